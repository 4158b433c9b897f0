// Large pictures in the right size: small WebP files for pages, one JPEG for feeds, and nothing of the original on the site.
import { crc32, deflateSync } from "node:zlib";
import { parseJsonFeed, parseRssFeed } from "feedsmith";
import sharp from "sharp";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inspectPicture } from "../../lambdas/pictures/inspect-picture.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { drop, eventFor, openTestContext, readText, type TestContext } from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

let context: TestContext;
const { upload } = stepsOf(() => context);

async function openWithArticle(): Promise<TestContext> {
  const opened = openTestContext();
  await drop(opened.inbox, "1.txt", { id: "1" });
  await publish(eventFor("1.txt"), opened);
  return opened;
}

beforeEach(async () => {
  context = await openWithArticle();
});

/** A photograph of a smooth sky, with the name of its photographer and the place. */
function photograph(width: number, height: number) {
  const channels = 3;
  const raw = Buffer.from(Array.from({ length: 40 * 30 * channels }, (_, index) => (index * 7) % 256));
  return sharp(raw, { raw: { width: 40, height: 30, channels } })
    .resize(width, height, { fit: "fill" })
    .withExif({ IFD0: { Artist: "Salim" }, IFD3: { GPSLatitude: "23/1 36/1 0/1" } });
}

async function published() {
  const listed = await context.site.list({ prefix: "media/" });
  return Promise.all(
    listed.map(async ({ key }) => {
      const { body = new Uint8Array(), contentType } = (await context.site.get(key)) ?? {};
      const { width, height, exif } = await sharp(body).metadata();
      return { key, contentType, length: body.length, width, height, exif };
    }),
  );
}

describe("a photograph of 3000 by 2000 pixels", () => {
  // To encode the photograph takes long, so these tests share it. The last test removes it.
  let withPhotograph: TestContext;
  beforeAll(async () => {
    context = await openWithArticle();
    await upload("1.jpg", await photograph(3000, 2000).jpeg().toBuffer());
    withPhotograph = context;
  });
  beforeEach(() => {
    context = withPhotograph;
  });

  test("is on the site as WebP for pages and as one JPEG for feeds, without the original and its metadata", async () => {
    const files = await published();
    expect(files.map(({ contentType, width, height }) => `${contentType} ${width}x${height}`).sort()).toEqual(
      ["image/jpeg 1600x1067", "image/webp 1600x1067", "image/webp 480x320", "image/webp 960x640"],
    );
    expect(files.map(({ exif }) => exif).filter(Boolean)).toEqual([]);
  });

  test("is in feeds with the width, height and length of the JPEG", async () => {
    const jpeg = (await published()).find(({ contentType }) => contentType === "image/jpeg");
    const url = `https://news.example/${jpeg?.key}`;
    const item = parseRssFeed((await readText(context.site, "rss.xml")) ?? "").items?.[0];
    expect(item?.enclosures).toEqual([{ url, length: jpeg?.length, type: "image/jpeg" }]);
    expect(item?.media?.contents?.[0]).toMatchObject({
      url,
      width: 1600,
      height: 1067,
      fileSize: jpeg?.length,
    });
    const html = parseJsonFeed((await readText(context.site, "feed.json")) ?? "").items?.[0]?.content_html;
    expect(html).toContain(`<img src="${url}" alt="" width="1600" height="1067">`);
  });

  test("a page lets the browser choose", async () => {
    const page = (await readText(context.site, "articles/1")) ?? "";
    const [, set = ""] = /<source type="image\/webp" srcset="([^"]+)" sizes="[^"]+">/.exec(page) ?? [];
    const chosen = set.split(", ").map((form) => form.split(" "));
    expect(chosen.map(([, width]) => width)).toEqual(["480w", "960w", "1600w"]);
    for (const [url = ""] of chosen)
      expect(await context.site.head(new URL(url).pathname.slice(1))).toBeDefined();
  });

  test("that is uploaded again writes nothing", async () => {
    const before = context.outcomes.length;
    await publish(eventFor("1.jpg"), context);
    expect(context.outcomes.slice(before).filter(({ kind }) => kind === "written")).toEqual([]);
  });

  test("goes with all its files", async () => {
    await context.inbox.delete("1.jpg");
    await publish(eventFor("1.jpg"), context);
    expect(await published()).toEqual([]);
  });
});

test("a photograph on its side is upright in all its forms", async () => {
  const turned = await photograph(1200, 800).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  await upload("1.jpg", turned);
  const forms = (await published()).filter(({ contentType }) => contentType === "image/webp");
  expect(forms.map(({ width, height }) => `${width}x${height}`).sort()).toEqual(["480x720", "800x1200"]);
});

test("none is wider than the picture; a small one and an animation stay as they are", async () => {
  await upload("1.jpg", await photograph(700, 500).jpeg().toBuffer());
  const widths = (await published()).map(({ width }) => width ?? 0);
  expect(widths.sort((one, other) => one - other)).toEqual([480, 700, 700]);
  await upload("1.jpg", await photograph(400, 300).jpeg().toBuffer());
  expect((await published()).map(({ width }) => width)).toEqual([400]);
  const frames = await photograph(600, 1200).gif().toBuffer();
  const animation = await sharp(frames, {}).gif({ loop: 0 }).toBuffer();
  await upload("1.jpg", animation);
  expect((await published()).every(({ length }) => length > 0)).toBe(true);
});

