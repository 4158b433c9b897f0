// Makes a process that was not called for a while forget the records that it has read, because the catalog may have been restored.
import { WarmRecords } from "../catalog/warm-records.ts";
import type { PublishContext } from "../protocol/context.ts";

/** After this time without a call a process forgets its records, in milliseconds. lib/commands/restore/restore.sh waits for as long. */
export const memoryOfIdle = 60_000;

/**
 * Returns the context for each call. The context has the remembered records only if the last call ended less than {@link memoryOfIdle} ago.
 */
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
