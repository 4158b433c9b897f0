// Tells whether a file is completely written: half of an article must not be published.
import type { FolderFile } from "./folder-files.ts";

/** Durations, in milliseconds. */
export const settleTimes = {
  /** A file that was modified longer ago than this is complete, unless a program has it open for writing. */
  old: 60_000,
  /** A file counts as complete when it has not changed for this long. Programs and networks pause while they write. */
  quiet: 2000,
  /** The same as `quiet`, for a file that no program has open for writing. */
  closed: 150,
  /** The same as `quiet`, for a file that a program has open for writing. Some programs keep a file open for as long as they show it. */
  open: 30_000,
} as const;

/**
 * Whether a program has the file open for writing. `moved`: none has, and the file was renamed into its place. `unknown`: one may have it open
 * on another computer or as another user.
 */
export type Writer = "open" | "closed" | "moved" | "unknown";

export class Settling {
  readonly #seen = new Map<string, { readonly stamp: string; readonly since: number }>();

  /** Returns for how long the file has been in this state, in milliseconds. */
  #observe({ key, stamp }: FolderFile, now: number): number {
    const seen = this.#seen.get(key);
    if (seen?.stamp === stamp) return now - seen.since;
    this.#seen.set(key, { stamp, since: now });
    return 0;
  }

  isOld({ modified }: FolderFile, now: number): boolean {
    return Math.abs(now - modified) > settleTimes.old;
  }

  /** Whether the file is complete. Its time of modification is not enough to tell, because clocks of network drives may be wrong. */
  isComplete(file: FolderFile, writer: Writer, now: number): boolean {
    const unchangedFor = this.#observe(file, now);
    const { quiet, closed, open } = settleTimes;
    const needed = { open, closed, moved: 0, unknown: quiet }[writer];
    return unchangedFor >= needed || (writer !== "open" && this.isOld(file, now));
  }

  /** Call this when the file was copied to the inbox. */
  forget(key: string): void {
    this.#seen.delete(key);
  }
}
