// If one article is bad, readers still get the other articles of the feed.
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { buildEntry } from "../../lambdas/feed/entry.ts";
import { parseSubmission } from "../../lambdas/inbox/parse-submission.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { checkNewEntry } from "../../lambdas/site/check-entry.ts";
import {
  eventFor,
  openTestContext,
  png,
  publication,
  readItems,
  readText,
  siteUrl,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

let context: TestContext;
const { upload } = stepsOf(() => context);

beforeEach(async () => {
  context = openTestContext();
  await upload("first.txt", articleOf("الأول"));
});

function articleOf(headline: string, fields: Readonly<Record<string, string>> = {}): string {
  const all = { title: headline, date: "2017-12-08", ...fields };
  const front = Object.entries(all).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
  return `---\n${front.join("")}---\n\nنص الخبر.\n`;
}

async function headlines(): Promise<readonly string[]> {
  return ((await readItems(context.site)) ?? []).map(({ title }) => title);
}

async function report(key: string): Promise<string | undefined> {
  return readText(context.inbox, `_refused/${key}.txt`);
}

describe("a value that feed readers would not accept is corrected or refused when its file is read", () => {
  test.each([
    ["https://img.example/50%off.jpg", "https://img.example/50%25off.jpg"],
    ["https://img.example/%.jpg", "https://img.example/%25.jpg"],
    ["https://img.example/%d8%ae.jpg", "https://img.example/%D8%AE.jpg"],
  ])("a picture at %s is shown from %s", async (image, address) => {
    await upload("a.md", articleOf("بصورة", { image }));
    const [item] = (await readItems(context.site)) ?? [];
    expect(item).toMatchObject({ title: "بصورة", image: address });
  });

  test("the same picture in a file of an agency", async () => {
    const renditions = { original: { href: "https://img.example/50%off.jpg", mimetype: "image/jpeg" } };
    await upload("a.json", ninjs({ associations: { featuremedia: { type: "picture", renditions } } }));
    expect(await readItems(context.site)).toContainEqual(
      expect.objectContaining({ title: "من وكالة", image: "https://img.example/50%25off.jpg" }),
    );
  });

  test.each(["1990-01-01T00:30:00+04:00", "1990-01-01"])(
    "the date %s, 1989 in UTC, is refused",
    async (date) => {
      await upload("a.md", articleOf("قديم", { date }));
      expect(await report("a.md")).toMatch(/impossible-date[\s\S]*19(?:89|90)-/);
      await upload("b.md", articleOf("بعده"));
      expect(await headlines()).toEqual(["بعده", "الأول"]);
    },
  );

  test("a name with an apostrophe in the query of the newspaper's own addresses", async () => {
    const articleLink = "https://news.example/article?id={id}";
    Object.assign(context, { publication: { ...context.publication, articleLink } });
    await upload("cote d'ivoire.md", articleOf("ساحل العاج"));
    const [item] = (await readItems(context.site)) ?? [];
    expect(item).toMatchObject({ url: "https://news.example/article?id=cote%20d%27ivoire" });
  });

  test.each([
    ["description_text", "و".repeat(900_000), "standfirst: 900000 > 5000"],
    ["keywords", Array.from({ length: 4000 }, (_, number) => `وسم ${number}`), "tags: 500 > 100"],
    ["body_html", `<p>${"كلمة ".repeat(110_000)}</p>`, "text: "],
    ["body_html", `<ul>${"<li>بند</li>".repeat(20_000)}</ul>`, "parts of the text: "],
  ])("an article with too much in %s is refused, and no other falls off", async (field, value, found) => {
    await upload("a.json", ninjs({ [field]: value }));
    expect(await report("a.json")).toContain(found);
    expect(await headlines()).toEqual(["الأول"]);
  });

  test("an article that is larger than a whole feed may be is refused", async () => {
    Object.assign(context, { publication: { ...context.publication, feedSize: 20_000 } });
    const tags = Array.from({ length: 100 }, (_, number) => `${"وسم ".repeat(25)}${number}`).join("، ");
    await upload("a.md", articleOf("كثير الوسوم", { tags }));
    expect(await report("a.md")).toMatch(/breaks-a-rule[\s\S]*the entry alone takes \d+ bytes/);
    expect(await headlines()).toEqual(["الأول"]);
  });

  test("a long standfirst is cut when it is used as a summary", async () => {
    const summary = `${"كلمة ".repeat(900).trim()}.`;
    await upload("a.md", articleOf("طويل المقدمة", { summary }));
    const [item] = (await readItems(context.site)) ?? [];
    expect((item as unknown as { summary: string }).summary.length).toBeLessThan(1002);
    expect(item?.content_html).toContain(summary);
  });

  test.each([
    "constructor",
    "toString",
    "toLocaleString",
    "__proto__",
    "__defineGetter__",
    "rss.xml",
    "feed.json",
    "atom.xml",
    "feeds.opml",
    "index.html",
  ])("an article whose file is called %s has its page", async (id) => {
    await upload(`${id}.md`, articleOf("اسم غريب"));
    expect(await headlines()).toEqual(["اسم غريب", "الأول"]);
    expect(await readText(context.site, `articles/${id}`)).toContain("<h1>اسم غريب</h1>");
  });

  test("the published article stays when the next version of its file breaks a rule", async () => {
    Object.assign(context, { publication: { ...context.publication, feedSize: 20_000 } });
    await upload("a.md", articleOf("سليم"));
    const tags = Array.from({ length: 100 }, (_, number) => `${"وسم ".repeat(25)}${number}`).join("، ");
    await upload("a.md", articleOf("معيب", { tags }));
    expect(await headlines()).toEqual(["سليم", "الأول"]);
    await upload("a.md", articleOf("صحيح"));
    expect(await headlines()).toEqual(["صحيح", "الأول"]);
    expect(await report("a.md")).toBeUndefined();
  });
});

function ninjs(members: object): string {
  return JSON.stringify({
    uri: "urn:agency:1",
    type: "text",
    pubstatus: "usable",
    headline: "من وكالة",
    versioncreated: "2017-12-08T08:00:00Z",
    body_html: "<p>نص الخبر.</p>",
    ...members,
  });
}

describe("an entry that breaks a rule because the settings or the rules have changed", () => {
  /** Changes a picture's type in the record, as if earlier rules had allowed it. */
  async function spoil(id: string): Promise<void> {
    const record = JSON.parse((await readText(context.catalog, `articles/${id}`)) ?? "");
    record.pictures[0].hosted.type = "text/html";
    record.revision += 1;
    const put = (key: string, text: string) =>
      context.catalog.put(key, new TextEncoder().encode(text), { contentType: "application/json" });
    await put(`articles/${id}`, JSON.stringify(record));
    for (const place of record.places) await put(place, String(record.revision));
  }

  async function publishWithPicture(id: string): Promise<void> {
    await context.inbox.put(`${id}.png`, png(7), { contentType: "image/png" });
    await upload(`${id}.md`, articleOf(`عنوان ${id}`));
  }

  test("is left out and counted; all others are published, and its article is not withdrawn", async () => {
    await publishWithPicture("a");
    await spoil("a");
    await upload("b.md", articleOf("أحدث"));
    expect(await headlines()).toEqual(["أحدث", "الأول"]);
    expect(context.outcomes).toContainEqual({
      kind: "leftOut",
      document: "all",
      guid: "tag:news.example,2017:a",
      problems: expect.arrayContaining([expect.stringContaining("is of type text/html")]),
    });
    expect(context.outcomes.map(({ kind }) => kind)).not.toContain("withheld");
    expect(await readText(context.site, "articles/a")).toContain("عنوان a");
    await context.inbox.put("a.png", png(8), { contentType: "image/png" });
    await upload("a.md", articleOf("مصحح"));
    expect(await headlines()).toContain("مصحح");
  });

  test("leaves its feed as it is if there is no other entry", async () => {
    await context.inbox.delete("first.txt");
    await publish(eventFor("first.txt"), context);
    await publishWithPicture("a");
    const before = await readText(context.site, "rss.xml");
    await spoil("a");
    await upload("waiting.md", articleOf("لاحق", { date: "2030-01-01" }));
    expect(await readText(context.site, "rss.xml")).toBe(before);
    expect(context.outcomes).toContainEqual(
      expect.objectContaining({ kind: "withheld", document: "rss.xml" }),
    );
  });
});

test("the gate accepts everything that our renderers make from an accepted file", async () => {
  const text = fc.oneof(
    { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
    fc.string({
      unit: fc.constantFrom(
        "]]>",
        "</a>",
        "&amp;",
        "\u202E",
        "\u2066",
        "٣",
        "خ",
        " ",
        "<",
        "%",
        "'",
        "\u0000",
      ),
    }),
    fc.constantFrom("عاجل", "خبر".repeat(400), "a".repeat(5000)),
  );
  const address = fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    text.map((path) => `https://img.example/${path}`),
  );
  const instant = fc.date({ min: new Date("1989-12-31"), max: new Date("2101-01-01"), noInvalidDate: true });
  const file = fc.record(
    {
      uri: fc.oneof(text, fc.constantFrom("constructor", "__proto__", "a/b", "rss.xml")),
      headline: text.map((words) => `عنوان ${words}`),
      description_text: text,
      byline: text,
      slugline: text,
      versioncreated: instant.map((date) => date.toISOString()),
      firstcreated: instant.map((date) => date.toISOString()),
      subject: fc.array(fc.record({ name: text, scheme: fc.constantFrom("section", "keyword") }), {
        maxLength: 4,
      }),
      body_html: fc
        .array(fc.tuple(text, address), { maxLength: 4 })
        .map((parts) =>
          parts
            .map(([words, href]) => `<p>نص ${words}<a href="${href}">${words}</a><img src="${href}"></p>`)
            .join(""),
        ),
      associations: address.map((href) => ({
        featuremedia: { type: "picture", headline: href, renditions: { original: { href } } },
      })),
    },
    { requiredKeys: ["headline", "versioncreated", "body_html"] },
  );
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(file, text, async (members, name) => {
      const bytes = new TextEncoder().encode(ninjs(members));
      const parsed = await parseSubmission(`${name.replaceAll("/", "-")}.json`, bytes, publication);
      if ("several" in parsed || !parsed.ok || parsed.value.kind !== "article") return;
      accepted += 1;
      const { id, article } = parsed.value;
      const published = "instant" in article.published ? article.published.instant : 0;
      const record = { id, guid: "tag:news.example,2017:1", published, updated: published };
      const pictures = article.picture ? [article.picture] : [];
      const entry = buildEntry({ ...record, article, pictures }, publication, siteUrl);
      expect(entry && checkNewEntry(id, entry, { publication, siteUrl })).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(accepted).toBeGreaterThan(50);
});
