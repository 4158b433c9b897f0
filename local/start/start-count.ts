// Counts what is published while `npm start` starts, for the progress bar and the summary.
import type { Outcome } from "../../lambdas/protocol/context.ts";

export class StartCount {
  readonly #show: (done: number, found: number) => void;
  readonly #done = new Set<string>();
  #same = 0;
  #found = 0;
  /** How many articles were published, how many files were removed, and how many of the articles state no date. */
  published = 0;
  removed = 0;
  undated = 0;

  constructor(show: (done: number, found: number) => void) {
    this.#show = show;
  }

  /** @param same how many of the files in the folder the inbox already had */
  mirrored(same: number, found: number): void {
    this.#same = same;
    this.#found = found;
    this.#update();
  }

  add(outcome: Outcome): void {
    if (outcome.kind === "published") this.published++;
    if (outcome.kind === "removed") this.removed++;
    if ((outcome.kind === "published" || outcome.kind === "waiting") && outcome.undated) this.undated++;
    if (!("key" in outcome) || outcome.kind === "failed") return;
    this.#done.add(outcome.key);
    this.#update();
  }

  #update(): void {
    this.#show(Math.min(this.#same + this.#done.size, this.#found), this.#found);
  }
}
