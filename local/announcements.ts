// Tells the hub of changed feeds while publishing goes on.
import { setTimeout as sleep } from "node:timers/promises";
import { announceHeld, announceLeft } from "../lambdas/announce/announce.ts";
import type { PublishContext } from "../lambdas/protocol/context.ts";

/** Works in the background, so that no file waits for the hub. Does nothing without a hub. */
export class Announcements {
  readonly #context: PublishContext;
  readonly #onFault: (fault: unknown) => void;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(context: PublishContext, onFault: (fault: unknown) => void) {
    this.#context = context;
    this.#onFault = onFault;
  }

  /** After something was published. */
  announce(): void {
    const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal: this.#closing.signal });
    this.#begin(announceHeld(this.#context, pause));
  }

  /** What an earlier run has left, and what the hub did not take. */
  announceLeft(): void {
    this.#begin(announceLeft(this.#context));
  }

  /** What is not announced yet is announced by the next run. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all(this.#underWay);
  }

  #begin(work: Promise<void>): void {
    const done = work
      .catch((fault) => {
        if (!this.#closing.signal.aborted) this.#onFault(fault);
      })
      .finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }
}
