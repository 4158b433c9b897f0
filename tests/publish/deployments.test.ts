// Older and newer code at work at once: after a deployment or a rollback, all feeds follow the version that was activated last.
import { beforeEach, describe, expect, test } from "vitest";
import { runBackfillStep } from "../../lambdas/publish/backfill-step.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { renewFeeds } from "../../lambdas/regenerate/renew-feeds.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { anotherWorker, dying, failing, intercepted, rightBefore } from "./interruptions.ts";
import {
  drop,
  eventFor,
  openTestContext,
  publication,
  readItems,
  readText,
  type TestContext,
} from "./publish-fixture.ts";
import { runMinutes } from "./steps.ts";

const minute = 60_000;
const noPause = async () => undefined;
const oldFeed = "sections/sport/rss.xml";

let old: TestContext;

beforeEach(async () => {
  old = openTestContext({ code: "old", startedAt: 0 });
  await drop(old.inbox, "a.txt", { id: "1" });
  await publish(eventFor("a.txt"), old);
  await runMinutes(old, 5);
});

/** A process of a deployment that begins now. */
function deployed(title: string): TestContext {
  return anotherWorker(old, {
    code: title,
    publication: { ...publication, title },
    startedAt: old.clock.now,
  });
}

async function expectTitle(title: string): Promise<void> {
  for (const path of ["rss.xml", oldFeed, "sections/sport/index.html", "feeds.opml"])
    expect(await readText(old.site, path), path).toContain(title);
}

/** An upload that the older code publishes. Before it writes the section's feed, `meanwhile` happens. */
async function publishLate(meanwhile: () => Promise<void>, changes: Partial<TestContext> = {}) {
  await drop(old.inbox, "b.txt", { id: "2" });
  const site = rightBefore(old.site, (verb, key) => verb === "put" && key === oldFeed, meanwhile);
  return publish(eventFor("b.txt"), anotherWorker(old, { site, ...changes }));
}

test("a call of the older code that ends after the newer code has renewed all feeds", async () => {
  const newer = deployed("الاسم الجديد");
  await publishLate(async () => {
    await runMinutes(newer, 1);
    expect(await renewFeeds(newer)).toBe(true);
  });
  expect(await readText(old.site, oldFeed)).not.toContain("الاسم الجديد");
  await runMinutes(newer, 1);
  await expectTitle("الاسم الجديد");
  expect(await readItems(old.site, "sections/sport/")).toHaveLength(2);
});

test("the same call long after the deployment, however long it takes", async () => {
  const newer = deployed("الاسم الجديد");
  await publishLate(() => runMinutes(newer, 60));
  await runMinutes(newer, 1);
  await expectTitle("الاسم الجديد");
});

test("settings that are changed twice: a call from before the first change ends last", async () => {
  const second = deployed("الاسم الثاني");
  const third = deployed("الاسم الثالث");
  await publishLate(async () => {
    await runMinutes(second, 1);
    await runMinutes(third, 5);
  });
  await runMinutes(third, 1);
  await expectTitle("الاسم الثالث");
});

describe("a rollback", () => {
  test.each([1, 5])("%i minutes after the deployment; a call of the deployment ends last", async (after) => {
    const newer = deployed("الاسم الجديد");
    await runMinutes(newer, after);
    const back = anotherWorker(old, { startedAt: old.clock.now });
    await drop(old.inbox, "b.txt", { id: "2" });
    const site = rightBefore(
      old.site,
      (verb, key) => verb === "put" && key === oldFeed,
      () => runMinutes(back, 5),
    );
    await publish(eventFor("b.txt"), anotherWorker(newer, { site }));
    expect(await readText(old.site, oldFeed)).toContain("الاسم الجديد");
    await runMinutes(back, 1);
    await expectTitle("صحيفة الاختبار");
    expect(await readText(old.site, oldFeed)).not.toContain("الاسم الجديد");
  });

  test("and the same deployment again", async () => {
    const newer = deployed("الاسم الجديد");
    await runMinutes(newer, 1);
    await runMinutes(anotherWorker(old, { startedAt: old.clock.now }), 5);
    await runMinutes(anotherWorker(newer, { startedAt: old.clock.now }), 5);
    await expectTitle("الاسم الجديد");
  });
});

