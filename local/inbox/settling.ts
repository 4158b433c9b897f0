// Tells whether a file is completely written: half of an article must not be published.
import type { FolderFile } from "./folder-files.ts";

/** In milliseconds. */
export interface SettleTimes {
  /** A file that was modified so long ago is complete, whatever is known of it. */
  readonly old: number;
  /** How long a file stays as it is before it counts as complete. Programs and networks pause while they write. */
  readonly quiet: number;
  /** The same, if it is known that no program has the file open for writing. */
  readonly closed: number;
  /** The same for a file that is open for writing. Some programs keep a file open as long as they show it. */
  readonly open: number;
}

export const settleTimes: SettleTimes = { old: 60_000, quiet: 2000, closed: 150, open: 30_000 };

/** What is known of the programs that write to the file. `unknown`: they may run on another computer or as another user. */
export type Writer = "open" | "closed" | "unknown";

export class Settling {
  readonly #times: SettleTimes;
  readonly #seen = new Map<string, { readonly stamp: string; readonly since: number }>();

  constructor(times: SettleTimes = settleTimes) {
    this.#times = times;
  }

  /** Returns for how long the file has been in this state, in milliseconds. */
  #observe({ key, stamp }: FolderFile, now: number): number {
    const seen = this.#seen.get(key);
    if (seen?.stamp === stamp) return now - seen.since;
    this.#seen.set(key, { stamp, since: now });
    return 0;
  }

  isOld({ modified }: FolderFile, now: number): boolean {
    return Math.abs(now - modified) > this.#times.old;
  }

  /** Whether the file is complete. Clocks of network drives differ from ours, so the time of its modification alone says little. */
  isComplete(file: FolderFile, writer: Writer, now: number): boolean {
    const unchangedFor = this.#observe(file, now);
    const { quiet, closed, open } = this.#times;
    const needed = writer === "open" ? open : writer === "closed" ? closed : quiet;
    return unchangedFor >= needed || (writer !== "open" && this.isOld(file, now));
  }

  /** The file was taken over. */
  forget(key: string): void {
    this.#seen.delete(key);
  }
}
