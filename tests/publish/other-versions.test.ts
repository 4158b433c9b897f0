// Records that a newer version wrote, as after a rollback. This version keeps what it does not understand, and does not change what the
// newer version has read from files that have not changed since.
import { beforeEach, expect, test } from "vitest";
import { drop, openTestContext, png, readItems, readText, type TestContext } from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

let context: TestContext;
const { publishKeys } = stepsOf(() => context);

beforeEach(async () => {
  context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1", headline: "الأول" });
  await publishKeys("a.txt");
});

// biome-ignore lint/suspicious/noExplicitAny: a record of any version
type Stored = any;

async function readStored(key: string): Promise<Stored> {
  return JSON.parse((await readText(context.catalog, key)) ?? "null");
}

/** Changes the record as a newer version might, and updates the article's index entries. */
async function rewrite(change: (record: Stored) => void): Promise<void> {
  const record = await readStored("articles/1");
  change(record);
  record.schema = 9;
  record.revision += 1;
  await drop(context.catalog, "articles/1", JSON.stringify(record));
  for (const place of record.places) await drop(context.catalog, place, String(record.revision));
}

test("what a newer version stored survives a correction, a removal and a return", async () => {
  await rewrite((record) => {
    record.days = ["2017-12-08"];
    record.article.subtitle = "فرعي";
  });
  context.clock.now += 60_000;
  await drop(context.inbox, "a.txt", { id: "1", headline: "مصحح" });
  await publishKeys("a.txt");
  expect(await readItems(context.site)).toMatchObject([{ title: "مصحح" }]);
  // The subtitle belonged to the old text, and this version can't read the new one.
  expect(await readStored("articles/1")).toMatchObject({ schema: 9, days: ["2017-12-08"] });
  expect(await readStored("articles/1")).not.toHaveProperty("article.subtitle");

  await context.inbox.delete("a.txt");
  await publishKeys("a.txt");
  expect(await readItems(context.site)).toEqual([]);
  await drop(context.inbox, "a.txt", { id: "1", headline: "عاد" });
  await publishKeys("a.txt");
  expect(await readItems(context.site)).toMatchObject([{ title: "عاد", id: "tag:news.example,2017:1" }]);
  expect(await readStored("articles/1")).toMatchObject({ schema: 9, days: ["2017-12-08"] });
});

test("an article that a newer version has read from the same file is not read again, and its dates stay", async () => {
  await rewrite((record) => {
    record.article.paragraphs = ["نص الخبر.", { element: "aside", children: ["في الهامش"] }];
    record.fingerprint = "of the newer version";
  });
  const before = await readText(context.catalog, "articles/1");
  context.clock.now += 60_000;
  await publishKeys("a.txt");
  await publishKeys("a.txt");
  expect(await readText(context.catalog, "articles/1")).toBe(before);
  const [item] = (await readItems(context.site)) ?? [];
  expect(item?.content_html).toContain("في الهامش");
});

test("a picture that comes beside such an article is still shown", async () => {
  await rewrite((record) => {
    record.article.subtitle = "فرعي";
  });
  await context.inbox.put("a.png", png(7), { contentType: "image/png" });
  await publishKeys("a.png");
  expect((await readItems(context.site))?.[0]).toHaveProperty("image");
  expect(await readStored("articles/1")).toMatchObject({ article: { subtitle: "فرعي" } });
});

test("an article that a newer version withholds, for a reason that this one does not know, stays withheld", async () => {
  await rewrite((record) => {
    Object.assign(record, { article: null, withheld: true, places: [], left: record.places });
  });
  await publishKeys("a.txt");
  expect(await readItems(context.site)).toEqual([]);
});

test("feeds of a kind that only a newer version knows are not changed", async () => {
  const series = "index/series/الحرب/8487262399999/1";
  await rewrite((record) => record.places.push(series));
  context.clock.now += 60_000;
  await drop(context.inbox, "a.txt", { id: "1", headline: "مصحح" });
  await publishKeys("a.txt");
  expect((await readStored("articles/1")).places).toContain(series);
  expect(await context.catalog.head(series)).toBeDefined();
  expect(await context.site.list({ prefix: "series/" })).toEqual([]);
  await context.inbox.delete("a.txt");
  await publishKeys("a.txt");
  expect(await context.catalog.head(series)).toBeUndefined();
});

test("the lists of ids and of feeds keep what a newer version added", async () => {
  const addTo = async (key: string) => {
    const stored = await readStored(key);
    await drop(context.catalog, key, JSON.stringify({ ...stored, schema: 9, later: true }));
  };
  await addTo("sources/a.txt");
  await addTo("feeds");
  await drop(context.inbox, "a.txt", { id: "2", section: "ثقافة" });
  await publishKeys("a.txt");
  expect(await readStored("sources/a.txt")).toMatchObject({ schema: 9, later: true, ids: ["1", "2"] });
  expect(await readStored("feeds")).toMatchObject({
    schema: 9,
    later: true,
    labels: { "sections/ثقافه": "ثقافة" },
  });
});

test("an unchanged file that is read in another way is not an update of the article", async () => {
  // The article's day is over, so an update would have the time of the arrival.
  await drop(context.inbox, "a.txt", { id: "1", headline: "الأول", date: "05 ديسمبر 2017" });
  await publishKeys("a.txt");
  const [before] = (await readItems(context.site)) ?? [];
  // Changes the record, as if an older version had read the headline differently.
  const record = await readStored("articles/1");
  record.article.headline = "قراءة أخرى";
  record.fingerprint = "of the older version";
  record.updated = record.published;
  await drop(context.catalog, "articles/1", JSON.stringify(record));
  context.clock.now += 60_000;
  await publishKeys("a.txt");
  const [after] = (await readItems(context.site)) ?? [];
  expect(after).toMatchObject({ title: "الأول", date_published: before?.date_published });
  expect(after?.date_modified).toBe(before?.date_published);
});
