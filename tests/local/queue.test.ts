import type { S3Event, SQSEvent } from "aws-lambda";
import { expect, onTestFinished, test, vi } from "vitest";
import { readChanges } from "../../lambdas/inbox/s3-events.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { doublingDelay, Queue, type QueueOptions } from "../../local/queue.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import { eventually } from "./eventually.ts";

function openBucket(): ObjectStore {
  const store = openSqliteStore(":memory:");
  onTestFinished(() => store.close());
  return store.bucket("queue");
}

function keysOf(event: SQSEvent): string[] {
  return event.Records.flatMap((record) => readChanges(record).map(({ key }) => key));
}

async function keysLeft(bucket: ObjectStore): Promise<string[]> {
  return (await bucket.list({ prefix: "" })).map(({ key }) => key);
}

const allWell = { batchItemFailures: [] };

/** A queue that records the batches that it published and the failures that it reported. */
async function openQueue(bucket: ObjectStore, options: Partial<QueueOptions> = {}) {
  const batches: string[][] = [];
  const told: unknown[] = [];
  const queue = await Queue.open(bucket, {
    retryDelay: () => 0,
    onFailure: (keys, cause) => told.push(cause === undefined ? keys : [...keys, cause]),
    onRecovery: () => told.push("recovered"),
    ...options,
    publish: async (event) => {
      batches.push(keysOf(event));
      return options.publish?.(event) ?? allWell;
    },
  });
  onTestFinished(() => queue.close());
  return { queue, batches, told };
}

/** Answers each batch with the next of the given failures, and then with none. */
function failing(...failures: ((event: SQSEvent) => { itemIdentifier: string }[])[]) {
  return async (event: SQSEvent) => ({ batchItemFailures: failures.shift()?.(event) ?? [] });
}

test("publishes keys in one batch, in the order of their last change", async () => {
  const { queue, batches } = await openQueue(openBucket());
  for (const key of ["b", "a", "c", "b"]) await queue.remember(key, "ObjectCreated:Put");
  queue.release();
  await queue.idle();
  expect(batches).toEqual([["a", "c", "b"]]);
});

test("publishes nothing before it is released", async () => {
  const { queue, batches } = await openQueue(openBucket());
  await queue.remember("a", "ObjectCreated:Put");
  await queue.idle();
  expect(batches).toEqual([]);
});

test("hands over a hundred messages at a time, one batch after the other", async () => {
  let running = 0;
  let most = 0;
  const publish = async () => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    return allWell;
  };
  const { queue, batches } = await openQueue(openBucket(), { publish });
  for (let number = 0; number < 250; number++) {
    await queue.remember(`${number}`, "ObjectCreated:Put");
    if (number === 10) queue.release();
  }
  queue.release();
  await queue.idle();
  expect(batches.flat()).toHaveLength(250);
  expect(Math.max(...batches.map((batch) => batch.length))).toBe(100);
  expect(most).toBe(1);
});

test("sends messages as SQS delivers them, each with one event of S3", async () => {
  const events: SQSEvent[] = [];
  const publish = async (event: SQSEvent) => {
    events.push(event);
    return allWell;
  };
  const { queue } = await openQueue(openBucket(), { publish, now: () => Date.parse("2026-11-23T10:00:00Z") });
  await queue.remember("عُمان/a b+c%.txt", "ObjectCreated:Put");
  await queue.remember("gone", "ObjectRemoved:Delete");
  queue.release();
  await queue.idle();
  const messages = events.flatMap(({ Records }) => Records);
  expect(messages.map(({ eventSource }) => eventSource)).toEqual(["aws:sqs", "aws:sqs"]);
  const [put, removal] = messages.flatMap(({ body }) => (JSON.parse(body) as S3Event).Records);
  expect(put).toMatchObject({
    eventSource: "aws:s3",
    eventName: "ObjectCreated:Put",
    eventTime: "2026-11-23T10:00:00.000Z",
    s3: { bucket: { name: "inbox" }, object: { key: "%D8%B9%D9%8F%D9%85%D8%A7%D9%86/a+b%2Bc%25.txt" } },
  });
  expect(removal).toMatchObject({ eventName: "ObjectRemoved:Delete", s3: { object: { key: "gone" } } });
  expect(put && removal && put.s3.object.sequencer < removal.s3.object.sequencer).toBe(true);
});

test("forgets a key only when it is published", async () => {
  const bucket = openBucket();
  const seen: string[][] = [];
  const publish = async () => {
    seen.push(await keysLeft(bucket));
    return allWell;
  };
  const { queue } = await openQueue(bucket, { publish });
  await queue.remember("a", "ObjectCreated:Put");
  queue.release();
  await queue.idle();
  expect(seen).toEqual([["queue/a"]]);
  expect(await keysLeft(bucket)).toEqual([]);
});

test("publishes keys of the last run in their order, before new keys", async () => {
  const bucket = openBucket();
  const before = await openQueue(bucket, { now: () => 2000 });
  for (const key of ["b", "a"]) await before.queue.remember(key, "ObjectCreated:Put");
  await before.queue.close(); // the message is not released, as if a crash came between the change of the file and its publication

  const { queue, batches } = await openQueue(bucket, { now: () => 1000 });
  await queue.remember("0", "ObjectCreated:Put");
  queue.release();
  await queue.idle();
  expect(batches).toEqual([["b", "a", "0"]]);
  expect(await keysLeft(bucket)).toEqual([]);
});

