// Keeps the files that a call of the function has just parsed. A call reads a file in each of its passes, and the file rarely changes
// between two passes.
import { largestFile } from "../formats/parse-article.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { type ParseSettings, parseSubmission } from "./parse-submission.ts";

/** How many files are kept. Few, because a parsed file may hold pictures in memory, and files are read one after the other. */
const fileLimit = 2;

/** A file as it was when this call parsed it. */
export interface ParsedFile {
  readonly parsed: Awaited<ReturnType<typeof parseSubmission>>;
  /** When the file was uploaded, in milliseconds since 1970. */
  readonly modified: number;
  readonly etag: string;
}

/** A file that is not parsed. */
export interface TooLargeFile {
  /** Its size, in bytes. */
  readonly tooLarge: number;
}

/** The parsed files of one call. A kept file is used only while its ETag is that of the file in the inbox. */
export class ParsedFiles {
  readonly #byKey = new Map<string, { readonly etag: string; readonly parsed: ParsedFile["parsed"] }>();

  /**
   * Reads and parses the file. Undefined if the file does not exist. A file over `largestFile` is not parsed, because it may not fit into
   * memory.
   */
  async read(
    key: string,
    inbox: ObjectStore,
    settings: ParseSettings,
  ): Promise<ParsedFile | TooLargeFile | undefined> {
    const known = this.#byKey.get(key);
    if (known) {
      const head = await inbox.head(key);
      if (!head) return undefined;
      if (known.etag === head.etag)
        return { parsed: known.parsed, modified: head.lastModified, etag: head.etag };
    }
    const file = await inbox.get(key);
    if (!file) return undefined;
    if (file.size > largestFile) return { tooLarge: file.size };
    const parsed = await parseSubmission(key, file.body, settings);
    this.#byKey.delete(key); // so that the key moves to the end: the map is in the order of reading
    this.#byKey.set(key, { etag: file.etag, parsed });
    for (const oldest of [...this.#byKey.keys()].slice(0, -fileLimit)) this.#byKey.delete(oldest);
    return { parsed, modified: file.lastModified, etag: file.etag };
  }
}
