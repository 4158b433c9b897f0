// Remembers which files were copied to the inbox. The list is stored between two runs, so `npm start` reads only files that have changed
// since the last run.
import * as z from "zod/mini";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import type { FolderFile } from "./folder-files.ts";

/** The object of the queue's bucket that holds the copies of the last run. */
const copiesKey = "copies";

/** A file that was copied: its size and times at that moment, and the ETag of the copy. */
interface Copy {
  readonly stamp: string;
  readonly changed: number;
  readonly etag: string;
}

const storedCopies = z.object({
  folder: z.string(),
  files: z.array(z.tuple([z.string(), z.string(), z.number(), z.string()])),
});

/** The lowest precision of a file system's times, in milliseconds. If a file changes twice within this time, its times may be the same. */
const coarsest = 4000;

export class Copies {
  readonly #bucket: ObjectStore;
  readonly #folder: string;
  readonly #copies = new Map<string, Copy>();
  /** The JSON that is in the bucket now. */
  #stored = "";
  /** Keys of files that changed just before they were read. A later change of such a file may leave the same times and the same size. */
  readonly #doubtful = new Set<string>();

  constructor(bucket: ObjectStore, folder: string) {
    this.#bucket = bucket;
    this.#folder = folder;
  }

  /**
   * Finds out which of these files the last run has copied. A file counts as copied if its size and times are still the same, and if the
   * inbox still has that copy. The time of its last change is compared, too, because no program can set it.
   *
   * @param stored the keys of the inbox with their ETags
   */
  async recall(files: readonly FolderFile[], stored: ReadonlyMap<string, string>): Promise<void> {
    const object = await this.#bucket.get(copiesKey);
    if (!object) return;
    this.#stored = new TextDecoder().decode(object.body);
    const { data: last } = z.safeParse(storedCopies, JSON.parse(this.#stored));
    if (last?.folder !== this.#folder) return; // the stored copies are of another folder, or another version has written them in its own form, so all files are read
    const known = new Map(last.files.map(([key, stamp, changed, etag]) => [key, { stamp, changed, etag }]));
    for (const { key, stamp, changed } of files) {
      const copy = known.get(key);
      if (copy?.stamp === stamp && copy.changed === changed && copy.etag === stored.get(key))
        this.#copies.set(key, copy);
    }
  }

  /** Stores what is known for the next run. */
  async keep(): Promise<void> {
    const files = [...this.#copies]
      .filter(([key]) => !this.#doubtful.has(key))
      .map(([key, { stamp, changed, etag }]) => [key, stamp, changed, etag]);
    const text = JSON.stringify({ folder: this.#folder, files });
    if (text === this.#stored) return;
    await this.#bucket.put(copiesKey, new TextEncoder().encode(text), { contentType: "application/json" });
    this.#stored = text;
  }

  /** Call this when the inbox has the file. */
  add({ key, stamp, changed, modified }: FolderFile, etag: string, now: number): void {
    this.#copies.set(key, { stamp, changed, etag });
    if (Math.abs(now - changed) > coarsest && Math.abs(now - modified) > coarsest) this.#doubtful.delete(key);
    else this.#doubtful.add(key);
  }

  delete(key: string): void {
    this.#copies.delete(key);
  }

  has(key: string): boolean {
    return this.#copies.has(key);
  }

  stampOf(key: string): string | undefined {
    return this.#copies.get(key)?.stamp;
  }

  /** The stamps of all copied files. A file has the same stamp after it was renamed. */
  stamps(): ReadonlySet<string> {
    return new Set([...this.#copies.values()].map(({ stamp }) => stamp));
  }
}
