// The files that a call has just parsed: its passes look at a file again and again, and it is rarely another by then.
import type { Parsed } from "../refusal/refusal.ts";
import type { ObjectHead } from "../store/object-store.ts";
import type { Newsroom } from "./newsroom.ts";
import { type IdentifiedSubmission, parseSubmission } from "./parse-submission.ts";

export interface ParsedFile {
  readonly parsed: Parsed<IdentifiedSubmission>;
  /** When it was put there, ms. */
  readonly modified: number;
}

/** Files are read one after the other; a document holds its pictures. */
const most = 2;

interface Recent {
  readonly etag: string;
  readonly parsed: Parsed<IdentifiedSubmission>;
}

/** By key, the last one last. A newsroom lives as long as a call of the function. */
const recent = new WeakMap<Newsroom, Map<string, Recent>>();

/** What the file says that was at the key a moment ago; undefined where none is there any more. */
export async function parseFile(
  key: string,
  head: ObjectHead,
  newsroom: Newsroom,
): Promise<ParsedFile | undefined> {
  const files = recent.get(newsroom) ?? new Map<string, Recent>();
  recent.set(newsroom, files);
  const known = files.get(key);
  if (known?.etag === head.etag) return { parsed: known.parsed, modified: head.lastModified };
  const file = await newsroom.inbox.get(key);
  if (!file) return undefined;
  const parsed = await parseSubmission(key, file.body, newsroom.publication.timeZone);
  files.delete(key);
  files.set(key, { etag: file.etag, parsed });
  for (const oldest of [...files.keys()].slice(0, -most)) files.delete(oldest);
  return { parsed, modified: file.lastModified };
}
