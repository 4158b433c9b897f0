// The history of a feed: a reader who starts at the feed finds every published article, at any time. What the feed itself does not show is
// in parts. Each part is published as an archive (RFC 5005), which links to the next older and the next newer one.
import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import {
  arrival,
  articleText,
  drop,
  eventFor,
  openTestContext,
  publication,
  readText,
  renewAllFeeds,
  siteUrl,
  type TestContext,
} from "../publish/publish-fixture.ts";
import { stepsOf } from "../publish/steps.ts";
import { formats, walkBackwards, walkForwards } from "./walk.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let context: TestContext;
const steps = stepsOf(() => context);

beforeEach(() => {
  context = openTestContext({ publication: { ...publication, archives: true } });
});

const upload = (id: string, date: number, text?: string) =>
  steps.upload(`${id}.txt`, { id, date: new Date(date).toISOString(), ...(text && { text }) });

const remove = (id: string) => steps.remove(`${id}.txt`);

const fetch = (url: string) => readText(context.site, decodeURIComponent(url.slice(siteUrl.length + 1)));

/** The ids of all articles that a reader finds who starts at the feed of a folder. Checks that it is the same in each format. */
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

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

test("there is an archive for each past day, and readers can follow the links in both directions", async () => {
  for (const index of range(6)) await upload(`${index}`, arrival - index * day);
  expect(await idsFound()).toEqual(["0", "1", "2", "3", "4", "5"]);
  expect(await idsFound("sections/sport/")).toEqual(["0", "1", "2", "3", "4", "5"]);
  const { documents } = await walkBackwards(`${siteUrl}/atom.xml`, fetch);
  expect(documents).toHaveLength(6); // today's article is only in the feed
  expect(await walkForwards(documents.at(-1) ?? "", fetch)).toEqual(documents.toReversed());
  expect(documents[1]).toBe(`${siteUrl}/archive/20171207T195959/atom.xml`);
});

test("on a day with more articles than the feed can show, each article is in an archive before the feed drops it", async () => {
  for (const index of range(20)) {
    context.clock.now += minute;
    await upload(`${100 + index}`, context.clock.now - 1000);
    expect(await idsFound()).toHaveLength(index + 1);
  }
  const { documents, count } = await walkBackwards(`${siteUrl}/rss.xml`, fetch);
  expect(documents.length).toBeLessThanOrEqual(8);
  expect(count).toBeLessThanOrEqual(20 + 3);
});

test("the clock makes the archive of a day when the day is over", async () => {
  await upload("1", arrival);
  expect((await walkBackwards(`${siteUrl}/atom.xml`, fetch)).documents).toHaveLength(1);
  await steps.runClock(arrival + day);
  expect((await walkBackwards(`${siteUrl}/atom.xml`, fetch)).documents).toHaveLength(2);
  expect(await context.catalog.list({ prefix: "revisits/" })).toEqual([]);
});

test("a late article is added to the archive of its day, which is split when it has too many articles", async () => {
  for (const index of range(12)) {
    await upload(`${10 + index}`, arrival - 3 * day + ((index * 7) % 12) * minute);
    expect(await idsFound()).toHaveLength(index + 1);
  }
  const parts = (await context.catalog.list({ prefix: "days/all/" })).length;
  expect(parts).toBeGreaterThanOrEqual(2);
  expect(parts).toBeLessThanOrEqual(4);
});

test("articles with exactly the same time can be in several archives", async () => {
  for (const index of range(14)) await upload(`${10 + index}`, arrival - 3 * day);
  expect(await idsFound()).toHaveLength(14);
  expect((await context.catalog.list({ prefix: "days/all/" })).length).toBeGreaterThanOrEqual(3);
});

describe("when an article is removed", () => {
  beforeEach(async () => {
    for (const index of range(6)) await upload(`${index}`, arrival - index * day);
  });

  test("its archive no longer has it", async () => {
    await upload("31", arrival - 3 * day + minute);
    await remove("3");
    expect(await idsFound()).toEqual(["0", "1", "2", "31", "4", "5"]);
  });

  test("and its archive had no other, the archives beside it link to each other, and the empty one stays for an hour", async () => {
    const before = (await walkBackwards(`${siteUrl}/atom.xml`, fetch)).documents;
    await remove("3");
    const after = (await walkBackwards(`${siteUrl}/atom.xml`, fetch)).documents;
    const [emptied = ""] = before.filter((one) => !after.includes(one));
    expect(after).toHaveLength(5);
    expect((await walkBackwards(emptied, fetch)).entries.size).toBe(2);
    await steps.runClock(context.clock.now + hour + minute);
    expect(await fetch(emptied)).toBeUndefined();
    expect(await context.catalog.list({ prefix: "days/all/" })).toHaveLength(4);
  });

  test("and uploaded again, its archive comes back", async () => {
    await remove("3");
    await upload("3", arrival - 3 * day, "نص آخر.");
    expect(await idsFound()).toEqual(["0", "1", "2", "3", "4", "5"]);
    await steps.runClock(context.clock.now + hour + minute);
    expect(await idsFound()).toEqual(["0", "1", "2", "3", "4", "5"]);
  });
});

