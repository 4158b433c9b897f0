// What is at a key of the inbox now, which is all that counts.

import type { ArticleDate, Submission } from "../article/article.ts";
import type { ArticleRecord } from "../catalog/article-record.ts";
import { formatSize, largestFile } from "../formats/parse-article.ts";
import type { Finding } from "../refusal/finding.ts";
import type { Refusal, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import type { Newsroom } from "./newsroom.ts";
import { isUsableKey } from "./source-key.ts";
import { dateUndated, isDecided, type Undated } from "./undated.ts";

export type InboxFile =
  | { readonly kind: "absent" }
  | {
      readonly kind: "refused";
      readonly refusals: readonly Refusal[];
      /** What the file would be with a date. */
      readonly undated?: FileOf<Undated> | undefined;
    }
  | FileOf<
      Submission & {
        /** Of an article without a date of its own. */
        readonly embargo?: ArticleDate | undefined;
      }
    >;

type FileOf<Content> = Content & {
  readonly id: string;
  /** When it was put there, ms. */
  readonly modified: number;
  readonly etag: string;
};

export type ArticleFile = Extract<InboxFile, { kind: "article" }>;

export async function readInboxFile(
  key: string,
  { inbox, parsedFiles, publication }: Newsroom,
): Promise<InboxFile> {
  const head = await inbox.head(key);
  if (!head) return { kind: "absent" };
  if (!isUsableKey(key)) return refusedFile("unusable-key", key);
  if (head.size > largestFile) return refusedFile("file-too-large", formatSize(head.size)); // more than memory may hold
  const file = await parsedFiles.read(key, head, inbox, publication);
  if (!file) return { kind: "absent" };
  const { parsed, modified, etag } = file;
  if (!parsed.ok) return { kind: "refused", refusals: parsed.refusals };
  const { value } = parsed;
  if (value.kind !== "undated") return { ...value, modified, etag };
  const dated = dateUndated(value, modified, publication.timeZone);
  if (!dated.ok) return { kind: "refused", refusals: dated.refusals, undated: { ...value, modified, etag } };
  return { ...dated.value, id: value.id, modified, etag };
}

/** The file, with the date of the article that was published from it, if it has none of its own any more. */
export function withDateOfRecord(
  key: string,
  file: InboxFile,
  records: readonly (ArticleRecord | undefined)[],
): InboxFile {
  if (file.kind !== "refused" || !file.undated) return file;
  const { article, embedded, id, modified, etag } = file.undated;
  const record = records.find((record) => record?.id === id && record.owner.key === key && isDecided(record));
  if (!record) return file;
  const dated = { ...article, published: record.stated };
  return { kind: "article", article: dated, embedded, dateSource: "properties", id, modified, etag };
}

export function refusedFile(
  code: RefusalCode,
  found: string,
  finding?: Finding,
): Extract<InboxFile, { kind: "refused" }> {
  return { kind: "refused", refusals: [refuse(code, { found, finding })] };
}
