// The history of a feed: every published article can be found from the feed, at any time.
import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { regenerateStandingFeeds } from "../../lambdas/regenerate/renew-feeds.ts";
import {
  arrival,
  articleText,
  drop,
  eventFor,
  openTestContext,
  publication,
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
  context = openTestContext({ publication: { ...publication, archives: true } });
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

describe("a store from before archives", () => {
  const without = () => ({ ...context, publication: { ...context.publication, archives: false } });

  /** As a version that knows no archives publishes. */
  async function uploadBefore(id: string, date: number): Promise<void> {
    await drop(context.inbox, `${id}.txt`, articleText({ id, date: new Date(date).toISOString() }));
    await publish(eventFor(`${id}.txt`), without());
  }

  test("gets its archives after the deployment, from the clock", async () => {
    for (const index of range(9)) await uploadBefore(`${index}`, arrival - index * day);
    expect(await idsFound()).toHaveLength(3);
    for (let minutes = 1; minutes <= 4; minutes++) await runClock(arrival + minutes * minute);
    expect(await idsFound()).toHaveLength(9);
    expect(await idsFound("sections/sport/")).toHaveLength(9);
  });

  test("gets them at the start of npm start", async () => {
    for (const index of range(9)) await uploadBefore(`${index}`, arrival - index * day);
    await regenerateStandingFeeds(context);
    expect(await idsFound()).toHaveLength(9);
  });

  test("gains what the older version published after a rollback, and loses what it withdrew", async () => {
    for (const index of range(6)) await upload(`${index}`, arrival - index * day);
    await context.inbox.delete("4.txt");
    await publish(eventFor("4.txt"), without());
    await uploadBefore("21", arrival - 2 * day + minute);
    await uploadBefore("90", arrival - 9 * day);
    await regenerateStandingFeeds(context);
    expect(await idsFound()).toEqual(["0", "1", "2", "21", "3", "5", "90"]);
  });

  test("loses a section whose only article the older version withdrew", async () => {
    await drop(context.inbox, "7.txt", articleText({ id: "7", section: "منوعات", date: "01 ديسمبر 2017" }));
    await publish(eventFor("7.txt"), context);
    const archive = `${siteUrl}/sections/${encodeURIComponent("منوعات")}/archive/20171201T195959/atom.xml`;
    expect(await fetch(archive)).toContain(":7<");
    await context.inbox.delete("7.txt");
    await publish(eventFor("7.txt"), without());
    await regenerateStandingFeeds(context);
    expect(await fetch(archive)).not.toContain(":7<");
  });

  test("loses all archives when the settings switch them off", async () => {
    for (const index of range(6)) await upload(`${index}`, arrival - index * day);
    await regenerateStandingFeeds(without());
    expect((await context.site.list({ prefix: "" })).filter(({ key }) => key.includes("archive/"))).toEqual(
      [],
    );
    expect(await context.catalog.list({ prefix: "days/" })).toEqual([]);
    expect(await idsFound()).toHaveLength(3);
  });
});

test("documents change only with their content: a second look writes nothing", async () => {
  for (const index of range(6)) await upload(`${index}`, arrival - index * day);
  await regenerateStandingFeeds(context);
  const heads = async () =>
    (await context.site.list({ prefix: "" })).map(({ key, etag }) => `${key} ${etag}`);
  const before = await heads();
  const { outcomes } = context;
  outcomes.length = 0;
  await publish(eventFor("3.txt"), context);
  await regenerateStandingFeeds(context);
  expect(outcomes.filter(({ kind }) => kind === "written")).toEqual([]);
  expect(await heads()).toEqual(before);
});

describe("days of the time zone", () => {
  test("that have 23 and 25 hours", async () => {
    Object.assign(context, { publication: { ...context.publication, timeZone: "Africa/Cairo" } });
    // Clocks went forward on 28 April 2023 at 0:00 and back on 27 October at 0:00.
    const instants = [
      "2023-04-27T21:59:59Z",
      "2023-04-27T22:00:00Z",
      "2023-04-28T20:59:59Z",
      "2023-04-28T21:00:00Z",
    ];
    context.clock.now = Date.UTC(2024, 0);
    for (const [index, instant] of instants.entries()) await upload(`${index}`, Date.parse(instant));
    expect(await idsFound()).toEqual(["0", "1", "2", "3"]);
    expect(await partNames()).toEqual(["20230427T215959", "20230428T205959", "20230429T205959"]);
    await upload("4", Date.parse("2023-10-26T21:30:00Z"));
    expect((await partNames()).at(-1)).toBe("20231026T215959");
  });

  test("stay as they were when the time zone changes; new ones go between", async () => {
    await upload("1", Date.UTC(2017, 11, 5, 12));
    const before = await partNames();
    Object.assign(context, { publication: { ...context.publication, timeZone: "America/New_York" } });
    await upload("2", Date.UTC(2017, 11, 5, 21)); // after the old day's end, on the same day in New York
    await upload("3", Date.UTC(2017, 11, 5, 13));
    expect(await partNames()).toEqual([...before, "20171206T045959"]);
    expect(await idsFound()).toEqual(["1", "2", "3"]);
  });

  async function partNames(): Promise<readonly string[]> {
    const archives = await context.site.list({ prefix: "archive/" });
    return archives.flatMap(({ key }) => /^archive\/(.*)\/atom\.xml$/.exec(key)?.[1] ?? []);
  }
});
