// Decides when a file that is gone from the folder is deleted from the inbox. It may have been renamed, not deleted.

/** How long a file must be gone before it is deleted, in milliseconds. Until then it may come back, under this or another name. */
export const goneTime = 1000;

/** How long a file must be gone while other files are being written, in milliseconds: one of them may be the same file, renamed. */
export const longestWait = 10_000;

export class Deletions {
  /** When each missing file was first found to be missing, in milliseconds since 1970. */
  readonly #since = new Map<string, number>();

  /**
   * Returns the keys that are to be deleted now.
   *
   * @param gone all keys of the inbox that have no file
   * @param options `wait`: how long a file must have been gone, in milliseconds; `isRenamed`: whether it is there under another name
   */
  due(
    gone: readonly string[],
    { now, wait, isRenamed }: { now: number; wait: number; isRenamed: (key: string) => boolean },
  ): readonly string[] {
    const since = new Map(gone.map((key) => [key, this.#since.get(key) ?? now]));
    this.#since.clear();
    for (const [key, time] of since) this.#since.set(key, time);
    return gone.filter((key) => now - (since.get(key) ?? now) >= wait || isRenamed(key));
  }

  /** The keys that are gone but not deleted yet. */
  waiting(): Iterable<string> {
    return this.#since.keys();
  }

  forget(key: string): void {
    this.#since.delete(key);
  }
}
