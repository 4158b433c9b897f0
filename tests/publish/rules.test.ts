// The rules of the catalog protocol, one test for each, by name.
import { beforeEach, describe, expect, test } from "vitest";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { ConditionFailed, type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import {
  drop,
  eventFor,
  openTestContext,
  pageOf,
  readItems,
  readText,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

let context: TestContext;
const { upload, remove, publishKeys } = stepsOf(() => context);

beforeEach(() => {
  context = openTestContext();
});

const minute = 60_000;

async function headlines(folder = ""): Promise<string[]> {
  return ((await readItems(context.site, folder)) ?? []).map(({ title }) => title);
}

async function firstItem(folder = "") {
  const [item] = (await readItems(context.site, folder)) ?? [];
  if (!item) throw new Error(`the feed in ${folder || "the root"} is empty`);
  return item;
}

/** Every object of a store with its bytes. Two runs with the same result have equal snapshots. */
async function snapshot(store: ObjectStore): Promise<Record<string, string | undefined>> {
  const keys = (await store.list({ prefix: "" })).map(({ key }) => key);
  return Object.fromEntries(
    await Promise.all(keys.map(async (key) => [key, await readText(store, key)] as const)),
  );
}

describe("events are only hints", () => {
  test("a duplicate event changes nothing", async () => {
    await upload("a.txt", { id: "1" });
    const [catalog, site] = [await snapshot(context.catalog), await snapshot(context.site)];
    await publishKeys("a.txt", "a.txt");
    expect(await snapshot(context.catalog)).toEqual(catalog);
    expect(await snapshot(context.site)).toEqual(site);
  });

  test("an event that comes late finds the file as it is now", async () => {
    await upload("a.txt", { id: "1", headline: "الأول" });
    await upload("a.txt", { id: "1", headline: "الثاني" });
    await publishKeys("a.txt"); // the first event, once more
    expect(await headlines()).toEqual(["الثاني"]);
  });

  test("reordered events of a removal and a creation end with what is there", async () => {
    await drop(context.inbox, "a.txt", { id: "1" });
    await context.inbox.delete("a.txt");
    await publishKeys("a.txt");
    expect(await headlines()).toEqual([]);
    await drop(context.inbox, "a.txt", { id: "1" });
    await publishKeys("a.txt");
    expect(await headlines()).toHaveLength(1);
  });

  test("the same articles give the same bytes, in whatever order they arrive", async () => {
    const articles = [
      ["a.txt", { id: "1", date: "8 ديسمبر 2017 09:00" }],
      ["b.txt", { id: "2", date: "8 ديسمبر 2017 10:00", section: "ثقافة" }],
      ["c.txt", { id: "3", date: "8 ديسمبر 2017 10:00" }],
    ] as const;
    const ends: unknown[] = [];
    for (const order of [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]) {
      context = openTestContext();
      for (const index of order) {
        const [key, draft] = articles[index] ?? [];
        if (key && draft) await upload(key, draft);
      }
      ends.push(await snapshot(context.site));
    }
    for (const end of ends) expect(end).toEqual(ends[0]);
  });

  test("an event for a key that never existed changes nothing, and no message fails", async () => {
    await publishKeys("never.txt");
    expect(await snapshot(context.catalog)).toEqual({});
  });
});

describe("one id, several files", () => {
  test("the file modified last owns the id, whichever event comes last", async () => {
    await drop(context.inbox, "old.txt", { id: "1", headline: "القديم" });
    context.clock.now += minute;
    await drop(context.inbox, "new.txt", { id: "1", headline: "الجديد" });
    await publishKeys("new.txt");
    await publishKeys("old.txt");
    expect(await headlines()).toEqual(["الجديد"]);
  });

  test("when a file takes an article over from another file, that file is reported", async () => {
    await upload("old.txt", { id: "1", headline: "القديم" });
    await upload("old.txt", { id: "1", headline: "القديم المعدل" });
    await upload("new.txt", { id: "1", headline: "الجديد" });
    expect(context.outcomes.filter(({ kind }) => kind === "published")).toEqual([
      { kind: "published", key: "old.txt", id: "1" },
      { kind: "published", key: "old.txt", id: "1" },
      { kind: "published", key: "new.txt", id: "1", previousOwner: "old.txt" },
    ]);
  });

  test("of two files of the same second, the greater key owns the id", async () => {
    await drop(context.inbox, "b.txt", { id: "1", headline: "باء" });
    await drop(context.inbox, "a.txt", { id: "1", headline: "ألف" });
    await publishKeys("b.txt", "a.txt");
    expect(await headlines()).toEqual(["باء"]);
  });

  test("the older file is published again when the newer one is removed", async () => {
    await upload("old.txt", { id: "1", headline: "القديم" });
    const { id: guid, date_published } = await firstItem();
    await upload("new.txt", { id: "1", headline: "الجديد" });
    await remove("new.txt");
    expect(await firstItem()).toMatchObject({ title: "القديم", id: guid, date_published });
  });

  test("of several older files the latest becomes the owner, even if it can't be read at first", async () => {
    for (const key of ["a.txt", "b.txt", "c.txt"]) await upload(key, { id: "1", headline: key });
    await context.inbox.delete("c.txt");
    const { inbox } = context;
    const get: ObjectStore["get"] = async (key) => {
      if (key === "b.txt") throw new StoreFault("get", key, { cause: undefined });
      return inbox.get(key);
    };
    const failing = { ...context, inbox: { ...inbox, get } };
    expect((await publish(eventFor("c.txt"), failing)).batchItemFailures).toHaveLength(1);
    await publishKeys("c.txt");
    expect(await headlines()).toEqual(["\u200Fb.txt"]);
  });

  test("removing a file that does not own the id changes nothing", async () => {
    await upload("old.txt", { id: "1", headline: "القديم" });
    await upload("new.txt", { id: "1", headline: "الجديد" });
    const site = await snapshot(context.site);
    await remove("old.txt");
    expect(await snapshot(context.site)).toEqual(site);
  });

  test("a full feed stays full when one of its entries is removed, and is written once", async () => {
    for (const id of ["1", "2", "3", "4"]) await upload(`${id}.txt`, { id, headline: id });
    context.outcomes.length = 0;
    await remove("4.txt");
    expect(await headlines()).toEqual(["3", "2", "1"].map((title) => `\u200F${title}`));
    expect(
      context.outcomes.filter((outcome) => "document" in outcome && outcome.document === "feed.json"),
    ).toHaveLength(1);
  });

  test("removing the owner takes the article out of every feed, and its page says so", async () => {
    await upload("a.txt", { id: "1" });
    expect(await pageOf(context.site, "1")).toBe("article");
    await remove("a.txt");
    expect(await headlines()).toEqual([]);
    expect(await headlines("sections/sport/")).toEqual([]);
    expect(await pageOf(context.site, "1")).toBe("withdrawn");
  });
});

describe("rename: a copy, then a removal, their events in any order", () => {
  test.each([
    ["old.txt", "new.txt"],
    ["new.txt", "old.txt"],
  ])("%s first", async (...events) => {
    await upload("old.txt", { id: "1" });
    const before = await firstItem();
    context.clock.now += minute;
    await drop(context.inbox, "new.txt", { id: "1" });
    await context.inbox.delete("old.txt");
    for (const key of events) await publishKeys(key);
    expect(await readItems(context.site)).toEqual([before]);
  });

  test("an article that was removed and comes back keeps its guid and its first date", async () => {
    await upload("old.txt", { id: "1" });
    const before = await firstItem();
    await remove("old.txt");
    context.clock.now += 30 * 24 * 60 * minute;
    await upload("new.txt", { id: "1" });
    expect(await firstItem()).toEqual(before);
  });
});

describe("an edit", () => {
  test("that changes the id retires the old article", async () => {
    await upload("a.txt", { id: "1" });
    await upload("a.txt", { id: "2" });
    expect((await firstItem()).id).toBe("tag:news.example,2017:2");
    expect(await headlines()).toHaveLength(1);
    expect(await pageOf(context.site, "1")).toBe("withdrawn");
  });

  test("that gives up an id returns the article to the other file that names it", async () => {
    await upload("a.txt", { id: "1", headline: "الأصل" });
    await upload("b.txt", { id: "1", headline: "البديل" });
    await upload("b.txt", { id: "2", headline: "البديل" });
    expect((await headlines()).toSorted()).toEqual(["الأصل", "البديل"].toSorted());
  });

  test("that changes the section moves the article from one section's feed to the other's", async () => {
    await upload("a.txt", { id: "1", section: "الرياضة" });
    await upload("a.txt", { id: "1", section: "ثقافة" });
    expect(await headlines("sections/sport/")).toEqual([]);
    expect(await headlines("sections/ثقافه/")).toHaveLength(1);
    expect(await headlines()).toHaveLength(1);
  });

  test("that changes the date moves the article to its new place", async () => {
    await upload("a.txt", { id: "1", headline: "ألف", date: "08 ديسمبر 2017" });
    await upload("b.txt", { id: "2", headline: "باء", date: "07 ديسمبر 2017" });
    expect(await headlines()).toEqual(["ألف", "باء"]);
    await upload("a.txt", { id: "1", headline: "ألف", date: "06 ديسمبر 2017" });
    expect(await headlines()).toEqual(["باء", "ألف"]);
  });

  test("of the text keeps the article's place, guid and publication date, and changes its update date", async () => {
    await upload("a.txt", { id: "1", text: "الأول." });
    await upload("b.txt", { id: "2" });
    const before = (await readItems(context.site))?.[1];
    await upload("a.txt", { id: "1", text: "الثاني." });
    const after = (await readItems(context.site))?.[1];
    expect(after).toMatchObject({ id: before?.id, date_published: before?.date_published });
    expect(after?.date_modified).toBe(new Date(context.clock.now).toISOString());
  });

  test("that removes a date in the far future also corrects the update date", async () => {
    await upload("a.txt", { id: "1", date: "08 ديسمبر 2071" });
    await upload("a.txt", { id: "1", date: "08 ديسمبر 2017" });
    expect((await firstItem()).date_modified).toBe(new Date(context.clock.now).toISOString());
  });

  test("that changes nothing moves nothing", async () => {
    await upload("a.txt", { id: "1" });
    const site = await snapshot(context.site);
    context.outcomes.length = 0;
    await upload("a.txt", { id: "1" });
    expect(await snapshot(context.site)).toEqual(site);
    expect(context.outcomes.filter(({ kind }) => kind === "written")).toEqual([]);
  });
});

describe("articles of an earlier day", () => {
  test("keep the order in which they came", async () => {
    const date = "01 ديسمبر 2017";
    await upload("a.txt", { id: "9", headline: "الأول", date });
    await upload("b.txt", { id: "1", headline: "الثاني", date });
    await upload("c.txt", { id: "5", headline: "الثالث", date });
    expect(await headlines()).toEqual(["الثالث", "الثاني", "الأول"]);
  });

  test("keep it within one batch, too: by the time of their events, whatever the order of the messages", async () => {
    const date = "01 ديسمبر 2017";
    const keys = ["late.txt", "early.txt"];
    for (const [index, key] of keys.entries())
      await drop(context.inbox, key, { id: `${index + 1}`, headline: key, date });
    const event = eventFor(...keys);
    for (const [index, record] of event.Records.entries()) {
      const eventTime = `2017-12-08T08:00:0${2 - index}.000Z`;
      record.body = record.body.replace('{"s3"', `{"eventTime":"${eventTime}","s3"`);
    }
    await publish(event, context);
    expect(await headlines()).toEqual(["late.txt", "early.txt"].map((title) => `\u200F${title}`));
  });
});

describe("a crash", () => {
  const steps: [name: string, act: () => Promise<unknown>][] = [
    ["a new article", () => drop(context.inbox, "a.txt", { id: "1", headline: "جديد" })],
    ["an edit", () => drop(context.inbox, "a.txt", { id: "1", section: "ثقافة", date: "07 ديسمبر 2017" })],
    ["another id", () => drop(context.inbox, "a.txt", { id: "2" })],
    ["a removal", () => context.inbox.delete("a.txt")],
  ];

  test("between any two writes is repaired by the redelivered message", async () => {
    for (const [, act] of steps) {
      context.clock.now += minute;
      await act();
      const before = context;
      const ends: unknown[] = [];
      // Each run loses all writes after a certain number of them. The loop ends with the first run that loses no write.
      for (let writes = 0, lost = true; lost; writes++) {
        context = await copyOf(before);
        const crash = crashAfter(context, writes);
        await publish(eventFor("a.txt"), crash.context);
        lost = crash.lost();
        await publishKeys("a.txt");
        ends.push(await snapshot(context.site));
      }
      expect(ends.length).toBeGreaterThan(4);
      for (const end of ends) expect(end).toEqual(ends.at(-1));
    }
  });
});

/** A new test context that stands for a new process: its memory caches are empty, and its buckets are copies of those of `whole`. */
async function copyOf(whole: TestContext): Promise<TestContext> {
  const copy = openTestContext();
  for (const bucket of ["inbox", "catalog", "site"] as const) {
    for (const { key } of await whole[bucket].list({ prefix: "" })) {
      const { body, lastModified, ...options } = (await whole[bucket].get(key)) ?? expect.fail(key);
      copy.clock.now = lastModified;
      await copy[bucket].put(key, body, options);
    }
  }
  copy.clock.now = whole.clock.now;
  return copy;
}

/** A context whose stores lose every write after this many, as if the function had died there. */
function crashAfter(whole: TestContext, writes: number): { context: TestContext; lost: () => boolean } {
  let left = writes;
  const spend = async () => {
    left -= 1;
    if (left < 0) throw new Error("crashed");
  };
  const dying = (store: ObjectStore): ObjectStore => ({
    ...store,
    put: (...put) => spend().then(() => store.put(...put)),
    delete: (...deletion) => spend().then(() => store.delete(...deletion)),
  });
  const { inbox, catalog, site } = whole;
  return {
    context: { ...whole, inbox: dying(inbox), catalog: dying(catalog), site: dying(site) },
    lost: () => left < 0,
  };
}

describe("other workers", () => {
  test("a wrong index entry that a stalled worker wrote is deleted by the next reader", async () => {
    await upload("a.txt", { id: "1" });
    const stray = "index/all/8487332399999/1";
    await context.catalog.put(stray, new TextEncoder().encode("1"), { contentType: "application/json" });
    const orphan = "index/sections/sport/8487332399999/99";
    await context.catalog.put(orphan, new TextEncoder().encode("1"), { contentType: "application/json" });
    await upload("b.txt", { id: "2" });
    expect(await headlines()).toHaveLength(2);
    expect(await context.catalog.head(stray)).toBeUndefined();
    expect(await context.catalog.head(orphan)).toBeUndefined();
  });

  test("a regeneration with old data does not win: its write fails, and it begins again", async () => {
    const swift = context;
    let stalled = false;
    const failures: unknown[] = [];
    const slow: TestContext = {
      ...context,
      site: {
        ...context.site,
        put: async (key, ...rest) => {
          if (key === "feed.json" && !stalled) {
            stalled = true; // the worker has read and rendered everything; now another worker publishes something newer
            await drop(swift.inbox, "b.txt", { id: "2", headline: "أحدث" });
            await publish(eventFor("b.txt"), swift);
          }
          return swift.site.put(key, ...rest).catch((error: unknown) => {
            failures.push(error);
            throw error;
          });
        },
      },
    };
    await drop(context.inbox, "a.txt", { id: "1", headline: "أقدم" });
    expect((await publish(eventFor("a.txt"), slow)).batchItemFailures).toEqual([]);
    expect(stalled).toBe(true);
    expect(failures).toContainEqual(expect.any(ConditionFailed));
    expect((await headlines()).toSorted()).toEqual(["أحدث", "أقدم"].toSorted());
  });

  test("documents are read before the index, so that an old look at it can't be written over a newer document", async () => {
    const swift = context;
    let stalled = false;
    const written: string[] = [];
    const slow: TestContext = {
      ...context,
      warmRecords: new WarmRecords(),
      catalog: {
        ...context.catalog,
        list: async (options) => {
          const listed = await swift.catalog.list(options);
          if (options.prefix === "index/all/" && !stalled) {
            stalled = true; // the worker has read the index; now another worker publishes something newer
            await drop(swift.inbox, "b.txt", { id: "2", headline: "أحدث" });
            await publish(eventFor("b.txt"), swift);
          }
          return listed;
        },
      },
      site: {
        ...context.site,
        put: async (key, body, options) => {
          const etag = await swift.site.put(key, body, options);
          if (key === "feed.json") written.push(new TextDecoder().decode(body));
          return etag;
        },
      },
    };
    await upload("c.txt", { id: "3", date: "01 ديسمبر 2017" });
    await drop(context.inbox, "a.txt", { id: "1", headline: "أقدم" });
    await publish(eventFor("a.txt"), slow);
    expect(stalled).toBe(true);
    for (const document of written) expect(document).toContain("أحدث");
  });

  test("an undone change is not brought back by a worker that stalled while it was there", async () => {
    await upload("a.txt", { id: "1", section: "الرياضة" });
    const before = await snapshot(context.site);
    const swift = context;
    let stalled = false;
    const slow: TestContext = {
      ...context,
      site: {
        ...context.site,
        put: async (key, ...rest) => {
          if (key === "sections/sport/feed.json" && !stalled) {
            stalled = true; // the worker is about to write the feed without the article; at this moment the article comes back
            await drop(swift.inbox, "a.txt", { id: "1", section: "الرياضة" });
            await publish(eventFor("a.txt"), swift);
          }
          return swift.site.put(key, ...rest);
        },
      },
    };
    await context.inbox.delete("a.txt");
    expect((await publish(eventFor("a.txt"), slow)).batchItemFailures).toEqual([]);
    expect(stalled).toBe(true);
    expect(await snapshot(context.site)).toEqual(before);
  });
});
