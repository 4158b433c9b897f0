// The steps of a test of publishing: what an editor does, and the clock (the scheduled call of each minute). Each step is a minute after
// the one before.
import assert from "node:assert/strict";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { type Draft, drop, eventFor, type TestContext } from "./publish-fixture.ts";

const minute = 60_000;

type Dropped = Draft | string | Uint8Array;

/**
 * @param contextOf the newspaper of the test that runs
 * @param processOf the process that publishes, if it has other stores than the test
 */
export function stepsOf(contextOf: () => TestContext, processOf: () => PublishContext = contextOf) {
  /** Publishes what is at the keys now. No message may fail. */
  async function publishKeys(...keys: readonly string[]): Promise<void> {
    assert.deepEqual(await publish(eventFor(...keys), processOf()), { batchItemFailures: [] });
  }

  /** Drops a file. Nobody publishes it yet. */
  async function dropLater(key: string, file: Dropped): Promise<void> {
    const { inbox, clock } = contextOf();
    clock.now += minute;
    if (!(file instanceof Uint8Array)) return drop(inbox, key, file);
    await inbox.put(key, file, { contentType: "application/octet-stream" });
  }

  /** Deletes a file. Nobody publishes the change yet. */
  async function deleteLater(key: string): Promise<void> {
    const { inbox, clock } = contextOf();
    clock.now += minute;
    await inbox.delete(key);
  }

  return {
    publishKeys,
    dropLater,
    deleteLater,
    /** Drops a file and publishes it. */
    upload: async (key: string, file: Dropped) => {
      await dropLater(key, file);
      await publishKeys(key);
    },
    /** Deletes a file and publishes the change. */
    remove: async (key: string) => {
      await deleteLater(key);
      await publishKeys(key);
    },
    runClock: (until?: number) => runClock(contextOf(), until),
  };
}

export async function runClock(context: TestContext, until = context.clock.now + minute): Promise<void> {
  context.clock.now = until;
  await tick(context, async () => undefined);
}

/** Makes the scheduled call of each minute. */
export async function runMinutes(context: TestContext, count: number): Promise<void> {
  for (let passed = 0; passed < count; passed++) await runClock(context);
}
