// The files that a call has just parsed: its passes look at a file again and again, and it is rarely another by then.
import type { ObjectHead, ObjectStore } from "../store/object-store.ts";
import { type ParseSettings, parseSubmission } from "./parse-submission.ts";

/** Few, as a document holds its pictures: files are read one after the other. */
const fileLimit = 2;

/** At a key, as it was a moment ago. */
export interface ParsedFile {
  readonly parsed: Awaited<ReturnType<typeof parseSubmission>>;
  /** When it was put there, ms. */
  readonly modified: number;
  readonly etag: string;
}

/** By the ETags of the files, so that no pass takes an old one for what is there now. */
export class ParsedFiles {
  readonly #byKey = new Map<string, { readonly etag: string; readonly parsed: ParsedFile["parsed"] }>();

  /**
   * What the file says; undefined where none is there any more.
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
