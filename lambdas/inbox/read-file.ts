// Reads the file that is at a key of the inbox now. Only the file counts, not the event that announced a change.

import type { Submission } from "../article/article.ts";
import type { ArticleRecord } from "../catalog/article-record.ts";
import type { ArticleDate } from "../dates/days.ts";
import { formatSize } from "../formats/parse-article.ts";
import type { Finding } from "../refusal/finding.ts";
import type { Refusal, RefusalCode } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import type { ObjectStore } from "../store/object-store.ts";
import type { AgencyId, ParseSettings, PlacedSubmission, RefusedItem } from "./parse-submission.ts";
import type { ParsedFiles } from "./parsed-files.ts";
import { dateUndated, isDecided, type Undated } from "./undated.ts";

/** A key of the inbox, and what is there now. */
export type InboxFile = AtKey & FileContent;

/** The same, if it is a file with one article, or one article of a file with several. */
export type WholeFile = AtKey & WholeContent;

export interface AtKey {
  readonly key: string;
}

export type FileContent = WholeContent | SeveralContent;

export type WholeContent =
  | { readonly kind: "absent" }
  | {
      readonly kind: "refused";
      readonly refusals: readonly Refusal[];
      /** Set if only the date is missing. It is the article without a date. */
      readonly undated?: UndatedFile | undefined;
      /** Set if the file is refused as a copy. */
      readonly copyOf?: CopyOf | undefined;
    }
  | DatedSubmission;

/** The original file of a copy. */
export interface CopyOf {
  readonly original: string;
  /** The id of its article. */
  readonly id: string;
}

/** One article of a file, after its date was decided. */
export type DatedSubmission = Submission &
  AgencyId & { readonly id: string } & Version & {
    /** The embargo, if the article states no date of its own. */
    readonly embargo?: ArticleDate | undefined;
  };

/** A file that would be published if it had a date. */
export type UndatedFile = Undated & { readonly id: string } & Version;

interface Version {
  /** When the file was uploaded, in milliseconds since 1970. */
  readonly modified: number;
  readonly etag: string;
  /** Whether the file states no id, so that its id comes from its key. */
  readonly isNamedByKey?: boolean | undefined;
  /** Whether other articles are in the same file. */
  readonly isOneOfSeveral?: boolean | undefined;
}

/** A file of several items, such as an RSS document. */
type SeveralContent = {
  readonly kind: "several";
  readonly items: readonly (PlacedSubmission & Version)[];
  readonly refused: readonly RefusedItem[];
};

export type ArticleFile = Extract<WholeFile, { kind: "article" }>;

/** The articles of a file, including those that are withheld (drafts). Refused ones are left out. */
export function submissionsOf(file: InboxFile): readonly DatedSubmission[] {
  if (file.kind === "several") return file.items;
  return "id" in file ? [file] : [];
}

/** The ids to which the file gets a claim (a note in the catalog that this file has the article of this id). */
export function claimedBy(file: InboxFile): readonly string[] {
  if (file.kind === "refused") return file.copyOf === undefined ? [] : [file.copyOf.id];
  return submissionsOf(file).map(({ id }) => id);
}

export function refusalsOf(file: FileContent | { readonly kind: "picture" }): readonly Refusal[] {
  if (file.kind === "several") return file.refused.flatMap(({ refusals }) => refusals);
  return file.kind === "refused" ? file.refusals : [];
}

/**
 * Returns the part of a file that concerns one article. If that item is refused, its article stays as it was published. A refused item
 * without an id may be any of the file's articles, so none of them is withdrawn while such an item is in the file.
 */
export function fileFor(id: string, file: InboxFile): WholeFile {
  if (file.kind !== "several") return file;
  const { key } = file;
  const item = file.items.find((one) => one.id === id);
  if (item) return { ...item, key };
  const refused = file.refused.filter((one) => one.id === undefined || one.id === id);
  if (refused.length === 0) return { kind: "absent", key };
  return { kind: "refused", key, refusals: refused.flatMap(({ refusals }) => refusals) };
}

/** Returns the file with these articles marked as refused. Other items of the file stay as they are. */
export function withRefused(
  file: InboxFile,
  refused: readonly (RefusedItem & { readonly id: string })[],
): InboxFile {
  if (file.kind !== "several")
    return { kind: "refused", key: file.key, refusals: refused.flatMap(({ refusals }) => refusals) };
  const refusalsIn = (id: string) => refused.find((one) => one.id === id)?.refusals;
  const more = file.items.flatMap(({ id, line, column }) => {
    const refusals = refusalsIn(id)?.map((refusal) => ({ ...refusal, line, column }));
    return refusals ? [{ id, refusals }] : [];
  });
  const items = file.items.filter(({ id }) => refusalsIn(id) === undefined);
  return { ...file, items, refused: [...file.refused, ...more] };
}

/** The part of a call's context that reading needs. */
interface ReadingContext {
  readonly inbox: ObjectStore;
  readonly parsedFiles: ParsedFiles;
  readonly publication: ParseSettings;
}

export async function readInboxFile(key: string, context: ReadingContext): Promise<InboxFile> {
  return { key, ...(await readContent(key, context)) };
}

async function readContent(
  key: string,
  { inbox, parsedFiles, publication }: ReadingContext,
): Promise<FileContent> {
  const file = await parsedFiles.read(key, inbox, publication);
  if (!file) return { kind: "absent" };
  if ("tooLarge" in file) return refusedFile("file-too-large", formatSize(file.tooLarge));
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

/**
 * If a file is refused because it has no date, but an article was published from this file or from the same bytes before, the article keeps
 * the date in its record. So a date that was decided once stays, even if the rules would not give it to the file today.
 */
export function withDateOfRecord(
  file: InboxFile,
  records: readonly (ArticleRecord | undefined)[],
): InboxFile {
  if (file.kind !== "refused" || !file.undated) return file;
  const { key } = file;
  const { article, embedded, id, isNamedByKey, modified, etag } = file.undated;
  const record = records.find((record) => {
    return record?.id === id && isDecided(record) && (record.owner.key === key || record.owner.etag === etag);
  });
  if (!record) return file;
  const dated = { ...article, published: record.stated };
  return {
    kind: "article",
    key,
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
): Extract<WholeContent, { kind: "refused" }> {
  return { kind: "refused", refusals: [refuse(code, { found, finding })] };
}
