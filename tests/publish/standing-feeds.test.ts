import { describe, expect, test } from "vitest";
import { naskhArabic, naskhLatin } from "../../lambdas/page/fonts/naskh.ts";
import { fontPath } from "../../lambdas/publication/addresses.ts";
import { backfill } from "../../lambdas/publish/backfill.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { beginRenewing } from "../../lambdas/regenerate/current-version.ts";
import { renewFeeds } from "../../lambdas/regenerate/renew-feeds.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { anotherWorker, failing, rightBefore } from "./interruptions.ts";
import {
  drop,
  eventFor,
  openTestContext,
  readItems,
  readText,
  renewAllFeeds,
  type TestContext,
} from "./publish-fixture.ts";

const noPause = async () => undefined;

test("before the first article there are the main feed, the feeds of the sections, and the documents that all pages share", async () => {
  const context = openTestContext();
  await renewAllFeeds(context);
  expect((await context.site.list({ prefix: "" })).map(({ key }) => key)).toEqual([
    "404.html",
    "atom.xml",
    "favicon.ico",
    "feed.css",
    "feed.json",
    "feeds.opml",
    "feeds/index.html",
    fontPath(naskhArabic.name),
    fontPath(naskhLatin.name),
    "index.html",
    "rss.xml",
    "sections/sport/atom.xml",
    "sections/sport/feed.json",
    "sections/sport/index.html",
    "sections/sport/rss.xml",
    "style.css",
  ]);
});

test("every feed that there ever was follows a change of the settings, with articles or without", async () => {
  const context = openTestContext();
  for (const section of ["ثقافة", "ثقافة عامة", "رياضة"]) {
    await drop(context.inbox, `${section}.txt`, { section });
    await publish(eventFor(`${section}.txt`), context);
  }
  await context.inbox.delete("رياضة.txt");
  await publish(eventFor("رياضة.txt"), context);

  const renamed = { ...context, publication: { ...context.publication, title: "الاسم الجديد" } };
  await renewAllFeeds(renamed);
  for (const folder of ["", "sections/sport/", "sections/ثقافه/", "sections/ثقافه-عامه/"]) {
    expect(await readText(context.site, `${folder}rss.xml`)).toContain("الاسم الجديد");
  }
});

test("a section that is not in the settings disappears with its last article, also from the list of feeds, and may come back", async () => {
  const context = openTestContext();
  const list = async () => (await readText(context.site, "feeds.opml")) ?? "";
  await drop(context.inbox, "a.txt", { section: "شعار" });
  await publish(eventFor("a.txt"), context);
  expect(await list()).toContain("شعار");
  await context.inbox.delete("a.txt");
  await publish(eventFor("a.txt"), context);
  expect(await list()).not.toContain("شعار");
  expect(await context.site.list({ prefix: "sections/شعار/" })).toEqual([]);
  await drop(context.inbox, "a.txt", { section: "شعار" });
  await publish(eventFor("a.txt"), context);
  expect(await list()).toContain("شعار");
  expect(await readItems(context.site, "sections/شعار/")).toHaveLength(1);
});

test("two workers and two spellings of a section: the list of feeds and the feed have one name for it", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1", section: "اقتصاد", date: "07 ديسمبر 2017" });
  // The first worker has regenerated the feed, and is about to look at the list of feeds.
  const site = rightBefore(
    context.site,
    (verb, key) => verb === "head" && key === "feeds.opml",
    async () => {
      context.clock.now += 60_000;
      await drop(context.inbox, "b.txt", { id: "2", section: "اقتصادٌ", date: "05 ديسمبر 2017" });
      await publish(eventFor("b.txt"), anotherWorker(context));
    },
  );
  await publish(eventFor("a.txt"), anotherWorker(context, { site }));
  const feed = JSON.parse((await readText(context.site, "sections/اقتصاد/feed.json")) ?? "{}");
  expect(feed.title).toBe("صحيفة الاختبار - اقتصادٌ");
  expect(await readText(context.site, "feeds.opml")).toContain(`text="${feed.title}"`);
});