describe("the clock of the older code", () => {
  /** A scheduled call of the older code that is regenerating all feeds. It waits before it writes the section's feed. */
  async function renewLate(meanwhile: () => Promise<void>, changes: Partial<TestContext> = {}) {
    const settings = { code: "another", publication: { ...publication, title: "اسم آخر" } };
    const site = rightBefore(old.site, (verb, key) => verb === "put" && key === oldFeed, meanwhile);
    const other = anotherWorker(old, { ...settings, site, ...changes });
    old.clock.now += minute;
    return tick(other, noPause);
  }

  test("is at work when the newer code is deployed, and ends late", async () => {
    const newer = deployed("الاسم الجديد");
    await renewLate(() => runMinutes(newer, 5));
    await runMinutes(newer, 1);
    await expectTitle("الاسم الجديد");
  });

  test("meets a fault after it has written feeds", async () => {
    const newer = deployed("الاسم الجديد");
    let isOver = false;
    const catalog = failing(old.catalog, (verb, key) => isOver && verb === "get" && key === "feeds");
    const late = renewLate(
      async () => {
        await runMinutes(newer, 5);
        isOver = true;
      },
      { catalog },
    );
    await expect(late).rejects.toThrow("feeds");
    await runMinutes(newer, 1);
    await expectTitle("الاسم الجديد");
  });

  test("dies after it has written feeds", async () => {
    const newer = deployed("الاسم الجديد");
    let isDead = false;
    const stopped = Promise.withResolvers<void>();
    const written = intercepted(old.site, async (verb, key, request) => {
      const answer = await request();
      if (verb === "put" && key === oldFeed && !isDead) {
        isDead = true;
        stopped.resolve();
      }
      return answer;
    });
    const site = rightBefore(
      dying(written, () => isDead),
      (verb, key) => verb === "put" && key === oldFeed,
      () => runMinutes(newer, 1),
    );
    const settings = { code: "another", publication: { ...publication, title: "اسم آخر" } };
    old.clock.now += minute;
    void tick(anotherWorker(old, { ...settings, site, catalog: dying(old.catalog, () => isDead) }), noPause);
    await stopped.promise;
    expect(await readText(old.site, oldFeed)).toContain("اسم آخر");
    await runMinutes(newer, 3);
    await expectTitle("الاسم الجديد");
  });

  test("does not bring the old settings back, even if it begins late", async () => {
    const newer = deployed("الاسم الجديد");
    await runMinutes(newer, 1);
    await runMinutes(old, 60);
    await expectTitle("الاسم الجديد");
  });

  test("and the clock of the newer code, both each minute: they stop writing, and the newer code stays current", async () => {
    const newer = deployed("الاسم الجديد");
    const writes = { old: 0, newer: 0 };
    const alternate = async () => {
      for (let hour = 0; hour < 60; hour++) {
        await runMinutes(
          recorded(newer, () => (writes.newer += 1)),
          1,
        );
        await runMinutes(
          recorded(old, () => (writes.old += 1)),
          1,
        );
      }
    };
    await alternate();
    writes.old = writes.newer = 0;
    await alternate();
    expect(writes.old).toBe(0);
    // The scheduled calls store their progress every ten minutes.
    expect(writes.newer).toBeLessThanOrEqual(12);
    await expectTitle("الاسم الجديد");
  });
});

/** Calls back for each write to the site and to the register. */
function recorded(context: TestContext, wrote: () => void): TestContext {
  const record = (store: ObjectStore) =>
    intercepted(store, (verb, key, request) => {
      if ((verb === "put" || verb === "delete") && key !== "due") wrote();
      return request();
    });
  return { ...context, site: record(context.site), catalog: record(context.catalog) };
}

test("a backfill by code that is not current leaves the feeds to the current code", async () => {
  const newer = deployed("الاسم الجديد");
  await runMinutes(newer, 5);
  expect(await runBackfillStep({ feeds: "begin" }, old)).toEqual({ done: false });
  expect(await runBackfillStep({ feeds: "continue" }, old)).toEqual({ done: false });
  await old.site.delete(oldFeed);
  expect(await runBackfillStep({ feeds: "continue" }, newer)).toEqual({ done: true });
  await expectTitle("الاسم الجديد");
});

test("a message comes again if its call can't see which version is current", async () => {
  const catalog = failing(old.catalog, (_verb, key) => key === "renewal");
  const { batchItemFailures } = await publishLate(async () => undefined, { catalog });
  expect(batchItemFailures).toHaveLength(1);
});

test("the register that a version without activations stored is read", async () => {
  const register = { schema: 2, edition: "{}", passed: null, isThrough: true, failed: [] };
  const body = new TextEncoder().encode(JSON.stringify(register));
  await old.catalog.put("renewal", body, { contentType: "application/json" });
  await old.site.delete(oldFeed);
  await runMinutes(old, 1);
  await expectTitle("صحيفة الاختبار");
});
