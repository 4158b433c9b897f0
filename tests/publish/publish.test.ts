// A batch: which messages fail and come again, and what is reported.
import { readFileSync } from "node:fs";
import type { SQSEvent } from "aws-lambda";
import { expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { ConditionFailed, type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import {
  arrival,
  drop,
  eventFor,
  openTestContext,
  readItems,
  readText,
  type TestContext,
} from "./publish-fixture.ts";

function eventOf(fixture: string): SQSEvent {
  return JSON.parse(
    readFileSync(new URL(`../fixtures/events/${fixture}.json`, import.meta.url), "utf8"),
  ) as SQSEvent;
}

/** A store in which every request for a matching key fails. */
function faulty(
  store: ObjectStore,
  keys: RegExp,
  verbs: readonly ("get" | "head" | "put")[] = ["get", "head", "put"],
): ObjectStore {
  const refuse = (verb: "get" | "head" | "put", key: string) => {
    if (verbs.includes(verb) && keys.test(key))
      throw new StoreFault(verb, key, { cause: new Error("SlowDown") });
  };
  return {
    ...store,
    get: async (key) => {
      refuse("get", key);
      return store.get(key);
    },
    head: async (key) => {
      refuse("head", key);
      return store.head(key);
    },
    put: async (key, ...how) => {
      refuse("put", key);
      return store.put(key, ...how);
    },
  };
}

test("an event as S3 sends it publishes the file at its decoded key", async () => {
  const context = openTestContext();
  await drop(context.inbox, "رياضة/خبر 100% + 1.txt", { headline: "بلا رقم" });
  expect(await publish(eventOf("s3-created"), context)).toEqual({ batchItemFailures: [] });
  const [item] = (await readItems(context.site)) ?? [];
  expect(item).toMatchObject({
    title: "بلا رقم",
    id: "tag:news.example,2017:%D8%B1%D9%8A%D8%A7%D8%B6%D8%A9/%D8%AE%D8%A8%D8%B1%20100%25%20%2B%201",
    date_published: "2017-12-08T08:00:00.000Z",
  });
});

test("S3's test event at set-up does not come again", async () => {
  expect(await publish(eventOf("s3-test-event"), openTestContext())).toEqual({ batchItemFailures: [] });
});

test("only a message that is not understood comes again", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  const event = eventFor("a.txt", "b.txt");
  const [, poison] = event.Records;
  if (poison) poison.body = "?";
  expect(await publish(event, context)).toEqual({ batchItemFailures: [{ itemIdentifier: "message-1" }] });
  expect(await readItems(context.site)).toHaveLength(1);
  expect(context.outcomes).toContainEqual(
    expect.objectContaining({ kind: "failed", key: "message message-1" }),
  );
});

test("a fault of the store at one file fails only the message of that file", async () => {
  const context = openTestContext();
  for (const [index, key] of ["a.txt", "b.txt", "c.txt"].entries())
    await drop(context.inbox, key, { id: `${index}1` });
  const stricken = { ...context, inbox: faulty(context.inbox, /^b/) };
  const { batchItemFailures } = await publish(eventFor("a.txt", "b.txt", "c.txt"), stricken);
  expect(batchItemFailures).toEqual([{ itemIdentifier: "message-1" }]);
  expect(await readItems(context.site)).toHaveLength(2);
});

test("a fault at one section's feed fails only the messages that change it", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1", section: "الرياضة" });
  await drop(context.inbox, "b.txt", { id: "2", section: "ثقافة" });
  const stricken = { ...context, site: faulty(context.site, /^sections\/sport/) };
  const { batchItemFailures } = await publish(eventFor("a.txt", "b.txt"), stricken);
  expect(batchItemFailures).toEqual([{ itemIdentifier: "message-0" }]);
});

test("when everything fails, every message comes again, once", async () => {
  const context = openTestContext();
  const stricken = { ...context, catalog: faulty(context.catalog, /./) };
  const { batchItemFailures } = await publish(eventFor("a.txt", "b.txt"), stricken);
  expect(batchItemFailures).toEqual([{ itemIdentifier: "message-0" }, { itemIdentifier: "message-1" }]);
});

test("reports of refusals and files that systems leave behind are not articles", async () => {
  const context = openTestContext();
  const keys = ["_refused/a.txt.txt", ".DS_Store", "folder/", "~$draft.docx", "a.txt~", "x/Thumbs.db"];
  for (const key of keys) await drop(context.inbox, key, { id: "1" });
  expect(await publish(eventFor(...keys), context)).toEqual({ batchItemFailures: [] });
  expect(await context.catalog.list({ prefix: "" })).toEqual([]);
  expect(context.outcomes).toEqual([]);
});

