// Tells the WebSub hub which feeds have changed, while publishing goes on.
import { setTimeout as sleep } from "node:timers/promises";
import { announceHeld, announceLeft } from "../lambdas/announce/announce.ts";
import type { PublishContext } from "../lambdas/protocol/context.ts";

/** Tells the hub of changed feeds in the background, so that no file waits for the hub. Does nothing if there is no hub. */
export class Announcements {
  readonly #context: PublishContext;
  readonly #onFault: (fault: unknown) => void;
  readonly #closing = new AbortController();
  readonly #underWay = new Set<Promise<void>>();

  constructor(context: PublishContext, onFault: (fault: unknown) => void) {
    this.#context = context;
    this.#onFault = onFault;
  }

  /** Tells the hub of changed feeds. Call it after something was published. */
  announce(): void {
    const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal: this.#closing.signal });
    this.#begin(announceHeld(this.#context, pause));
  }

  /** Tells the hub of feeds that an earlier run has not announced, and of those that it refused before. */
  announceLeft(): void {
    this.#begin(announceLeft(this.#context));
  }

  /** Ends the work. The next run announces the feeds that are not announced yet. */
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
