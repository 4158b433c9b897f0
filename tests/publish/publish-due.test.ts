import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { publishDue } from "../../lambdas/publish/publish-due.ts";
import { regenerateStandingFeeds } from "../../lambdas/regenerate/renew-feeds.ts";
import { StoreFault } from "../../lambdas/store/object-store.ts";
import { drop, eventFor, openTestContext, readItems, readText, type TestContext } from "./publish-fixture.ts";

const minute = 60_000;
let context: TestContext;

beforeEach(async () => {
  context = openTestContext();
  await publishDue(context);
});

/** Muscat's clock stands at 12:00 when a test begins. */
async function dropAt(time: string, key = "a.txt", id = "1"): Promise<void> {
  await drop(context.inbox, key, { id, date: `8 ديسمبر 2017 ${time}` });
  await publish(eventFor(key), context);
}

async function titlesAfter(minutes: number, folder = ""): Promise<number> {
  context.clock.now += minutes * minute;
  await publishDue(context);
  return (await readItems(context.site, folder))?.length ?? 0;
}

test("an article appears in its feeds and on its page when its time has come, and not before", async () => {
  await dropAt("12:02");
  expect(context.outcomes.at(-1)).not.toMatchObject({ kind: "published" });
  expect(context.outcomes).toContainEqual({
    kind: "waiting",
    key: "a.txt",
    id: "1",
    until: context.clock.now + 2 * minute,
  });
  expect(await titlesAfter(1)).toBe(0);
  expect(await context.site.head("articles/1")).toBeUndefined();
  expect(await titlesAfter(1)).toBe(1);
  expect(await titlesAfter(0, "sections/sport/")).toBe(1);
  expect(await context.site.head("articles/1")).toBeDefined();
});

test("moving the time moves the article; lifting it publishes at once", async () => {
  await dropAt("12:02");
  await dropAt("12:10");
  expect(await titlesAfter(5)).toBe(0);
  await dropAt("12:05");
  expect(await titlesAfter(0)).toBe(1);
});

test("what was removed while it waited never appears", async () => {
  await dropAt("12:02");
  await context.inbox.delete("a.txt");
  await publish(eventFor("a.txt"), context);
  expect(await titlesAfter(3)).toBe(0);
});

test("what came due while nobody looked is found, however much it is", async () => {
  for (let index = 0; index < 120; index++) await dropAt("12:02", `${index}.txt`, `${1000 + index}`);
  expect(await titlesAfter(24 * 60)).toBe(context.publication.feedLength);
  for (let index = 0; index < 120; index++)
    expect(await context.site.head(`articles/${1000 + index}`)).toBeDefined();
});

test("after a fault the next call begins where the last good one ended", async () => {
  await dropAt("12:02");
  context.clock.now += 3 * minute;
  const put = async (key: string) => {
    throw new StoreFault("put", key, { cause: new Error("SlowDown") });
  };
  await expect(publishDue({ ...context, site: { ...context.site, put } })).rejects.toThrow(StoreFault);
  expect(await titlesAfter(5)).toBe(1);
});

test("what comes due after hours in which nothing did is found all the same, and a quiet minute writes nothing", async () => {
  await dropAt("18:00");
  let writes = 0;
  const { catalog } = context;
  const put: typeof catalog.put = (...args) => {
    writes += 1;
    return catalog.put(...args);
  };
  context = { ...context, catalog: { ...catalog, put } };
  for (let quiet = 1; quiet < 6 * 60; quiet++) expect(await titlesAfter(1)).toBe(0);
  expect(writes).toBeLessThan((6 * 60) / 9);
  expect(await titlesAfter(1)).toBe(1);
});

test("what a worker whose clock is behind takes for waiting is found, though the clock has looked past its time", async () => {
  context = openTestContext();
  const { clock } = context;
  await publishDue({ ...context, now: () => clock.now + 20 });
  const due = new Date(clock.now + 10).toISOString();
  await drop(context.inbox, "a.txt", { id: "1", date: due });
  await publish(eventFor("a.txt"), context);
  expect(await readItems(context.site)).toEqual([]);
  expect(await titlesAfter(1)).toBe(1);
});

test("when nothing is due, nothing is regenerated", async () => {
  await dropAt("11:00");
  context.outcomes.length = 0;
  await titlesAfter(5);
  expect(context.outcomes).toEqual([]);
});

describe("a section that no article was ever published in", () => {
  const folder = "sections/اقتصاد/";
  const directory = () => readText(context.site, "feeds.opml");

  async function dropWaiting(): Promise<void> {
    await drop(context.inbox, "a.txt", { id: "1", section: "اقتصاد", date: "8 ديسمبر 2017 12:02" });
    await publish(eventFor("a.txt"), context);
  }

  test("is not given away by an article that waits, nor by a renewal of all feeds", async () => {
    await dropWaiting();
    await regenerateStandingFeeds(context);
    expect(await context.site.list({ prefix: folder })).toEqual([]);
    expect(await directory()).not.toContain("اقتصاد");
    expect(await titlesAfter(2, folder)).toBe(1);
    expect(await directory()).toContain("اقتصاد");
  });

  test("is never heard of when that article is removed before its time", async () => {
    await dropWaiting();
    await context.inbox.delete("a.txt");
    await publish(eventFor("a.txt"), context);
    await titlesAfter(3);
    expect(await context.site.list({ prefix: folder })).toEqual([]);
    expect(await directory()).not.toContain("اقتصاد");
  });

  test("goes with its last article, and all documents made anew have none of it", async () => {
    await dropWaiting();
    await titlesAfter(2, folder);
    await context.inbox.delete("a.txt");
    await publish(eventFor("a.txt"), context);
    expect(await readItems(context.site, folder)).toBeUndefined();
    await regenerateStandingFeeds(context);
    expect(await readItems(context.site, folder)).toBeUndefined();
    expect(await directory()).not.toContain("اقتصاد");
  });
});

test("what has come due is said to be published, once, with the file that it is in", async () => {
  await dropAt("12:02");
  context.outcomes.length = 0;
  await titlesAfter(1);
  expect(context.outcomes).toEqual([]);
  await titlesAfter(1);
  await titlesAfter(1);
  expect(context.outcomes.filter(({ kind }) => kind === "published")).toEqual([
    { kind: "published", key: "a.txt", id: "1" },
  ]);
});