test("folders of the top level whose name begins with _ are Khulasa's, and hold no articles and no pictures", async () => {
  const context = openTestContext();
  const keys = ["_status/a.txt", "_drafts/sport/a.md", "_x/a.png"];
  for (const key of keys) await drop(context.inbox, key, { id: "1" });
  await drop(context.inbox, "sport/_a.txt", { id: "2" });
  await publish(eventFor(...keys, "sport/_a.txt"), context);
  expect((await readItems(context.site))?.map(({ id }) => id)).toEqual(["tag:news.example,2017:2"]);
  expect((await context.inbox.list({ prefix: "_" })).map(({ key }) => key)).toEqual(keys.toSorted());
});

test("an article that the first version published from such a folder stays until its file is deleted", async () => {
  const context = openTestContext();
  await drop(context.inbox, "old/a.txt", { id: "1" });
  await publish(eventFor("old/a.txt"), context);
  // Changes the catalog, as if the folder had had another name when the article was published.
  const rename = async (key: string) => {
    const text = (await readText(context.catalog, key)) ?? "";
    await drop(context.catalog, key.replace("old/", "_old/"), text.replaceAll("old/a.txt", "_old/a.txt"));
  };
  await rename("sources/old/a.txt");
  await rename("articles/1");
  await drop(context.inbox, "_old/a.txt", { id: "1" });
  await publish(eventFor("_old/a.txt"), context);
  expect(await readItems(context.site)).toHaveLength(1);
  await context.inbox.delete("_old/a.txt");
  await publish(eventFor("_old/a.txt"), context);
  expect(await readItems(context.site)).toEqual([]);
});

test("a correction whose write succeeded but whose answer was lost is reported as published", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), context);
  context.outcomes.length = 0;
  context.clock.now += 1000;
  await drop(context.inbox, "a.txt", { id: "1", headline: "مصحح" });
  const unsure = new Set(["articles/1"]);
  const catalog: ObjectStore = {
    ...context.catalog,
    put: async (key, ...rest) => {
      const etag = await context.catalog.put(key, ...rest);
      // The SDK sends the write again, and it finds the object of the first attempt.
      if (unsure.delete(key) || key.startsWith("index/")) throw new ConditionFailed("put", key);
      return etag;
    },
  };
  await publish(eventFor("a.txt"), { ...context, catalog });
  expect(context.outcomes).toContainEqual({ kind: "published", key: "a.txt", id: "1" });
  expect(context.outcomes.map(({ kind }) => kind)).not.toContain("unchanged");
});

test("a document is not written again and again if the store returns its content type in another form", async () => {
  const context = openTestContext();
  const puts: string[] = [];
  const normalise = <Head extends { contentType: string }>(head: Head | undefined) =>
    head && { ...head, contentType: head.contentType.replace("; charset=utf-8", "") };
  const site: ObjectStore = {
    ...context.site,
    get: async (key) => normalise(await context.site.get(key)),
    head: async (key) => normalise(await context.site.head(key)),
    put: async (key, ...rest) => {
      puts.push(key);
      return context.site.put(key, ...rest);
    },
  };
  await drop(context.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), { ...context, site });
  expect(puts).toHaveLength(new Set(puts).size);
  puts.length = 0;
  await publish(eventFor("a.txt"), { ...context, site });
  expect(puts).toEqual([]);
});

test("a refused file keeps its published article, and has a report, until it is corrected", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1", headline: "سليم" });
  await publish(eventFor("a.txt"), context);
  const before = await readItems(context.site);

  await drop(context.inbox, "a.txt", "");
  expect(await publish(eventFor("a.txt"), context)).toEqual({ batchItemFailures: [] });
  expect(await readItems(context.site)).toEqual(before);
  const refusals = [expect.objectContaining({ code: "empty-file", line: 1 })];
  expect(context.outcomes.at(-1)).toEqual({ kind: "refused", key: "a.txt", refusals });
  expect(await readText(context.inbox, "_refused/a.txt.txt")).toMatch(/a\.txt/);

  await drop(context.inbox, "a.txt", { id: "1", headline: "صُحّح" });
  await publish(eventFor("a.txt"), context);
  expect((await readItems(context.site))?.map(({ title }) => title)).toEqual(["صُحّح"]);
  expect(await context.inbox.head("_refused/a.txt.txt")).toBeUndefined();
});

