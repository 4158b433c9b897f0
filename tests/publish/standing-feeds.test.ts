import { describe, expect, test } from "vitest";
import { backfill } from "../../lambdas/publish/backfill.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { beginRenewing, regenerateStandingFeeds, renewFeeds } from "../../lambdas/regenerate/renew-feeds.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { anotherWorker, failing, rightBefore } from "./interruptions.ts";
import {
  drop,
  eventFor,
  openTestNewsroom,
  readItems,
  readText,
  type TestNewsroom,
} from "./newsroom-fixture.ts";

const noPause = async () => undefined;

test("before the first article there are the newspaper's feeds, its sections', and what all pages share", async () => {
  const newsroom = openTestNewsroom();
  await regenerateStandingFeeds(newsroom);
  expect((await newsroom.site.list({ prefix: "" })).map(({ key }) => key)).toEqual([
    "404.html",
    "atom.xml",
    "favicon.ico",
    "feed.css",
    "feed.json",
    "feeds.opml",
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
  const newsroom = openTestNewsroom();
  for (const section of ["ثقافة", "ثقافة عامة", "رياضة"]) {
    await drop(newsroom.inbox, `${section}.txt`, { section });
    await publish(eventFor(`${section}.txt`), newsroom);
  }
  await newsroom.inbox.delete("رياضة.txt");
  await publish(eventFor("رياضة.txt"), newsroom);

  const renamed = { ...newsroom, publication: { ...newsroom.publication, title: "الاسم الجديد" } };
  await regenerateStandingFeeds(renamed);
  for (const folder of ["", "sections/sport/", "sections/ثقافه/", "sections/ثقافه-عامه/"]) {
    expect(await readText(newsroom.site, `${folder}rss.xml`)).toContain("الاسم الجديد");
  }
});

test("a section that a file invented goes with its last article, also from the list of feeds, and may come back", async () => {
  const newsroom = openTestNewsroom();
  const list = async () => (await readText(newsroom.site, "feeds.opml")) ?? "";
  await drop(newsroom.inbox, "a.txt", { section: "شعار" });
  await publish(eventFor("a.txt"), newsroom);
  expect(await list()).toContain("شعار");
  await newsroom.inbox.delete("a.txt");
  await publish(eventFor("a.txt"), newsroom);
  expect(await list()).not.toContain("شعار");
  expect(await newsroom.site.list({ prefix: "sections/شعار/" })).toEqual([]);
  await drop(newsroom.inbox, "a.txt", { section: "شعار" });
  await publish(eventFor("a.txt"), newsroom);
  expect(await list()).toContain("شعار");
  expect(await readItems(newsroom.site, "sections/شعار/")).toHaveLength(1);
});

test("two workers and two spellings of a section: the list of feeds and the feed have one name for it", async () => {
  const newsroom = openTestNewsroom();
  await drop(newsroom.inbox, "a.txt", { id: "1", section: "اقتصاد", date: "07 ديسمبر 2017" });
  // The first worker has regenerated the feed, and is about to look at the list of feeds.
  const site = rightBefore(
    newsroom.site,
    (verb, key) => verb === "head" && key === "feeds.opml",
    async () => {
      newsroom.clock.now += 60_000;
      await drop(newsroom.inbox, "b.txt", { id: "2", section: "اقتصادٌ", date: "05 ديسمبر 2017" });
      await publish(eventFor("b.txt"), anotherWorker(newsroom));
    },
  );
  await publish(eventFor("a.txt"), anotherWorker(newsroom, { site }));
  const feed = JSON.parse((await readText(newsroom.site, "sections/اقتصاد/feed.json")) ?? "{}");
  expect(feed.title).toBe("صحيفة الاختبار - اقتصادٌ");
  expect(await readText(newsroom.site, "feeds.opml")).toContain(`text="${feed.title}"`);
});

test("a section that gets an article while another worker takes it off the list stays on it", async () => {
  const newsroom = openTestNewsroom();
  await drop(newsroom.inbox, "a.txt", { id: "1", section: "شعار" });
  await publish(eventFor("a.txt"), newsroom);
  await newsroom.inbox.delete("a.txt");
  const catalog = rightBefore(
    newsroom.catalog,
    (verb, key) => verb === "put" && key === "feeds",
    async () => {
      await drop(newsroom.inbox, "b.txt", { id: "2", section: "شعار" });
      await publish(eventFor("b.txt"), anotherWorker(newsroom));
    },
  );
  await publish(eventFor("a.txt"), anotherWorker(newsroom, { catalog }));
  expect(await readText(newsroom.site, "feeds.opml")).toContain("شعار");
  expect(await readItems(newsroom.site, "sections/شعار/")).toHaveLength(1);
});

test("the schedule renews them when the settings changed, and only then", async () => {
  const newsroom = openTestNewsroom();
  await renewFeeds(newsroom);
  expect(await readItems(newsroom.site, "sections/sport/")).toEqual([]);
  newsroom.outcomes.length = 0;
  await renewFeeds(newsroom);
  expect(newsroom.outcomes).toEqual([]);
  await renewFeeds({ ...newsroom, publication: { ...newsroom.publication, title: "الاسم الجديد" } });
  expect(await readText(newsroom.site, "sections/sport/rss.xml")).toContain("الاسم الجديد");
});

test("other code renews them, too", async () => {
  const newsroom = openTestNewsroom();
  await renewFeeds({ ...newsroom, code: "1" });
  await newsroom.site.delete("rss.xml");
  await renewFeeds({ ...newsroom, code: "1" });
  expect(await newsroom.site.head("rss.xml")).toBeUndefined();
  await renewFeeds({ ...newsroom, code: "2" });
  expect(await newsroom.site.head("rss.xml")).toBeDefined();
});

test("a feed that only the index knows is among those that were published, wherever S3 lists it", async () => {
  const newsroom = openTestNewsroom();
  const published = ["a", "ab", "\u{10428}"];
  const imported = ["a b", "a 1", "أخبار", "\u{FA0E}"];
  for (const section of [...published, ...imported]) {
    await drop(newsroom.inbox, `${section}.txt`, { section });
  }
  await publish(eventFor(...published.map((section) => `${section}.txt`)), newsroom);
  await backfill(
    imported.map((section) => `${section}.txt`),
    newsroom,
  );
  await regenerateStandingFeeds(newsroom);
  for (const feed of ["a", "ab", "\u{10428}", "a-b", "a-1", "اخبار", "\u{FA0E}"]) {
    expect(await readItems(newsroom.site, `sections/${feed}/`), feed).toHaveLength(1);
  }
});

describe("what takes longer than the function may run", () => {
  /** Each look at the clock finds it ten seconds on. */
  function slow(newsroom: TestNewsroom): TestNewsroom {
    return {
      ...newsroom,
      now: () => {
        newsroom.clock.now += 10_000;
        return newsroom.clock.now;
      },
    };
  }

  async function newsroomWithSections(count: number): Promise<TestNewsroom> {
    const newsroom = openTestNewsroom();
    for (let index = 0; index < count; index++) {
      await drop(newsroom.inbox, `${index}.txt`, { section: `قسم ${index}`, date: "01 ديسمبر 2017" });
      await publish(eventFor(`${index}.txt`), newsroom);
    }
    for (const { key } of await newsroom.site.list({ prefix: "sections/" })) await newsroom.site.delete(key);
    return newsroom;
  }

  test("goes on where it stopped, until all feeds are there, and then does nothing", async () => {
    const newsroom = await newsroomWithSections(12);
    let calls = 1;
    while (!(await renewFeeds(slow(newsroom)))) calls++;
    expect(calls).toBeGreaterThan(1);
    const feeds = (await newsroom.site.list({ prefix: "sections/" })).filter(({ key }) =>
      key.endsWith("rss.xml"),
    );
    expect(feeds).toHaveLength(13);
    newsroom.outcomes.length = 0;
    expect(await renewFeeds(slow(newsroom))).toBe(true);
    expect(newsroom.outcomes).toEqual([]);
  });

  test("begins anew when the settings change on the way, or when it is asked to", async () => {
    const newsroom = await newsroomWithSections(12);
    expect(await renewFeeds(slow(newsroom))).toBe(false);
    const renamed = { ...newsroom, publication: { ...newsroom.publication, title: "الاسم الجديد" } };
    while (!(await renewFeeds(slow(renamed))));
    expect(await readText(newsroom.site, "rss.xml")).toContain("الاسم الجديد");
    await newsroom.site.delete("rss.xml");
    await beginRenewing(renamed);
    while (!(await renewFeeds(slow(renamed))));
    expect(await newsroom.site.head("rss.xml")).toBeDefined();
  });

  test("is taken over by another who was faster, without a fault", async () => {
    const newsroom = await newsroomWithSections(1);
    const put: ObjectStore["put"] = async (key, body, options) => {
      if (key === "renewal") await beginRenewing(newsroom);
      return newsroom.catalog.put(key, body, options);
    };
    expect(await renewFeeds({ ...newsroom, catalog: { ...newsroom.catalog, put } })).toBe(false);
    expect(await renewFeeds(newsroom)).toBe(true);
  });
});

describe("a feed that can't be regenerated", () => {
  function stricken(newsroom: TestNewsroom): TestNewsroom {
    const site = failing(newsroom.site, (_verb, key) => key === "sections/sport/rss.xml");
    return { ...newsroom, site };
  }

  test("is named, and keeps no other from it; it is tried again until it can", async () => {
    const newsroom = openTestNewsroom();
    await drop(newsroom.inbox, "a.txt", { section: "ثقافة" });
    await backfill(["a.txt"], newsroom);
    for (let minute = 0; minute < 2; minute++) {
      await expect(renewFeeds(stricken(newsroom))).rejects.toThrow(StoreFault);
      expect(newsroom.outcomes).toContainEqual(
        expect.objectContaining({ kind: "failed", key: "sections/sport" }),
      );
      newsroom.outcomes.length = 0;
    }
    expect(await readItems(newsroom.site, "sections/ثقافه/")).toHaveLength(1);
    expect(await renewFeeds(newsroom)).toBe(true);
    expect(newsroom.outcomes.map((outcome) => "document" in outcome && outcome.document)).toContain(
      "sections/sport/rss.xml",
    );
    expect(newsroom.outcomes.some((outcome) => "document" in outcome && outcome.document === "rss.xml")).toBe(
      false,
    );
  });

  test("holds back no article whose time has come, and is a fault of the minute", async () => {
    const newsroom = openTestNewsroom();
    await tick(newsroom, noPause);
    await drop(newsroom.inbox, "a.txt", { id: "1", section: "ثقافة", date: "8 ديسمبر 2017 12:01" });
    await publish(eventFor("a.txt"), newsroom);
    newsroom.clock.now += 60_000;
    await expect(tick({ ...stricken(newsroom), code: "other" }, noPause)).rejects.toThrow(StoreFault);
    expect(await readItems(newsroom.site)).toHaveLength(1);
  });
});

test("the minute renews the feeds even if what is due can't be published, and is a fault then", async () => {
  const newsroom = openTestNewsroom();
  const get: ObjectStore["get"] = async (key) => {
    if (key === "due") throw new StoreFault("get", key, { cause: new Error("SlowDown") });
    return newsroom.catalog.get(key);
  };
  await expect(tick({ ...newsroom, catalog: { ...newsroom.catalog, get } }, noPause)).rejects.toThrow(
    StoreFault,
  );
  expect(await readItems(newsroom.site)).toEqual([]);
});

test("a document that is served in another way now is written anew, though its text is the same", async () => {
  const newsroom = openTestNewsroom();
  await regenerateStandingFeeds(newsroom);
  const { site } = newsroom;
  const page = await site.get("404.html");
  await site.put("404.html", page?.body ?? new Uint8Array(), {
    contentType: "text/html; charset=utf-8",
    cacheControl: "public, max-age=60",
  });
  await regenerateStandingFeeds(newsroom);
  expect((await site.head("404.html"))?.cacheControl).toBe(page?.cacheControl);
});