test("a large picture with transparency keeps it", async () => {
  await upload("1.jpg", await photograph(2000, 1000).ensureAlpha(0.5).png().toBuffer());
  expect((await published()).map(({ contentType, width }) => `${contentType} ${width}`).sort()).toEqual([
    "image/png 1415",
    "image/webp 1415",
    "image/webp 480",
    "image/webp 960",
  ]);
});

test("a picture that is too large for the function is refused in words", async () => {
  const header = Buffer.from("GIF89a N0*"); // 20,000 by 10,800
  await upload("2.gif", header);
  const refused = context.outcomes.findLast(({ kind }) => kind === "refused");
  expect(refused).toMatchObject({ refusals: [{ code: "picture-too-large", found: "20000 × 10800" }] });
  expect(await readText(context.inbox, "_refused/2.gif.txt")).toContain("100 million pixels");
});

/** The beginning of a PNG whose pixels have colours and transparency. */
function pngHeader(width: number, height: number, isInterlaced: boolean): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type), content]);
    const [length, check] = [content.length, crc32(typed)].map((number) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(number);
      return bytes;
    });
    return Buffer.concat([length ?? typed, typed, check ?? typed]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, isInterlaced ? 1 : 0]);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(10)))]);
}

test("a picture that takes too much memory to decode is refused, although it has fewer pixels", async () => {
  await upload("2.png", pngHeader(8000, 6000, true));
  await upload("3.png", pngHeader(8000, 6000, false));
  const codes = context.outcomes.flatMap((outcome) =>
    outcome.kind === "refused"
      ? outcome.refusals.map(({ code, found }) => `${outcome.key} ${code} ${found}`)
      : [],
  );
  expect(codes).toEqual(["2.png picture-too-large 8000 × 6000", "3.png damaged-file 3.png"]);
});

test("a long strip has smaller forms, because a form has at most 4 million pixels", async () => {
  const strip = await inspectPicture("1", await photograph(700, 7000).jpeg({ quality: 1 }).toBuffer());
  expect(strip?.files.map(({ type, width, height }) => `${type} ${width}x${height}`)).toEqual([
    "image/jpeg 633x6330",
    "image/webp 480x4800",
    "image/webp 633x6330",
  ]);
});

test("a picture that takes much memory to decode is published as it is", async () => {
  const types = async (isProgressive: boolean) => {
    const bytes = await photograph(3000, 3000)
      .jpeg({ quality: 1, progressive: isProgressive, chromaSubsampling: "4:4:4" })
      .toBuffer();
    return (await inspectPicture("1", bytes))?.files.map(({ type, width }) => `${type} ${width}`);
  };
  expect(await types(true)).toEqual(["image/jpeg 3000"]);
  expect(await types(false)).toHaveLength(4);
});

test("a picture that takes long to decode is published as it is", async () => {
  const widths = async (height: number) => {
    const blank = sharp({ create: { width: 5000, height, channels: 3, background: "red" } });
    const { files } = (await inspectPicture("1", await blank.png({ compressionLevel: 1 }).toBuffer())) ?? {};
    return files?.map(({ width }) => width);
  };
  expect(await widths(14_000)).toEqual([5000]);
  expect(await widths(2000)).toEqual([1600, 480, 960, 1600]);
});

test("the forms of a picture are made once, and are the same for another article", async () => {
  const bytes = await photograph(1700, 1000).jpeg().toBuffer();
  const [first, again, other] = [
    await inspectPicture("1", bytes),
    await inspectPicture("1", bytes),
    await inspectPicture("2", bytes),
  ];
  expect(again?.files[0]?.bytes).toBe(first?.files[0]?.bytes);
  expect(other?.files.map(({ path }) => path.startsWith("media/2/"))).toEqual([true, true, true, true]);
});

test("the bytes of a GIF with damaged blocks are not changed when it is cleaned", async () => {
  const gif = await photograph(40, 30).gif().toBuffer();
  const at = gif.indexOf(Buffer.from([0x21, 0xf9, 4]));
  const blocks = Buffer.from([0x21, 0xf9, 4, 0, 0, 0, 0, 1, 9, 0]);
  const damaged = Buffer.concat([gif.subarray(0, at), blocks, gif.subarray(at)]);
  const before = Buffer.from(damaged);
  expect(await inspectPicture("1", damaged)).toBeDefined();
  expect(damaged.equals(before)).toBe(true);
});

test("pictures that an earlier version published get their forms by the backfill, and the article is not updated", async () => {
  await upload("1.jpg", await photograph(1200, 800).jpeg().toBuffer());
  const feed = await readText(context.site, "rss.xml");
  const [record] = await context.catalog.list({ prefix: "articles/" });
  const stored = JSON.parse((await readText(context.catalog, record?.key ?? "")) ?? "");
  for (const picture of stored.pictures) delete picture.hosted.renditions;
  const body = new TextEncoder().encode(JSON.stringify(stored));
  await context.catalog.put(record?.key ?? "", body, { contentType: "application/json" });
  for (const { key, contentType } of await published())
    if (contentType === "image/webp") await context.site.delete(key);
  await publish(eventFor("1.txt"), { ...context, warmRecords: openTestContext().warmRecords });
  expect((await published()).map(({ contentType, width }) => `${contentType} ${width}`).sort()).toEqual([
    "image/jpeg 1200",
    "image/webp 1200",
    "image/webp 480",
    "image/webp 960",
  ]);
  expect(await readText(context.site, "rss.xml")).toBe(feed);
});