test("the report is removed together with the refused file", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", "");
  await publish(eventFor("a.txt"), context);
  await context.inbox.delete("a.txt");
  await publish(eventFor("a.txt"), context);
  expect(await context.inbox.list({ prefix: "" })).toEqual([]);
});

test.each([["ن".repeat(400)], ["a/../b.txt"], ["a\u0007.txt"], ["a\n.txt"], ["a//b.txt"]])(
  "a key that can't become an address is refused: %j",
  async (key) => {
    const context = openTestContext();
    await drop(context.inbox, key, { id: "1" });
    expect(await publish(eventFor(key), context)).toEqual({ batchItemFailures: [] });
    expect(context.outcomes).toMatchObject([{ kind: "refused", refusals: [{ code: "unusable-key" }] }]);
    expect(await context.inbox.list({ prefix: "_refused/" })).toHaveLength(1);
  },
);

test("a file too large for memory is refused", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", "ن".repeat(10_500_000));
  expect(await publish(eventFor("a.txt"), context)).toEqual({ batchItemFailures: [] });
  expect(context.outcomes).toMatchObject([{ kind: "refused", refusals: [{ code: "file-too-large" }] }]);
});

test("a section's name that no address can be made of is refused", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1", section: "؟؟؟" });
  await publish(eventFor("a.txt"), context);
  expect(context.outcomes).toMatchObject([
    { kind: "refused", refusals: [{ code: "unusable-section", found: "؟؟؟" }] },
  ]);
});

test("readers never get an article of the future", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1", date: "9 ديسمبر 2017" });
  await publish(eventFor("a.txt"), context);
  expect(await readItems(context.site)).toEqual([]);
  expect(await context.site.head("articles/1")).toBeUndefined();

  context.clock.now += 24 * 60 * 60_000;
  await publish(eventFor("a.txt"), context);
  expect(await readItems(context.site)).toHaveLength(1);
  expect(await context.site.head("articles/1")).toBeDefined();
});

test("a document that the gate refuses stays as it is, the reason is reported, and no message comes again", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), context);
  const before = await readText(context.site, "rss.xml");
  await drop(context.inbox, "b.txt", { id: "2" });
  const mistaken = { ...context, siteUrl: "https://NEWS.example" };
  expect(await publish(eventFor("b.txt"), mistaken)).toEqual({ batchItemFailures: [] });
  expect(await readText(context.site, "rss.xml")).toBe(before);
  const problems = expect.arrayContaining([expect.stringMatching(/not an absolute percent-encoded address/)]);
  expect(context.outcomes).toContainEqual({ kind: "withheld", document: "rss.xml", problems });
});

test("a document that can't be rendered is withheld, and no message comes again", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), context);
  await context.inbox.delete("a.txt");
  // The date in the guids' authority is the only date of an empty feed.
  const mistaken = {
    ...context,
    publication: { ...context.publication, guidAuthority: "news.example,never", tombstoneDays: 0 },
  };
  expect(await publish(eventFor("a.txt"), mistaken)).toEqual({ batchItemFailures: [] });
  expect(context.outcomes).toContainEqual(expect.objectContaining({ kind: "withheld", document: "all" }));
  expect(await readItems(context.site)).toHaveLength(1);
  expect(await publish(eventFor("a.txt"), context)).toEqual({ batchItemFailures: [] });
  expect(await readItems(context.site)).toEqual([]);
});

test.each(["articles/1", "feeds.opml"])("a fault at %s fails the message", async (path) => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  const stricken = { ...context, site: faulty(context.site, new RegExp(`^${path}$`)) };
  expect((await publish(eventFor("a.txt"), stricken)).batchItemFailures).toHaveLength(1);
});

test("articles that readers open on another site have no page here, and feeds link to that site", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), context);
  const articleLink = "https://paper.example/news/{id}";
  const elsewhere = { ...context, publication: { ...context.publication, articleLink } };
  await publish(eventFor("a.txt"), elsewhere);
  expect(await context.site.head("articles/1")).toBeUndefined();
  expect(await readText(context.site, "rss.xml")).toContain("<link>https://paper.example/news/1</link>");
});

test("documents state for how long caches may keep them", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), context);
  for (const path of ["rss.xml", "articles/1"]) {
    expect((await context.site.head(path))?.cacheControl).toBe(
      "public, max-age=60, stale-while-revalidate=300",
    );
  }
});

