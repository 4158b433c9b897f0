// Reads what is at a key of the inbox now. Only that counts, not what an event said.

import type { ArticleDate, Submission } from "../article/article.ts";
import type { ArticleRecord } from "../catalog/article-record.ts";
import { formatSize, largestFile } from "../formats/parse-article.ts";
import type { CallContext } from "../protocol/context.ts";
import type { Finding } from "../refusal/finding.ts";
import type { Refusal, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { isUsableKey } from "./key.ts";
import type { AgencyId, PlacedSubmission, RefusedItem } from "./parse-submission.ts";
import { dateUndated, isDecided, type Undated } from "./undated.ts";

export type InboxFile = WholeFile | SeveralFile;

/** A file, or what it says of one article. */
export type WholeFile =
  | { readonly kind: "absent" }
  | {
      readonly kind: "refused";
      readonly refusals: readonly Refusal[];
      /** What the file would be with a date. */
      readonly undated?: UndatedFile | undefined;
      /** The id of the article that the file is a copy of. */
      readonly copyOf?: string | undefined;
    }
  | DatedSubmission;

/** What a file says of one article, once its date is decided. */
export type DatedSubmission = Submission &
  AgencyId & { readonly id: string } & Version & {
    /** Of an article without a date of its own. */
    readonly embargo?: ArticleDate | undefined;
  };

/** A file that would be published if it had a date. */
export type UndatedFile = Undated & { readonly id: string } & Version;

interface Version {
  /** When it was put there, ms. */
  readonly modified: number;
  readonly etag: string;
  /** Whether the file states no id, so that its key decides. */
  readonly isNamedByKey?: boolean | undefined;
  /** Whether other articles are in the same file. */
  readonly isOneOfSeveral?: boolean | undefined;
}

/** A file of several items, such as an RSS document. */
export type SeveralFile = {
  readonly kind: "several";
  readonly items: readonly (PlacedSubmission & Version)[];
  readonly refused: readonly RefusedItem[];
};

export type ArticleFile = Extract<WholeFile, { kind: "article" }>;

/** The articles and withheld articles of a file. */
export function submissionsOf(file: InboxFile): readonly DatedSubmission[] {
  if (file.kind === "several") return file.items;
  return "id" in file ? [file] : [];
}

/** The ids that a file has a claim to. */
export function claimedBy(file: InboxFile): readonly string[] {
  if (file.kind === "refused") return file.copyOf === undefined ? [] : [file.copyOf];
  return submissionsOf(file).map(({ id }) => id);
}

export function refusalsOf(file: InboxFile | { readonly kind: "picture" }): readonly Refusal[] {
  if (file.kind === "several") return file.refused.flatMap(({ refusals }) => refusals);
  return file.kind === "refused" ? file.refusals : [];
}

/**
 * What a file says of one article. In a file of several items, the article of a refused item stays published. A refused item
 * without an id may be any of them, so nothing of the file is withdrawn while it is there.
 */
export function fileFor(id: string, file: InboxFile): WholeFile {
  if (file.kind !== "several") return file;
  const item = file.items.find((one) => one.id === id);
  if (item) return item;
  const refused = file.refused.filter((one) => one.id === undefined || one.id === id);
  if (refused.length === 0) return { kind: "absent" };
  return { kind: "refused", refusals: refused.flatMap(({ refusals }) => refusals) };
}

/** The file with these articles refused. Other items of the file stay as they are. */
export function withRefused(
  file: InboxFile,
  refused: readonly (RefusedItem & { readonly id: string })[],
): InboxFile {
  if (file.kind !== "several")
    return { kind: "refused", refusals: refused.flatMap(({ refusals }) => refusals) };
  const refusalsIn = (id: string) => refused.find((one) => one.id === id)?.refusals;
  const more = file.items.flatMap(({ id, line, column }) => {
    const refusals = refusalsIn(id)?.map((refusal) => ({ ...refusal, line, column }));
    return refusals ? [{ id, refusals }] : [];
  });
  const items = file.items.filter(({ id }) => refusalsIn(id) === undefined);
  return { ...file, items, refused: [...file.refused, ...more] };
}

export async function readInboxFile(
  key: string,
  { inbox, parsedFiles, publication }: CallContext,
): Promise<InboxFile> {
  const head = await inbox.head(key);
  if (!head) return { kind: "absent" };
  if (!isUsableKey(key)) return refusedFile("unusable-key", key);
  if (head.size > largestFile) return refusedFile("file-too-large", formatSize(head.size)); // more than memory may hold
  const file = await parsedFiles.read(key, head, inbox, publication);
  if (!file) return { kind: "absent" };
  const { parsed, modified, etag } = file;
  if ("several" in parsed) {
    const items = parsed.several.map((item) => ({ ...item, modified, etag, isOneOfSeveral: true }));
    return { kind: "several", items, refused: parsed.refused };
  }
  if (!parsed.ok) return { kind: "refused", refusals: parsed.refusals };
  const { value } = parsed;
  if (value.kind !== "undated") return { ...value, modified, etag };
  const dated = dateUndated(value, modified, publication.timeZone);
  if (!dated.ok) return { kind: "refused", refusals: dated.refusals, undated: { ...value, modified, etag } };
  const { id, source, bareId, isNamedByKey } = value;
  return { ...dated.value, id, source, bareId, isNamedByKey, modified, etag };
}

/** The file, with the date of the article that was published from it or from the same bytes, if it has none of its own any more. */
export function withDateOfRecord(
  key: string,
  file: InboxFile,
  records: readonly (ArticleRecord | undefined)[],
): InboxFile {
  if (file.kind !== "refused" || !file.undated) return file;
  const { article, embedded, id, isNamedByKey, modified, etag } = file.undated;
  const record = records.find((record) => {
    return record?.id === id && isDecided(record) && (record.owner.key === key || record.owner.etag === etag);
  });
  if (!record) return file;
  const dated = { ...article, published: record.stated };
  return {
    kind: "article",
    article: dated,
    embedded,
    dateSource: "properties",
    id,
    isNamedByKey,
    modified,
    etag,
  };
}

export function refusedFile(
  code: RefusalCode,
  found: string,
  finding?: Finding,
): Extract<WholeFile, { kind: "refused" }> {
  return { kind: "refused", refusals: [refuse(code, { found, finding })] };
}
