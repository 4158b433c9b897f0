// A process that was not called for a while forgets what it has read. The catalog may have been restored meanwhile.
import { WarmRecords } from "../catalog/warm-records.ts";
import type { PublishContext } from "../protocol/context.ts";

/** Milliseconds. lib/commands/restore/restore.sh waits as long. */
export const memoryOfIdle = 60_000;

/** Returns the context for each call: with what the process remembers, if its last call ended less than that ago. */
export function forgetWhenIdle(context: PublishContext) {
  let { warmRecords } = context;
  let lastEnd = Number.NEGATIVE_INFINITY;
  return {
    beginCall(): PublishContext {
      if (context.now() - lastEnd >= memoryOfIdle) warmRecords = new WarmRecords();
      return { ...context, warmRecords };
    },
    endCall(): void {
      lastEnd = context.now();
    },
  };
}
