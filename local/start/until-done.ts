// Tries a step again while the store fails, for example because the disk is full.
import { setTimeout } from "node:timers/promises";
import { StoreFault } from "../../lambdas/store/object-store.ts";

export interface UntilDoneOptions {
  /** When aborted, no further attempt is made. */
  readonly signal: AbortSignal;
  readonly onFault: (fault: StoreFault) => void;
  /** The pause between two attempts, in milliseconds. */
  readonly pause?: number;
}

/**
 * Runs the step until it succeeds or the signal is aborted.
 *
 * @throws whatever the step throws, except faults of the store
 */
export async function untilDone(
  step: () => Promise<unknown>,
  { signal, onFault, pause = 2000 }: UntilDoneOptions,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await step();
      return;
    } catch (fault) {
      if (!(fault instanceof StoreFault)) throw fault;
      onFault(fault);
      await setTimeout(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}
