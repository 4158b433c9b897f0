// Notices files that are renamed into their place, as careful programs do. Nothing is written under the new name, so they are complete.
import { join } from "node:path";
import { isIgnored, keyOf } from "./folder-files.ts";

export class MovedFiles {
  readonly #folder: string;
  readonly #moved = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Call this for each event of the file system. The event `rename` says that a name is new or gone, and `change` that a file was written
   * to. For a file that is created and written, both come, in this order.
   */
  hear(event: string, name: string | null, { watchedPath }: { readonly watchedPath?: unknown }): void {
    if (name === null) this.#moved.clear(); // any file may have been written to
    if (name === null || typeof watchedPath !== "string") return;
    const key = keyOf(this.#folder, join(watchedPath, name));
    if (event === "rename" && !isIgnored(key)) this.#moved.add(key);
    else this.#moved.delete(key);
  }

  /** Whether the file got its name by a rename or a link, and nothing was written to it since. An empty file may be a new one. */
  has(key: string): boolean {
    return this.#moved.has(key);
  }

  /** Call this when the file was copied, or is gone. */
  forget(key: string): void {
    this.#moved.delete(key);
  }
}
