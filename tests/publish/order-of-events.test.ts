// Rare orders of events, with what a reader sees in the end.
import { beforeEach, describe, expect, test } from "vitest";
import { backfill } from "../../lambdas/publish/backfill.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { anotherWorker, rightBefore } from "./interruptions.ts";
import {
  drop,
  eventFor,
  openTestContext,
  png,
  publication,
  readItems,
  renewAllFeeds,
  siteUrl,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

const minute = 60_000;
let context: TestContext;
const { dropLater } = stepsOf(() => context);

beforeEach(() => {
  context = openTestContext();
});

async function titles(folder = ""): Promise<readonly string[]> {
  return ((await readItems(context.site, folder)) ?? []).map(({ title }) => title);
}

test("a feed is made shorter and longer again: nothing old rises into it", async () => {
  const withLength = (feedLength: number) => ({
    ...context,
    publication: { ...publication, feedLength },
    code: String(feedLength),
  });
  for (const n of [0, 1, 2, 3, 4, 5]) {
    await dropLater(`a${n}.txt`, { id: `${n}`, headline: `خبر ${n}` });
    await publish(eventFor(`a${n}.txt`), withLength(6));
  }
  await renewAllFeeds(withLength(2));
  await context.inbox.delete("a1.txt");
  await publish(eventFor("a1.txt"), withLength(2));
  await dropLater("a0.txt", { id: "0", headline: "خبر صفر", section: "أخرى" });
  await publish(eventFor("a0.txt"), withLength(2));
  await renewAllFeeds(withLength(6));
  expect(await titles()).toEqual(["خبر 5", "خبر 4", "خبر 3", "خبر 2", "خبر صفر"]);
  expect(await titles("sections/sport/")).toEqual(["خبر 5", "خبر 4", "خبر 3", "خبر 2"]);
});

test("a picture is replaced after the record names it and before its bytes are copied: in the end it is there", async () => {
  await dropLater("a.txt", { id: "1" });
  await context.inbox.put("a.png", png(7), { contentType: "image/png" });
  await publish(eventFor("a.txt", "a.png"), context);
  await context.inbox.put("a.png", png(8), { contentType: "image/png" });
  const isListing = (verb: string, key: string) => verb === "list" && key.startsWith("media/");
  const site = rightBefore(context.site, isListing, () =>
    context.inbox.put("a.png", png(9), { contentType: "image/png" }),
  );
  await publish(eventFor("a.png"), { ...context, site });
  await publish(eventFor("a.png"), context);
  const image = (await readItems(context.site))?.[0]?.image ?? "";
  const stored = await context.site.get(decodeURIComponent(image.slice(siteUrl.length + 1)));
  expect(Buffer.from(stored?.body ?? []).equals(png(9))).toBe(true);
});

test.each(["a.txt", "b.txt"])("two files change ids while a backfill is about to read %s", async (first) => {
  await dropLater("a.txt", { id: "1", headline: "أ" });
  await dropLater("b.txt", { id: "2", headline: "ب" });
  await publish(eventFor("a.txt", "b.txt"), context);
  const exchange = async () => {
    await dropLater("a.txt", { id: "2", headline: "أ٢" });
    await drop(context.inbox, "b.txt", { id: "1", headline: "ب١" });
  };
  const isFirst = (verb: string, key: string) => verb === "get" && key === `sources/${first}`;
  const catalog = rightBefore(context.catalog, isFirst, exchange);
  await backfill(["a.txt", "b.txt"], anotherWorker(context, { catalog }));
  await publish(eventFor("b.txt"), anotherWorker(context));
  await publish(eventFor("a.txt"), anotherWorker(context));
  await renewAllFeeds(anotherWorker(context));
  expect((await titles()).toSorted()).toEqual(["أ٢", "ب١"]);
});

test("an older file that takes an article over again is an update, at the time when readers get it", async () => {
  await dropLater("old.txt", { id: "1", headline: "قديم" });
  await publish(eventFor("old.txt"), context);
  const first = (await readItems(context.site))?.[0];
  await dropLater("new.txt", { id: "1", headline: "جديد" });
  await publish(eventFor("new.txt"), context);
  await context.inbox.delete("new.txt");
  context.clock.now += minute;
  await publish(eventFor("new.txt"), context);
  const last = (await readItems(context.site))?.[0];
  expect(last).toMatchObject({ id: first?.id, title: "قديم", date_published: first?.date_published });
  expect(last?.date_modified).toBe(new Date(context.clock.now).toISOString());
});

describe("a date that no index key can hold", () => {
  test.each(["08 ديسمبر 1965", "31 ديسمبر 1969", "0001-01-01T00:00:00Z", "2299-01-01T00:00:00Z"])(
    "%s: the file is refused, or waits, and nothing else is held up",
    async (date) => {
      await dropLater("a.txt", { id: "1", date });
      await dropLater("b.txt", { id: "2", headline: "ب" });
      const { batchItemFailures } = await publish(eventFor("a.txt", "b.txt"), context);
      await tick(context, async () => undefined);
      expect(batchItemFailures).toEqual([]);
      expect(await titles()).toEqual(["ب"]);
    },
  );
});