describe("a newspaper whose articles an older version has published, without archives,", () => {
  const without = () => ({ ...context, publication: { ...context.publication, archives: false } });

  /** Publishes an article in the way of older versions, which did not have archives. */
  async function uploadBefore(id: string, date: number): Promise<void> {
    await drop(context.inbox, `${id}.txt`, articleText({ id, date: new Date(date).toISOString() }));
    await publish(eventFor(`${id}.txt`), without());
  }

  test("gets its archives from the clock after the deployment", async () => {
    for (const index of range(9)) await uploadBefore(`${index}`, arrival - index * day);
    expect(await idsFound()).toHaveLength(3);
    for (let minutes = 1; minutes <= 4; minutes++) await steps.runClock(arrival + minutes * minute);
    expect(await idsFound()).toHaveLength(9);
    expect(await idsFound("sections/sport/")).toHaveLength(9);
  });

  test("gets its archives when npm start begins", async () => {
    for (const index of range(9)) await uploadBefore(`${index}`, arrival - index * day);
    await renewAllFeeds(context);
    expect(await idsFound()).toHaveLength(9);
  });

  test("after a rollback, gets archives of what the older version published, without what it withdrew", async () => {
    for (const index of range(6)) await upload(`${index}`, arrival - index * day);
    await context.inbox.delete("4.txt");
    await publish(eventFor("4.txt"), without());
    await uploadBefore("21", arrival - 2 * day + minute);
    await uploadBefore("90", arrival - 9 * day);
    await renewAllFeeds(context);
    expect(await idsFound()).toEqual(["0", "1", "2", "21", "3", "5", "90"]);
  });

  test("after a rollback, loses the archive of a section whose only article the older version withdrew", async () => {
    await drop(context.inbox, "7.txt", articleText({ id: "7", section: "منوعات", date: "01 ديسمبر 2017" }));
    await publish(eventFor("7.txt"), context);
    const archive = `${siteUrl}/sections/${encodeURIComponent("منوعات")}/archive/20171201T195959/atom.xml`;
    expect(await fetch(archive)).toContain(":7<");
    await context.inbox.delete("7.txt");
    await publish(eventFor("7.txt"), without());
    await renewAllFeeds(context);
    expect(await fetch(archive)).not.toContain(":7<");
  });

  test("loses all archives when the settings switch them off", async () => {
    for (const index of range(6)) await upload(`${index}`, arrival - index * day);
    await renewAllFeeds(without());
    expect((await context.site.list({ prefix: "" })).filter(({ key }) => key.includes("archive/"))).toEqual(
      [],
    );
    expect(await context.catalog.list({ prefix: "days/" })).toEqual([]);
    expect(await idsFound()).toHaveLength(3);
  });
});

test("no document is written again if nothing has changed", async () => {
  for (const index of range(6)) await upload(`${index}`, arrival - index * day);
  await renewAllFeeds(context);
  const heads = async () =>
    (await context.site.list({ prefix: "" })).map(({ key, etag }) => `${key} ${etag}`);
  const before = await heads();
  const { outcomes } = context;
  outcomes.length = 0;
  await publish(eventFor("3.txt"), context);
  await renewAllFeeds(context);
  expect(outcomes.filter(({ kind }) => kind === "written")).toEqual([]);
  expect(await heads()).toEqual(before);
});

describe("the archives follow the days of the newspaper's time zone", () => {
  test("also days of 23 and 25 hours", async () => {
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

  test("and existing ones keep their addresses when the time zone changes, with new ones between them", async () => {
    await upload("1", Date.UTC(2017, 11, 5, 12));
    const before = await partNames();
    Object.assign(context, { publication: { ...context.publication, timeZone: "America/New_York" } });
    await upload("2", Date.UTC(2017, 11, 5, 21)); // on the next day in the old time zone, but on the same day in New York
    await upload("3", Date.UTC(2017, 11, 5, 13));
    expect(await partNames()).toEqual([...before, "20171206T045959"]);
    expect(await idsFound()).toEqual(["1", "2", "3"]);
  });

  async function partNames(): Promise<readonly string[]> {
    const archives = await context.site.list({ prefix: "archive/" });
    return archives.flatMap(({ key }) => /^archive\/(.*)\/atom\.xml$/.exec(key)?.[1] ?? []);
  }
});
