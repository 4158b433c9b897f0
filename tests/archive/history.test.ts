// The history of a feed: every published article can be found from the feed, at any time.
import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import {
  arrival,
  articleText,
  drop,
  eventFor,
  openTestContext,
  readText,
  siteUrl,
  type TestContext,
} from "../publish/publish-fixture.ts";
import { formats, walkBackwards, walkForwards } from "./walk.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let context: TestContext;

beforeEach(() => {
  context = openTestContext();
});

const fetch = (url: string) => readText(context.site, decodeURIComponent(url.slice(siteUrl.length + 1)));

async function upload(id: string, date: number, text = "نص الخبر."): Promise<void> {
  await drop(context.inbox, `${id}.txt`, articleText({ id, date: new Date(date).toISOString(), text }));
  expect(await publish(eventFor(`${id}.txt`), context)).toEqual({ batchItemFailures: [] });
}

async function remove(id: string): Promise<void> {
  await context.inbox.delete(`${id}.txt`);
  expect(await publish(eventFor(`${id}.txt`), context)).toEqual({ batchItemFailures: [] });
}

/** The ids that a reader finds in each format, from the feed of a folder. */
async function idsFound(folder = ""): Promise<readonly string[]> {
  const found = await Promise.all(
    formats.map(async (format) => {
      const { entries } = await walkBackwards(`${siteUrl}/${folder}${format}`, fetch);
      return [...entries.keys()].map((guid) => guid.split(":").at(-1) ?? "").sort();
    }),
  );
  for (const ids of found) expect(ids).toEqual(found[0]);
  return found[0] ?? [];
}

const runClock = async (until: number) => {
  context.clock.now = until;
  await tick(context, async () => undefined);
};

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

test("articles of past days have archives by day, linked in both directions", async () => {
  for (const index of range(6)) await upload(`${index}`, arrival - index * day);
  expect(await idsFound()).toEqual(["0", "1", "2", "3", "4", "5"]);
  expect(await idsFound("sections/sport/")).toEqual(["0", "1", "2", "3", "4", "5"]);
  const { documents } = await walkBackwards(`${siteUrl}/atom.xml`, fetch);
  expect(documents).toHaveLength(6); // today's article is only in the feed
  expect(await walkForwards(documents.at(-1) ?? "", fetch)).toEqual(documents.toReversed());
  expect(documents[1]).toBe(`${siteUrl}/archive/20171207T195959/atom.xml`);
});

test("on a day with more articles than the feed holds, archives begin before anything falls off", async () => {
  for (const index of range(20)) {
    context.clock.now += minute;
    await upload(`${100 + index}`, context.clock.now - 1000);
    expect(await idsFound()).toHaveLength(index + 1);
  }
  const { documents, count } = await walkBackwards(`${siteUrl}/rss.xml`, fetch);
  expect(documents.length).toBeLessThanOrEqual(8);
  expect(count).toBeLessThanOrEqual(20 + 3);
});

test("the clock closes a day that is over", async () => {
  await upload("1", arrival);
  expect((await walkBackwards(`${siteUrl}/atom.xml`, fetch)).documents).toHaveLength(1);
  await runClock(arrival + day);
  expect((await walkBackwards(`${siteUrl}/atom.xml`, fetch)).documents).toHaveLength(2);
  expect(await context.catalog.list({ prefix: "revisits/" })).toEqual([]);
});

test("a late article joins the part of its time, which is split when it has twice its size", async () => {
  for (const index of range(12)) {
    await upload(`${10 + index}`, arrival - 3 * day + ((index * 7) % 12) * minute);
    expect(await idsFound()).toHaveLength(index + 1);
  }
  const parts = (await context.catalog.list({ prefix: "days/all/" })).length;
  expect(parts).toBeGreaterThanOrEqual(2);
  expect(parts).toBeLessThanOrEqual(4);
});

test("articles of one instant are split among parts", async () => {
  for (const index of range(14)) await upload(`${10 + index}`, arrival - 3 * day);
  expect(await idsFound()).toHaveLength(14);
  expect((await context.catalog.list({ prefix: "days/all/" })).length).toBeGreaterThanOrEqual(3);
});

describe("a removal", () => {
  beforeEach(async () => {
    for (const index of range(6)) await upload(`${index}`, arrival - index * day);
  });

  test("takes the article from its part", async () => {
    await upload("31", arrival - 3 * day + minute);
    await remove("3");
    expect(await idsFound()).toEqual(["0", "1", "2", "31", "4", "5"]);
  });

  test("of the only article links the neighbours of its part, which leads on for an hour", async () => {
    const before = (await walkBackwards(`${siteUrl}/atom.xml`, fetch)).documents;
    await remove("3");
    const after = (await walkBackwards(`${siteUrl}/atom.xml`, fetch)).documents;
    const [emptied = ""] = before.filter((one) => !after.includes(one));
    expect(after).toHaveLength(5);
    expect((await walkBackwards(emptied, fetch)).entries.size).toBe(2);
    await runClock(context.clock.now + hour + minute);
    expect(await fetch(emptied)).toBeUndefined();
    expect(await context.catalog.list({ prefix: "days/all/" })).toHaveLength(4);
  });

  test("and the article again: its part comes back", async () => {
    await remove("3");
    await upload("3", arrival - 3 * day, "نص آخر.");
    expect(await idsFound()).toEqual(["0", "1", "2", "3", "4", "5"]);
    await runClock(context.clock.now + hour + minute);
    expect(await idsFound()).toEqual(["0", "1", "2", "3", "4", "5"]);
  });
});