test("publishes a key again that changes while it is being published", async () => {
  const bucket = openBucket();
  let isFirst = true;
  const { queue, batches } = await openQueue(bucket, {
    publish: async () => {
      if (isFirst) await queue.remember("a", "ObjectRemoved:Delete");
      isFirst = false;
      return allWell;
    },
  });
  await queue.remember("a", "ObjectCreated:Put");
  queue.release();
  await queue.idle();
  expect(batches).toEqual([["a"]]);
  expect(await keysLeft(bucket)).toEqual(["queue/a"]);
  queue.release();
  await queue.idle();
  expect(batches).toEqual([["a"], ["a"]]);
  expect(await keysLeft(bucket)).toEqual([]);
});

test("keeps only the messages that failed, and tries them again", async () => {
  const bucket = openBucket();
  const second = ({ Records }: SQSEvent) => [{ itemIdentifier: Records[1]?.messageId ?? "" }];
  const first = ({ Records }: SQSEvent) => [{ itemIdentifier: Records[0]?.messageId ?? "" }];
  const { queue, batches, told } = await openQueue(bucket, { publish: failing(second, first) });
  for (const key of ["a", "b", "c"]) await queue.remember(key, "ObjectCreated:Put");
  queue.release();
  await eventually(() => told.at(-1)).toBe("recovered");
  expect(batches).toEqual([["a", "b", "c"], ["b"], ["b"]]);
  expect(told).toEqual([["b"], ["b"], "recovered"]);
  expect(await keysLeft(bucket)).toEqual([]);
});

test("keeps a failed message for the next run, too", async () => {
  const bucket = openBucket();
  const all = ({ Records }: SQSEvent) => Records.map(({ messageId }) => ({ itemIdentifier: messageId }));
  const before = await openQueue(bucket, { publish: failing(all), retryDelay: () => 60_000 });
  await before.queue.remember("a", "ObjectCreated:Put");
  before.queue.release();
  await before.queue.idle();
  await before.queue.close();
  const { queue, batches } = await openQueue(bucket);
  queue.release();
  await queue.idle();
  expect(batches).toEqual([["a"]]);
});

test("tries the whole batch again when an answer names no message of it, as Lambda does", async () => {
  const { queue, batches, told } = await openQueue(openBucket(), {
    publish: failing(() => [{ itemIdentifier: "" }]),
  });
  for (const key of ["a", "b"]) await queue.remember(key, "ObjectCreated:Put");
  queue.release();
  await eventually(() => told.at(-1)).toBe("recovered");
  expect(batches).toEqual([
    ["a", "b"],
    ["a", "b"],
  ]);
});

test("tries the whole batch again when publishing throws, and reports the cause", async () => {
  const fault = new Error("no network");
  let isFirst = true;
  const publish = async () => {
    if (!isFirst) return allWell;
    isFirst = false;
    throw fault;
  };
  const { queue, told } = await openQueue(openBucket(), { publish });
  await queue.remember("a", "ObjectCreated:Put");
  queue.release();
  await eventually(() => told).toEqual([["a", fault], "recovered"]);
});

test("publishes a key again if its message could not be deleted from the store", async () => {
  const bucket = openBucket();
  let faults = 1;
  const failingBucket: ObjectStore = {
    ...bucket,
    delete: async (key, condition) => {
      if (faults-- > 0) throw new StoreFault("delete", key, { cause: new Error("disk full") });
      return bucket.delete(key, condition);
    },
  };
  const { queue, batches, told } = await openQueue(failingBucket);
  await queue.remember("a", "ObjectCreated:Put");
  queue.release();
  await eventually(() => told.at(-1)).toBe("recovered");
  expect(batches).toEqual([["a"], ["a"]]);
  expect(await keysLeft(bucket)).toEqual([]);
});

test("does not try a key again that has changed since, until that change is released", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const all = ({ Records }: SQSEvent) => Records.map(({ messageId }) => ({ itemIdentifier: messageId }));
  const { queue, batches } = await openQueue(openBucket(), { publish: failing(all) });
  await queue.remember("a", "ObjectCreated:Put");
  queue.release();
  await queue.idle();
  await queue.remember("a", "ObjectRemoved:Delete");
  vi.runAllTimers();
  await queue.idle();
  expect(batches).toEqual([["a"]]);
  queue.release();
  await queue.idle();
  expect(batches).toEqual([["a"], ["a"]]);
});

test("waits longer after each attempt, but never more than a minute", async () => {
  const delays: number[] = [];
  const all = ({ Records }: SQSEvent) => Records.map(({ messageId }) => ({ itemIdentifier: messageId }));
  const { queue, told } = await openQueue(openBucket(), {
    publish: failing(...Array(9).fill(all)),
    retryDelay: (attempts) => {
      delays.push(doublingDelay(attempts));
      return 0;
    },
  });
  await queue.remember("a", "ObjectCreated:Put");
  queue.release();
  await eventually(() => told.at(-1)).toBe("recovered");
  expect(delays).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
});

test("ends after the batch under way, and keeps the rest", async () => {
  const bucket = openBucket();
  const { promise: going, resolve: go } = Promise.withResolvers<void>();
  const { queue, batches } = await openQueue(bucket, {
    publish: async () => {
      await going;
      return allWell;
    },
  });
  await queue.remember("a", "ObjectCreated:Put");
  queue.release();
  await queue.remember("b", "ObjectCreated:Put");
  queue.release();
  const closed = queue.close();
  go();
  await closed;
  expect(batches).toEqual([["a"]]);
  expect(await keysLeft(bucket)).toEqual(["queue/b"]);
});
