// When a file that is gone is deleted from the inbox. It may only have another name now.

/** How long a file has been gone before it is deleted, in milliseconds. It may come back under the same name or another one. */
export const goneTime = 1000;

/** How long a deletion waits for files that are still being written: one may be the same article. In milliseconds. */
export const longestWait = 10_000;

export class Deletions {
  /** When files were first missed. */
  readonly #since = new Map<string, number>();

  /**
   * Those of the keys that are to be deleted now.
   *
   * @param gone all keys of the inbox that have no file
   * @param options how long a file must have been gone, in milliseconds, and whether its file is there under another name
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

  /** The keys whose time has not come. */
  waiting(): Iterable<string> {
    return this.#since.keys();
  }

  forget(key: string): void {
    this.#since.delete(key);
  }
}