test("an id that is too long for a key of the index is refused", async () => {
  const context = openTestContext();
  const key = `${"a/".repeat(300)}b.txt`;
  await drop(context.inbox, key, {});
  await publish(eventFor(key), context);
  expect(context.outcomes).toMatchObject([{ kind: "refused", refusals: [{ code: "unusable-id" }] }]);
});

test.each(["a/../b", "../../rss.xml", "a//b", "./a", ".."])("the id %s is refused", async (id) => {
  const context = openTestContext();
  await drop(context.inbox, "a.md", `---\nid: ${id}\ntitle: خبر\ndate: 2017-12-08\n---\nنص الخبر.`);
  await publish(eventFor("a.md"), context);
  expect(context.outcomes).toMatchObject([{ kind: "refused", refusals: [{ code: "unusable-id" }] }]);
});

test("the longest key that S3 has is refused with a report, not a fault", async () => {
  const context = openTestContext();
  const key = `${"a".repeat(1020)}.txt`;
  await drop(context.inbox, key, {});
  expect(await publish(eventFor(key), context)).toEqual({ batchItemFailures: [] });
  expect(context.outcomes).toMatchObject([{ kind: "refused", refusals: [{ code: "unusable-key" }] }]);
});

test("a section's name as long as a paragraph is refused", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { section: "ن".repeat(500) });
  await publish(eventFor("a.txt"), context);
  expect(context.outcomes).toMatchObject([{ kind: "refused", refusals: [{ code: "unusable-section" }] }]);
});

test("a name with decomposed letters, as on a Mac, gives the same id", async () => {
  const context = openTestContext();
  await drop(context.inbox, "آخر.txt".normalize("NFD"), {});
  await publish(eventFor("آخر.txt".normalize("NFD")), context);
  const [item] = (await readItems(context.site)) ?? [];
  expect(item?.id).toBe(`tag:news.example,2017:${encodeURIComponent("آخر".normalize("NFC"))}`);
});

test("names that differ in a number after a dot are different ids", async () => {
  const context = openTestContext();
  for (const key of ["بيان 08.12.2016", "بيان 08.12.2017"]) await drop(context.inbox, key, { headline: key });
  await publish(eventFor("بيان 08.12.2016", "بيان 08.12.2017"), context);
  expect(await readItems(context.site)).toHaveLength(2);
});

test("a record of an earlier version is read as it is, and its article is not taken for an edited one", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), context);
  const before = await readItems(context.site);
  const record = JSON.parse((await readText(context.catalog, "articles/1")) ?? "");
  delete record.article.tags;
  const body = new TextEncoder().encode(JSON.stringify(record));
  await context.catalog.put("articles/1", body, { contentType: "application/json" });
  context.clock.now += 60_000;
  expect(await publish(eventFor("a.txt"), context)).toEqual({ batchItemFailures: [] });
  expect(await readItems(context.site)).toEqual(before);
});

/** The reported times from the upload to the feeds. All events happened at the first moment of the test. */
async function deliveries(context: TestContext, ...keys: readonly string[]): Promise<readonly unknown[]> {
  const event = eventFor(...keys);
  for (const record of event.Records) {
    const body = JSON.parse(record.body);
    body.Records[0].eventTime = new Date(arrival).toISOString();
    record.body = JSON.stringify(body);
  }
  context.outcomes.length = 0;
  await publish(event, context);
  return context.outcomes.filter(({ kind }) => kind === "delivered");
}

test("the time from upload to feed runs from S3's event until the batch's feeds are written", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  const put: ObjectStore["put"] = async (key, body, options) => {
    if (key === "sections/sport/rss.xml") context.clock.now += 700;
    return context.site.put(key, body, options);
  };
  context.clock.now += 800;
  expect(await deliveries({ ...context, site: { ...context.site, put } }, "a.txt")).toEqual([
    { kind: "delivered", key: "a.txt", milliseconds: 1500 },
  ]);
});

test("a batch that comes again after a fault reports the whole time", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1" });
  const stricken = { ...context, site: faulty(context.site, /^sections/) };
  expect(await deliveries(stricken, "a.txt")).toEqual([]);
  context.clock.now += 180_000;
  expect(await deliveries(context, "a.txt")).toEqual([
    { kind: "delivered", key: "a.txt", milliseconds: 180_000 },
  ]);
});

test("a refused, removed or waiting article reports no such time", async () => {
  const context = openTestContext();
  await drop(context.inbox, "refused.txt", "");
  await drop(context.inbox, "waiting.txt", { id: "1", date: "9 ديسمبر 2017" });
  expect(await deliveries(context, "refused.txt", "waiting.txt", "removed.txt")).toEqual([]);
});
