// Keeps the files that a call has just parsed. Its passes read a file again and again, and it rarely changes meanwhile.
import type { ObjectHead, ObjectStore } from "../store/object-store.ts";
import { type ParseSettings, parseSubmission } from "./parse-submission.ts";

/** Few, because a document holds its pictures in memory, and files are read one after the other. */
const fileLimit = 2;

/** A file as it was when this call parsed it. */
export interface ParsedFile {
  readonly parsed: Awaited<ReturnType<typeof parseSubmission>>;
  /** When it was put there, ms. */
  readonly modified: number;
  readonly etag: string;
}

/** Compared by ETag, so that no pass takes an old file for the present one. */
export class ParsedFiles {
  readonly #byKey = new Map<string, { readonly etag: string; readonly parsed: ParsedFile["parsed"] }>();

  /**
   * Reads and parses the file. Undefined if there is no file any more.
   *
   * @param head of the file as this pass has found it
   */
  async read(
    key: string,
    head: ObjectHead,
    inbox: ObjectStore,
    settings: ParseSettings,
  ): Promise<ParsedFile | undefined> {
    const known = this.#byKey.get(key);
    if (known?.etag === head.etag)
      return { parsed: known.parsed, modified: head.lastModified, etag: head.etag };
    const file = await inbox.get(key);
    if (!file) return undefined;
    const parsed = await parseSubmission(key, file.body, settings);
    this.#byKey.delete(key); // so that the map is in the order of reading
    this.#byKey.set(key, { etag: file.etag, parsed });
    for (const oldest of [...this.#byKey.keys()].slice(0, -fileLimit)) this.#byKey.delete(oldest);
    return { parsed, modified: file.lastModified, etag: file.etag };
  }
}
