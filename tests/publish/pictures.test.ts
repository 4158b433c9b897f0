// Pictures beside an article are published on the site, whether the picture or the article comes first.
import { readFileSync } from "node:fs";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { beforeEach, describe, expect, test } from "vitest";
import { readPictureWords } from "../../lambdas/pictures/read-words.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { publishDue } from "../../lambdas/publish/publish-due.ts";
import {
  drop,
  eventFor,
  openTestContext,
  png,
  readText,
  siteUrl,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

let context: TestContext;
const { upload, remove } = stepsOf(() => context);

beforeEach(() => {
  context = openTestContext();
});

function picture(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/pictures/${name}`, import.meta.url));
}

const write = (key: string, id: string, text?: string) => upload(key, { id, ...(text && { text }) });

async function firstItem() {
  const [item] = parseJsonFeed((await readText(context.site, "feed.json")) ?? "").items ?? [];
  return item;
}

/** The paths of all pictures on the site. */
async function hosted(): Promise<readonly string[]> {
  return (await context.site.list({ prefix: "media/" })).map(({ key }) => key);
}

describe.each([
  ["the article first", ["article", "picture"]],
  ["the picture first", ["picture", "article"]],
])("%s", (_name, order) => {
  beforeEach(async () => {
    for (const step of order) {
      if (step === "article") await write("a/1.txt", "1");
      else await upload("a/1.JPG", picture("turned.jpg"));
    }
  });

  test("every feed format has the picture with its real type, length and size", async () => {
    const [path = ""] = await hosted();
    expect(path).toMatch(/^media\/1\/[0-9a-f]{32}\.jpg$/);
    const url = `${siteUrl}/${path}`;
    const length = picture("turned.jpg").length;

    const rss = parseRssFeed((await readText(context.site, "rss.xml")) ?? "").items?.[0];
    expect(rss?.enclosures).toEqual([{ url, length, type: "image/jpeg" }]);
    expect(rss?.media?.contents).toMatchObject([
      { url, type: "image/jpeg", medium: "image", fileSize: length, width: 320, height: 200 },
    ]);
    const atom = parseAtomFeed((await readText(context.site, "atom.xml")) ?? "").entries?.[0];
    expect(atom?.links).toContainEqual({ rel: "enclosure", href: url, type: "image/jpeg", length });
    expect(await firstItem()).toMatchObject({
      image: url,
      attachments: [{ url, mime_type: "image/jpeg", size_in_bytes: length }],
    });
    const tag = `<img src="${url}" alt="" width="320" height="200">`;
    expect((await firstItem())?.content_html).toContain(tag);
    const page = await readText(context.site, "articles/1");
    expect(page).toContain(tag.replace(">", ' fetchpriority="high">'));
    expect(page).toContain(`<meta property="og:image" content="${url}">`);
  });

  test("the site allows caches to keep it for long, and serves the original bytes if there is nothing private in them", async () => {
    const [path = ""] = await hosted();
    const stored = await context.site.get(path);
    expect(stored?.body).toEqual(new Uint8Array(picture("turned.jpg")));
    expect(stored).toMatchObject({
      contentType: "image/jpeg",
      cacheControl: expect.stringMatching(/max-age=31536000.*immutable/),
    });
  });
});

describe.each([
  ["the article first", (article: () => Promise<void>, image: () => Promise<void>) => [article, image]],
  ["the picture first", (article: () => Promise<void>, image: () => Promise<void>) => [image, article]],
])("whoever spelled its name, %s", (_order, inOrder) => {
  const composed = "أخبار/إفطار".normalize("NFC");
  const apart = composed.normalize("NFD");
  const halves = `${composed.split("/")[0]}/${apart.split("/")[1]}`;
  const naming = (image: string) =>
    `---\nid: 1\ntitle: عنوان\ndate: 8 ديسمبر 2017\nimage: ${image}\n---\nنص الخبر.\n`;

  test.each([
    ["composed, and apart beside it", `${composed}.md`, naming(""), `${apart}.png`],
    ["apart, and composed beside it", `${apart}.md`, naming(""), `${composed}.PNG`],
    ["composed, and apart in the same folder", `${composed}.md`, naming(""), `${halves}.png`],
    ["named composed, and apart", "1.md", naming(`${composed}.png`), `${apart}.png`],
    ["named apart, and composed", "1.md", naming(`${apart}.png`), `${composed}.png`],
    ["named in small letters", "a/1.md", naming("photo.jpg"), "a/photo.JPG"],
    ["named in capitals", "a/1.md", naming("photo.JPG"), "a/photo.jpg"],
    ["named as on Windows", "a/1.md", naming("images\\photo.jpg"), "a/images/photo.jpg"],
  ])("%s", async (_how, key, text, imageKey) => {
    const article = async () => {
      context.clock.now += 1000;
      await drop(context.inbox, key, text);
      await publish(eventFor(key), context);
    };
    for (const step of inOrder(article, () => upload(imageKey, picture("small.png")))) await step();
    expect(await hosted()).toEqual([expect.stringMatching(/\.png$/)]);
    expect(await firstItem()).toHaveProperty("image");
    await remove(imageKey);
    expect(await hosted()).toEqual([]);
  });
});

test("of two pictures whose names people take for the same, the one with exactly the right name is shown", async () => {
  await upload("photo.JPG", picture("small.gif"));
  await drop(
    context.inbox,
    "1.md",
    "---\nid: 1\ntitle: أ\ndate: 8 ديسمبر 2017\nimage: photo.jpg\n---\nنص.\n",
  );
  await publish(eventFor("1.md"), context);
  expect(await hosted()).toEqual([expect.stringMatching(/\.gif$/)]);
  await upload("photo.jpg", picture("small.png"));
  expect(await hosted()).toEqual([expect.stringMatching(/\.png$/)]);
  await remove("photo.jpg");
  expect(await hosted()).toEqual([expect.stringMatching(/\.gif$/)]);
});

test("a picture that is replaced has another address, and the entry is updated", async () => {
  await write("1.txt", "1");
  await upload("1.png", picture("small.png"));
  const before = await firstItem();
  const [old] = await hosted();
  context.clock.now += 60_000;
  await upload("1.png", picture("photo.webp"));
  const after = await firstItem();
  expect(await hosted()).toEqual([expect.stringMatching(/\.webp$/)]);
  expect(await hosted()).not.toContain(old);
  expect(after?.image).not.toBe(before?.image);
  expect(after?.date_modified).not.toEqual(before?.date_modified);
  expect(after?.date_published).toEqual(before?.date_published);
});

test("a picture that is removed disappears from the entry and the site, and the entry is updated", async () => {
  await write("1.txt", "1");
  await upload("1.gif", picture("small.gif"));
  const before = await firstItem();
  await remove("1.gif");
  expect(await firstItem()).not.toHaveProperty("image");
  expect((await firstItem())?.date_modified).not.toEqual(before?.date_modified);
  expect(await hosted()).toEqual([]);
});

test("the picture of a removed article is removed; another article with the same picture keeps its own", async () => {
  for (const id of ["1", "1-2"]) {
    await write(`${id}.txt`, id.replace("-", ""));
    await upload(`${id}.png`, picture("small.png"));
  }
  expect(await hosted()).toHaveLength(2);
  await remove("1.txt");
  expect(await hosted()).toEqual([expect.stringMatching(/^media\/12\//)]);
});

test("a picture waits with its article, and is published with it", async () => {
  context.clock.now += 1000;
  await publishDue(context);
  await drop(context.inbox, "1.txt", { id: "1", date: "8 ديسمبر 2017 12:30" });
  await publish(eventFor("1.txt"), context);
  await upload("1.png", picture("small.png"));
  expect(await hosted()).toEqual([]);
  context.clock.now += 60 * 60_000;
  await publishDue(context);
  expect(await hosted()).toHaveLength(1);
  expect(await firstItem()).toHaveProperty("image");
});

test.each([
  ["text", Buffer.from("نص وليس صورة")],
  [
    "a page with a script",
    Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
  ],
  ["nothing", Buffer.alloc(0)],
  ["half a header", Buffer.from("89504e470d0a1a0a", "hex")],
])(
  "%s under a picture's name is refused, and the article keeps the picture that it had",
  async (_name, bytes) => {
    await write("1.txt", "1");
    await upload("1.png", picture("small.png"));
    const before = await firstItem();
    await upload("1.png", bytes);
    expect(context.outcomes).toContainEqual(
      expect.objectContaining({
        kind: "refused",
        key: "1.png",
        refusals: [expect.objectContaining({ code: "not-a-picture" })],
      }),
    );
    expect(await readText(context.inbox, "_refused/1.png.txt")).toContain("JPEG");
    expect(await firstItem()).toEqual(before);
    await upload("1.png", picture("small.png"));
    expect(await context.inbox.head("_refused/1.png.txt")).toBeUndefined();
  },
);

test("of more than 2 MB under a picture's name, nobody asks which kind of text it is: decoding it would take too long", async () => {
  const findingOf = async (bytes: number) => {
    context.outcomes.length = 0;
    await upload("1.jpg", Buffer.from("ZCZC ".padEnd(bytes, "a")));
    const [refused] = context.outcomes.flatMap((one) => (one.kind === "refused" ? one.refusals : []));
    return [refused?.code, refused?.finding];
  };
  expect(await findingOf(2 * 1024 * 1024)).toEqual(["not-a-picture", "wire-text"]);
  expect(await findingOf(2 * 1024 * 1024 + 1)).toEqual(["not-a-picture", undefined]);
});

describe("a picture that", () => {
  const outcomeOf = async (bytes: Uint8Array) => {
    await upload("1.jpg", bytes);
    const outcome = context.outcomes.at(-1);
    return outcome?.kind === "refused" ? outcome.refusals.map(({ code }) => code) : outcome?.kind;
  };
  const huge = Buffer.from(png(1));
  huge.writeUInt32BE(0x7fffffff, 16);

  test.each(["turned.jpg", "agency.jpg", "small.png", "small.gif", "photo.webp"])(
    "was cut short is damaged: %s",
    async (name) => {
      const whole = picture(name);
      const half = whole.subarray(0, whole.length * 0.7);
      expect(await outcomeOf(half)).toEqual(["damaged-file"]);
      expect(await outcomeOf(whole.subarray(0, -6))).toEqual(["damaged-file"]);
      expect(await outcomeOf(whole)).toBe("picture");
      expect(await outcomeOf(Buffer.concat([whole, Buffer.from("ftypmp42 MotionPhoto")]))).toBe("picture");
    },
  );

  test("is larger than any is damaged", async () => {
    expect(await outcomeOf(huge)).toEqual(["damaged-file"]);
    expect(await outcomeOf(png(20_000))).toBe("picture");
  });

  test("has a thumbnail, and nothing after it, is damaged", async () => {
    const start = Buffer.from("ffd8", "hex");
    const end = picture("turned.jpg").subarray(2);
    const thumbnail = Buffer.concat([start, end]);
    const segment = Buffer.from("ffe20000", "hex");
    segment.writeUInt16BE(thumbnail.length + 2, 2);
    const whole = Buffer.concat([start, segment, thumbnail, end]);
    expect(await outcomeOf(whole)).toBe("picture");
    expect(await outcomeOf(whole.subarray(0, -1000))).toEqual(["damaged-file"]);
  });
});

test("a refused picture does not keep its article from being published", async () => {
  await upload("1.png", Buffer.from("?"));
  await write("1.txt", "1");
  expect(await firstItem()).toMatchObject({ id: expect.stringContaining(":1") });
});

test("a picture whose extension is wrong is served with its real type", async () => {
  await write("1.txt", "1");
  await upload("1.png", picture("turned.jpg"));
  expect(await hosted()).toEqual([expect.stringMatching(/\.jpg$/)]);
});

test("a picture inside a Word document is on the site, and is removed when the document no longer has it", async () => {
  const docx = readFileSync(new URL("../../content/articles/ترميم القلعة مع صورة.docx", import.meta.url));
  context.clock.now = Date.UTC(2026, 10, 1);
  await upload("خبر.docx", docx);
  expect(await hosted()).toEqual([expect.stringMatching(/^media\/خبر\/[0-9a-f]{32}\.jpg$/)]);
  expect((await firstItem())?.attachments).toMatchObject([{ mime_type: "image/jpeg", size_in_bytes: 3046 }]);
  await upload(
    "خبر.docx",
    readFileSync(new URL("../../content/articles/مهرجان المسرح.docx", import.meta.url)),
  );
  expect(await hosted()).toEqual([]);
});

test("caption and credit come from the picture's own file, if the article states none", async () => {
  await write("1.txt", "1");
  await upload("1.jpg", picture("agency.jpg"));
  const html = (await firstItem())?.content_html;
  const words = "سفن الصيد في مرفأ مطرح صباح أمس (هدى السالمية / وكالة الأنباء العمانية)";
  expect(html).toContain(`<figcaption dir="rtl">${words}</figcaption>`);
  const rss = parseRssFeed((await readText(context.site, "rss.xml")) ?? "").items?.[0];
  expect(rss?.media?.contents?.[0]).toMatchObject({
    description: { value: "سفن الصيد في مرفأ مطرح صباح أمس", type: "plain" },
    credits: [{ value: "هدى السالمية / وكالة الأنباء العمانية" }],
  });
  const [path = ""] = await hosted();
  const published = (await context.site.get(path))?.body ?? new Uint8Array();
  expect(await readPictureWords(picture("agency.jpg"))).toHaveProperty("credit");
  expect(await readPictureWords(published)).toEqual({});
});

test("the caption in the article has priority over the caption in the picture's file", async () => {
  const fields = "id: 1\ntitle: عنوان\ndate: 8 ديسمبر 2017\nimage_caption: مرفأ مطرح\nimage_alt: سفن";
  await drop(context.inbox, "1.md", `---\n${fields}\n---\nنص الخبر.\n`);
  await upload("1.jpg", picture("agency.jpg"));
  const html = (await firstItem())?.content_html;
  expect(html).toContain('alt="سفن"');
  expect(html).toContain(
    '<figcaption dir="rtl">مرفأ مطرح (هدى السالمية / وكالة الأنباء العمانية)</figcaption>',
  );
});

test("a text that a camera writes into each picture is not a caption", async () => {
  await write("1.txt", "1");
  await upload("1.jpg", picture("described.jpg"));
  expect((await firstItem())?.content_html).not.toMatch(/figcaption|OLYMPUS/);
});

test("the picture that a record names comes back when it is missing from the site", async () => {
  await write("1.txt", "1");
  await upload("1.png", picture("small.png"));
  const [path = ""] = await hosted();
  await context.site.delete(path);
  await publish(eventFor("1.txt"), context);
  expect(await hosted()).toEqual([path]);
});

test("an article without a picture costs no request for pictures on the site", async () => {
  const listed: string[] = [];
  const site = {
    ...context.site,
    list: async (options: { prefix: string }) => {
      listed.push(options.prefix);
      return context.site.list(options);
    },
  };
  await drop(context.inbox, "1.txt", { id: "1" });
  await publish(eventFor("1.txt"), { ...context, site });
  expect(listed).toEqual([]);
});

test("of two pictures beside an article, a broken one does not hide the other", async () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  await upload("a.txt", bytesOf("1\nالرياضة\n\nعنوان\n\n8 ديسمبر 2017\n\nنص الخبر.\n"));
  await upload("a.jpg", bytesOf("not a picture"));
  await upload("a.png", png(7));
  const { items = [] } = parseJsonFeed((await readText(context.site, "feed.json")) ?? "");
  expect(items.find(({ title }) => title === "عنوان")?.image).toMatch(/\.png$/);
});

test("very long XMP is not parsed, because that would take too much time and memory", async () => {
  const xmp = (more: string) =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">رصيف</rdf:li></rdf:Alt></dc:description>${more}</rdf:Description></rdf:RDF></x:xmpmeta>`;
  const withXmp = (more: string) => {
    const data = Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp(more)}`);
    const chunk = Buffer.alloc(12 + data.length);
    chunk.writeUInt32BE(data.length);
    chunk.write("iTXt", 4);
    data.copy(chunk, 8);
    const whole = Buffer.from(png(1));
    return Buffer.concat([whole.subarray(0, 33), chunk, whole.subarray(33)]);
  };
  expect(await readPictureWords(withXmp(""))).toEqual({ caption: "رصيف" });
  expect(await readPictureWords(withXmp("<dc:a>x</dc:a>".repeat(20_000)))).toEqual({});
});
