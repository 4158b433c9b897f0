import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { publishDue } from "../../lambdas/publish/publish-due.ts";
import { StoreFault } from "../../lambdas/store/object-store.ts";
import {
  drop,
  eventFor,
  openTestContext,
  readItems,
  readText,
  renewAllFeeds,
  type TestContext,
} from "./publish-fixture.ts";

const minute = 60_000;
let context: TestContext;

beforeEach(async () => {
  context = openTestContext();
  await publishDue(context);
});

/** Each test begins at 12:00 in Muscat. */
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

test("another embargo moves the article, and an article without its embargo is published at once", async () => {
  await dropAt("12:02");
  await dropAt("12:10");
  expect(await titlesAfter(5)).toBe(0);
  await dropAt("12:05");
  expect(await titlesAfter(0)).toBe(1);
});

test("an article that was removed while it waited never appears", async () => {
  await dropAt("12:02");
  await context.inbox.delete("a.txt");
  await publish(eventFor("a.txt"), context);
  expect(await titlesAfter(3)).toBe(0);
});

test("all articles that came due while no call looked are found, however many they are", async () => {
  for (let index = 0; index < 120; index++) await dropAt("12:02", `${index}.txt`, `${1000 + index}`);
  expect(await titlesAfter(24 * 60)).toBe(context.publication.feedLength);
  for (let index = 0; index < 120; index++)
    expect(await context.site.head(`articles/${1000 + index}`)).toBeDefined();
});

test("after a fault the next call begins where the last successful one ended", async () => {
  await dropAt("12:02");
  context.clock.now += 3 * minute;
  const put = async (key: string) => {
    throw new StoreFault("put", key, { cause: new Error("SlowDown") });
  };
  await expect(publishDue({ ...context, site: { ...context.site, put } })).rejects.toThrow(StoreFault);
  expect(await titlesAfter(5)).toBe(1);
});

test("an article that comes due after hours without one is found, and a quiet minute writes nothing", async () => {
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

test("an article that a worker with a slow time recorded as waiting is found, although a look has already passed its time", async () => {
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

  test("is not revealed by an article that waits, and not by the regeneration of all feeds", async () => {
    await dropWaiting();
    await renewAllFeeds(context);
    expect(await context.site.list({ prefix: folder })).toEqual([]);
    expect(await directory()).not.toContain("اقتصاد");
    expect(await titlesAfter(2, folder)).toBe(1);
    expect(await directory()).toContain("اقتصاد");
  });

  test("never appears if that article is removed before its time", async () => {
    await dropWaiting();
    await context.inbox.delete("a.txt");
    await publish(eventFor("a.txt"), context);
    await titlesAfter(3);
    expect(await context.site.list({ prefix: folder })).toEqual([]);
    expect(await directory()).not.toContain("اقتصاد");
  });

  test("disappears with its last article, and no regenerated document names it", async () => {
    await dropWaiting();
    await titlesAfter(2, folder);
    await context.inbox.delete("a.txt");
    await publish(eventFor("a.txt"), context);
    expect(await readItems(context.site, folder)).toBeUndefined();
    await renewAllFeeds(context);
    expect(await readItems(context.site, folder)).toBeUndefined();
    expect(await directory()).not.toContain("اقتصاد");
  });
});

test("an article that has come due is reported as published once, with its file", async () => {
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