test("a section that gets an article while another worker takes it off the list stays on it", async () => {
  const context = openTestContext();
  await drop(context.inbox, "a.txt", { id: "1", section: "شعار" });
  await publish(eventFor("a.txt"), context);
  await context.inbox.delete("a.txt");
  const catalog = rightBefore(
    context.catalog,
    (verb, key) => verb === "put" && key === "feeds",
    async () => {
      await drop(context.inbox, "b.txt", { id: "2", section: "شعار" });
      await publish(eventFor("b.txt"), anotherWorker(context));
    },
  );
  await publish(eventFor("a.txt"), anotherWorker(context, { catalog }));
  expect(await readText(context.site, "feeds.opml")).toContain("شعار");
  expect(await readItems(context.site, "sections/شعار/")).toHaveLength(1);
});

test("the clock's call regenerates all feeds when the settings have changed, and only then", async () => {
  const context = openTestContext();
  await renewFeeds(context);
  expect(await readItems(context.site, "sections/sport/")).toEqual([]);
  context.outcomes.length = 0;
  await renewFeeds(context);
  expect(context.outcomes).toEqual([]);
  await renewFeeds({ ...context, publication: { ...context.publication, title: "الاسم الجديد" } });
  expect(await readText(context.site, "sections/sport/rss.xml")).toContain("الاسم الجديد");
});

test("the clock's call regenerates all feeds when the code has changed, too", async () => {
  const context = openTestContext();
  await renewFeeds({ ...context, code: "1" });
  await context.site.delete("rss.xml");
  await renewFeeds({ ...context, code: "1" });
  expect(await context.site.head("rss.xml")).toBeUndefined();
  await renewFeeds({ ...context, code: "2" });
  expect(await context.site.head("rss.xml")).toBeDefined();
});

test("a feed that only the index knows is among those that were published, wherever S3 lists it", async () => {
  const context = openTestContext();
  const published = ["a", "ab", "\u{10428}"];
  const imported = ["a b", "a 1", "أخبار", "\u{FA0E}"];
  for (const section of [...published, ...imported]) {
    await drop(context.inbox, `${section}.txt`, { section });
  }
  await publish(eventFor(...published.map((section) => `${section}.txt`)), context);
  await backfill(
    imported.map((section) => `${section}.txt`),
    context,
  );
  await renewAllFeeds(context);
  for (const feed of ["a", "ab", "\u{10428}", "a-b", "a-1", "اخبار", "\u{FA0E}"]) {
    expect(await readItems(context.site, `sections/${feed}/`), feed).toHaveLength(1);
  }
});

describe("a regeneration that takes longer than the function may run", () => {
  /** A clock that advances by ten seconds with each look at it. */
  function slow(context: TestContext): TestContext {
    return {
      ...context,
      now: () => {
        context.clock.now += 10_000;
        return context.clock.now;
      },
    };
  }

  async function newsroomWithSections(count: number): Promise<TestContext> {
    const context = openTestContext();
    for (let index = 0; index < count; index++) {
      await drop(context.inbox, `${index}.txt`, { section: `قسم ${index}`, date: "01 ديسمبر 2017" });
      await publish(eventFor(`${index}.txt`), context);
    }
    for (const { key } of await context.site.list({ prefix: "sections/" })) await context.site.delete(key);
    return context;
  }

  test("continues where it stopped, until all feeds are there, and then does nothing", async () => {
    const context = await newsroomWithSections(12);
    let calls = 1;
    while (!(await renewFeeds(slow(context)))) calls++;
    expect(calls).toBeGreaterThan(1);
    const feeds = (await context.site.list({ prefix: "sections/" })).filter(({ key }) =>
      key.endsWith("rss.xml"),
    );
    expect(feeds).toHaveLength(13);
    context.outcomes.length = 0;
    expect(await renewFeeds(slow(context))).toBe(true);
    expect(context.outcomes).toEqual([]);
  });

  test("begins again when the settings change meanwhile, or when it is asked to", async () => {
    const context = await newsroomWithSections(12);
    expect(await renewFeeds(slow(context))).toBe(false);
    const renamed = { ...context, publication: { ...context.publication, title: "الاسم الجديد" } };
    while (!(await renewFeeds(slow(renamed))));
    expect(await readText(context.site, "rss.xml")).toContain("الاسم الجديد");
    await context.site.delete("rss.xml");
    await beginRenewing(renamed);
    while (!(await renewFeeds(slow(renamed))));
    expect(await context.site.head("rss.xml")).toBeDefined();
  });

  test("is continued by another call that was faster, without a fault", async () => {
    const context = await newsroomWithSections(1);
    const put: ObjectStore["put"] = async (key, body, options) => {
      if (key === "renewal") await beginRenewing(context);
      return context.catalog.put(key, body, options);
    };
    expect(await renewFeeds({ ...context, catalog: { ...context.catalog, put } })).toBe(false);
    expect(await renewFeeds(context)).toBe(true);
  });
});

