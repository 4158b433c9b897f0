// Several files with one id: the file that was modified last owns the article, whatever fails on the way.
import { beforeEach, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { anotherWorker, failing } from "./interruptions.ts";
import { drop, eventFor, openTestNewsroom, png, readText, type TestNewsroom } from "./newsroom-fixture.ts";

const minute = 60_000;
let newsroom: TestNewsroom;

/** Three files of one article, the owner of which has just been deleted. */
beforeEach(async () => {
  newsroom = openTestNewsroom();
  for (const key of ["elder.txt", "heir.txt", "owner.txt"]) {
    newsroom.clock.now += minute;
    await drop(newsroom.inbox, key, { id: "1001", text: `من ${key}` });
    await publish(eventFor(key), newsroom);
  }
  newsroom.clock.now += minute;
  await newsroom.inbox.delete("owner.txt");
});

async function owner(): Promise<string> {
  return JSON.parse((await readText(newsroom.catalog, "articles/1001")) ?? "").owner.key;
}

async function redeliver(): Promise<void> {
  newsroom.clock.now += 6 * minute;
  expect(await publish(eventFor("owner.txt"), anotherWorker(newsroom))).toEqual({ batchItemFailures: [] });
}

const events: Readonly<Record<string, () => Promise<unknown>>> = {
  "the elder file's event comes again": () => publish(eventFor("elder.txt"), anotherWorker(newsroom)),
  "a picture comes for the elder file": async () => {
    await newsroom.inbox.put("elder.png", png(3), { contentType: "image/png" });
    await publish(eventFor("elder.png"), anotherWorker(newsroom));
  },
};

test.each(Object.keys(events))("the rightful heir can't be read, and %s", async (event) => {
  let isBroken = true;
  const fails = (_verb: string, key: string) => isBroken && key === "heir.txt";
  const stricken = anotherWorker(newsroom, { inbox: failing(newsroom.inbox, fails) });
  expect((await publish(eventFor("owner.txt"), stricken)).batchItemFailures).toHaveLength(1);
  isBroken = false;
  await events[event]?.();
  await redeliver();
  expect(await owner()).toBe("heir.txt");
});

test.each(Object.keys(events))(
  "the call's time is over before it looks at the heirs, and %s",
  async (event) => {
    let looks = 0;
    const timeLeft = () => (looks++ === 0 ? 31_000 : 29_000);
    const short = anotherWorker(newsroom, { timeLeft });
    expect((await publish(eventFor("owner.txt"), short)).batchItemFailures).toHaveLength(1);
    await events[event]?.();
    await redeliver();
    expect(await owner()).toBe("heir.txt");
  },
);

test("the message of the deleted file is lost for good, and the elder file's event finds the heir", async () => {
  let looks = 0;
  const short = anotherWorker(newsroom, { timeLeft: () => (looks++ === 0 ? 31_000 : 29_000) });
  await publish(eventFor("owner.txt"), short);
  await publish(eventFor("elder.txt"), anotherWorker(newsroom));
  expect(await owner()).toBe("heir.txt");
});
