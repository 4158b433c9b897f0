// Workers whose time differs from the store's time, and a call of the clock (the scheduled call) that ends in the middle of its work.
import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { anotherWorker, dying, failing, rightBefore } from "./interruptions.ts";
import { drop, eventFor, openTestContext, pageOf, readItems, type TestContext } from "./publish-fixture.ts";
import { runMinutes } from "./steps.ts";

const minute = 60_000;
const noPause = async () => undefined;
let context: TestContext;

beforeEach(() => {
  context = openTestContext();
});

async function titles(folder = ""): Promise<readonly string[]> {
  return ((await readItems(context.site, folder)) ?? []).map(({ title }) => title);
}

async function hasPage(id: string): Promise<boolean> {
  return (await pageOf(context.site, id)) === "article";
}

/** A worker whose time is behind the store's time by this many milliseconds. */
function workerBehind(milliseconds: number): TestContext {
  return anotherWorker(context, { now: () => context.clock.now - milliseconds });
}

describe("a worker whose time is behind the store's", () => {
  test.each([600, 1000, 3000, 60_000])(
    "by %i ms publishes an article of today all the same",
    async (behind) => {
      await runMinutes(context, 1);
      await drop(context.inbox, "a.txt", { id: "1" });
      context.clock.now += 500;
      const { batchItemFailures } = await publish(eventFor("a.txt"), workerBehind(behind));
      expect(batchItemFailures).toEqual([]);
      expect({ titles: await titles(), page: await hasPage("1") }).toEqual({
        titles: ["عنوان الخبر"],
        page: true,
      });
    },
  );

  test("does not make a published article disappear", async () => {
    await drop(context.inbox, "a.txt", { id: "1", headline: "الأول", section: "ثقافة" });
    await publish(eventFor("a.txt"), context);
    context.clock.now += 500;
    await publish(eventFor("a.txt"), workerBehind(60_000)); // the event once more
    expect(await titles()).toEqual(["الأول"]);
    expect(await titles("sections/ثقافه/")).toEqual(["الأول"]);
  });
});

test("a call of the clock whose time is behind, and that regenerates all feeds, makes no article and no section disappear", async () => {
  context.clock.now += minute;
  await drop(context.inbox, "a.txt", { id: "1", headline: "الأول", section: "ثقافة" });
  await publish(eventFor("a.txt"), context);
  context.clock.now += 500;
  const deployed = { ...workerBehind(minute), code: "new" };
  await tick(deployed, noPause);
  expect(await titles()).toEqual(["الأول"]);
  expect(await titles("sections/ثقافه/")).toEqual(["الأول"]);
});

describe.each(["dies", "meets faults"])(
  "a call of the clock that %s while an editor moves an embargo",
  (how) => {
    test.each(["articles/1", "sections/sport/feed.json"])(
      "after it has written %s: the article is withdrawn within a minute",
      async (document) => {
        const time = context.clock.now + 10 * minute;
        const dateOf = (instant: number) => new Date(instant).toISOString();
        await drop(context.inbox, "a.txt", { id: "1", date: dateOf(time) });
        await publish(eventFor("a.txt"), context);
        await tick(context, noPause);
        context.clock.now = time + 1000;

        let isOver = false;
        const end = (store: ObjectStore) =>
          how === "dies" ? dying(store, () => isOver) : failing(store, () => isOver);
        const moving = rightBefore(
          context.site,
          (verb, key) => verb === "put" && key === document,
          async () => {
            await drop(context.inbox, "a.txt", { id: "1", date: dateOf(time + 120 * minute) });
            await publish(eventFor("a.txt"), anotherWorker(context));
          },
        );
        const { promise: written, resolve } = Promise.withResolvers<void>();
        const site: ObjectStore = {
          ...moving,
          put: async (key, ...rest) => {
            const etag = await moving.put(key, ...rest);
            if (key === document) {
              isOver = true;
              resolve();
            }
            return etag;
          },
        };
        const clock = anotherWorker(context, {
          site: end(site),
          catalog: end(context.catalog),
          inbox: end(context.inbox),
        });
        const call = tick(clock, noPause).catch(() => undefined);
        await written;
        if (how !== "dies") await call;
        await runMinutes(context, 1);
        expect({ all: await titles(), section: await titles("sections/sport/") }).toEqual({
          all: [],
          section: [],
        });
        expect(await hasPage("1")).toBe(false);
      },
    );
  },
);
