// The scheduled call of each minute: it looks ahead, and waits for articles whose time of publication is before the next call.
import { beforeEach, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { drop, eventFor, openTestContext, readItems, type TestContext } from "./publish-fixture.ts";

const second = 1000;
let context: TestContext;
/** When each article was first in the feed, in seconds after the call began. */
let shown: number[];

beforeEach(async () => {
  context = openTestContext();
  await tick(context, async () => undefined);
});

/** Each test begins at 12:00 in Muscat. */
async function dropAt(time: string, id: string): Promise<void> {
  await drop(context.inbox, `${id}.txt`, { id, date: `2017-12-08T${time}+04:00` });
  await publish(eventFor(`${id}.txt`), context);
}

/** Makes one scheduled call. Returns how many seconds it took. */
async function minute(): Promise<number> {
  const { clock, site } = context;
  const start = clock.now;
  let count = (await readItems(site))?.length ?? 0;
  shown = [];
  const look = async () => {
    const items = (await readItems(site))?.length ?? 0;
    for (; count < items; count++) shown.push((clock.now - start) / second);
  };
  await tick(context, async (milliseconds) => {
    await look();
    clock.now += milliseconds;
  });
  await look();
  return (clock.now - start) / second;
}

test("an article that comes due long before the next call is published in its second", async () => {
  await dropAt("12:00:25", "1");
  await dropAt("12:00:10", "2");
  expect(await minute()).toBe(25);
  expect(shown).toEqual([10, 25]);
});

test("an article that comes due shortly before the next call is left to that call", async () => {
  await dropAt("12:00:55", "1");
  expect(await minute()).toBe(0);
  expect(shown).toEqual([]);
  context.clock.now += 60 * second;
  expect(await minute()).toBe(0);
  expect(shown).toEqual([0]);
});

test("a call does not wait if no article comes due", async () => {
  await dropAt("11:00:00", "1");
  expect(await minute()).toBe(0);
});

test("an article that is removed while the call waits for it never appears", async () => {
  await dropAt("12:00:20", "1");
  await tick(context, async (milliseconds) => {
    context.clock.now += milliseconds / 2;
    await context.inbox.delete("1.txt");
    await publish(eventFor("1.txt"), context);
    context.clock.now += milliseconds / 2;
  });
  expect(await readItems(context.site)).toEqual([]);
});
