// Several files with one id: the file that was modified last owns the article, even if requests fail meanwhile.
import { beforeEach, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { ConditionFailed } from "../../lambdas/store/object-store.ts";
import { anotherWorker, failing } from "./interruptions.ts";
import { drop, eventFor, openTestContext, png, readText, type TestContext } from "./publish-fixture.ts";

const minute = 60_000;
let context: TestContext;

/** Three files with one id. The owner of the article has just been deleted. */
beforeEach(async () => {
  context = openTestContext();
  for (const key of ["elder.txt", "heir.txt", "owner.txt"]) {
    context.clock.now += minute;
    await drop(context.inbox, key, { id: "1001", text: `من ${key}` });
    await publish(eventFor(key), context);
  }
  context.clock.now += minute;
  await context.inbox.delete("owner.txt");
});

async function owner(): Promise<string> {
  return JSON.parse((await readText(context.catalog, "articles/1001")) ?? "").owner.key;
}

async function redeliver(): Promise<void> {
  context.clock.now += 6 * minute;
  expect(await publish(eventFor("owner.txt"), anotherWorker(context))).toEqual({ batchItemFailures: [] });
}

const events: Readonly<Record<string, () => Promise<unknown>>> = {
  "the elder file's event comes again": () => publish(eventFor("elder.txt"), anotherWorker(context)),
  "a picture comes for the elder file": async () => {
    await context.inbox.put("elder.png", png(3), { contentType: "image/png" });
    await publish(eventFor("elder.png"), anotherWorker(context));
  },
};

test.each(Object.keys(events))("the next owner can't be read, and %s", async (event) => {
  let isBroken = true;
  const fails = (_verb: string, key: string) => isBroken && key === "heir.txt";
  const stricken = anotherWorker(context, { inbox: failing(context.inbox, fails) });
  expect((await publish(eventFor("owner.txt"), stricken)).batchItemFailures).toHaveLength(1);
  isBroken = false;
  await events[event]?.();
  await redeliver();
  expect(await owner()).toBe("heir.txt");
});

test.each(Object.keys(events))(
  "the call's time is over before it looks at the other claimants, and %s",
  async (event) => {
    let looks = 0;
    const timeLeft = () => (looks++ === 0 ? 31_000 : 29_000);
    expect(
      (await publish(eventFor("owner.txt"), anotherWorker(context), timeLeft)).batchItemFailures,
    ).toHaveLength(1);
    await events[event]?.();
    await redeliver();
    expect(await owner()).toBe("heir.txt");
  },
);

test("the message of the deleted file is lost, and the event of the older file finds the next owner", async () => {
  let looks = 0;
  await publish(eventFor("owner.txt"), anotherWorker(context), () => (looks++ === 0 ? 31_000 : 29_000));
  await publish(eventFor("elder.txt"), anotherWorker(context));
  expect(await owner()).toBe("heir.txt");
});

test("the SDK repeats the write of the older file, whose answer was lost, and the next owner is still found", async () => {
  let looks = 0;
  await publish(eventFor("owner.txt"), anotherWorker(context), () => (looks++ === 0 ? 31_000 : 29_000));
  const { catalog } = context;
  let isFirst = true;
  const put: typeof catalog.put = async (key, body, options) => {
    const etag = await catalog.put(key, body, options);
    if (key !== "articles/1001" || !isFirst) return etag;
    isFirst = false;
    throw new ConditionFailed("put", key); // the repeated request finds the etag of its own first try
  };
  await publish(eventFor("elder.txt"), anotherWorker(context, { catalog: { ...catalog, put } }));
  expect(isFirst).toBe(false);
  expect(await owner()).toBe("heir.txt");
});

test("a late write made a deleted file the owner, and the message of the file before it comes again", async () => {
  await publish(eventFor("owner.txt"), anotherWorker(context));
  expect(await owner()).toBe("heir.txt");
  await context.inbox.delete("heir.txt"); // its own event was read before the write
  await redeliver();
  expect(await owner()).toBe("elder.txt");
});