describe("a feed that can't be regenerated", () => {
  function stricken(context: TestContext): TestContext {
    const site = failing(context.site, (_verb, key) => key === "sections/sport/rss.xml");
    return { ...context, site };
  }

  test("is reported, and does not stop the others; it is tried again until it succeeds", async () => {
    const context = openTestContext();
    await drop(context.inbox, "a.txt", { section: "ثقافة" });
    await backfill(["a.txt"], context);
    for (let minute = 0; minute < 2; minute++) {
      await expect(renewFeeds(stricken(context))).rejects.toThrow(StoreFault);
      expect(context.outcomes).toContainEqual(
        expect.objectContaining({ kind: "failed", key: "sections/sport" }),
      );
      context.outcomes.length = 0;
    }
    expect(await readItems(context.site, "sections/ثقافه/")).toHaveLength(1);
    expect(await renewFeeds(context)).toBe(true);
    expect(context.outcomes.map((outcome) => "document" in outcome && outcome.document)).toContain(
      "sections/sport/rss.xml",
    );
    expect(context.outcomes.some((outcome) => "document" in outcome && outcome.document === "rss.xml")).toBe(
      false,
    );
  });

  test("does not delay articles whose time has come, and makes the clock's call fail", async () => {
    const context = openTestContext();
    await tick(context, noPause);
    await drop(context.inbox, "a.txt", { id: "1", section: "ثقافة", date: "8 ديسمبر 2017 12:01" });
    await publish(eventFor("a.txt"), context);
    context.clock.now += 60_000;
    await expect(tick({ ...stricken(context), code: "other" }, noPause)).rejects.toThrow(StoreFault);
    expect(await readItems(context.site)).toHaveLength(1);
  });
});

test("the clock's call regenerates the feeds even if a due article can't be published, and fails then", async () => {
  const context = openTestContext();
  const get: ObjectStore["get"] = async (key) => {
    if (key === "due") throw new StoreFault("get", key, { cause: new Error("SlowDown") });
    return context.catalog.get(key);
  };
  await expect(tick({ ...context, catalog: { ...context.catalog, get } }, noPause)).rejects.toThrow(
    StoreFault,
  );
  expect(await readItems(context.site)).toEqual([]);
});

test("a document that is served with other headers now is written again, although its text is the same", async () => {
  const context = openTestContext();
  await renewAllFeeds(context);
  const { site } = context;
  const page = await site.get("404.html");
  await site.put("404.html", page?.body ?? new Uint8Array(), {
    contentType: "text/html; charset=utf-8",
    cacheControl: "public, max-age=60",
  });
  await renewAllFeeds(context);
  expect((await site.head("404.html"))?.cacheControl).toBe(page?.cacheControl);
});
