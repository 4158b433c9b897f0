// Parses a file of the inbox, or gives every reason why it can't be published. It may break a rule of its format, or a limit of
// addresses, of keys or of feed readers.
import type { Article, Submission } from "../article/article.ts";
import { earliestDate, findExcess, longestHeadline, longestSection } from "../article/bounds.ts";
import { startOf } from "../article/latest.ts";
import { idBytes } from "../catalog/keys.ts";
import type { ArticleDate } from "../dates/days.ts";
import type { FileItem } from "../formats/format.ts";
import { locate } from "../formats/locate.ts";
import { parseFile, readText } from "../formats/parse-article.ts";
import { isNewspaper, withOwnNames } from "../publication/own-names.ts";
import type { Publication } from "../publication/publication.ts";
import type { Parsed, Refusal } from "../refusal/refusal.ts";
import { refuse } from "../refusal/refuse.ts";
import { slugOf } from "../text/slug.ts";
import { idOfKey, nameOf } from "./key.ts";
import { type Undated, withoutGuessedDate } from "./undated.ts";

/** The greatest length of an id, in bytes. An index key holds an id and a section slug, and must stay within S3's 1,024 bytes. */
const idLimit = 750;

/** The settings that parsing needs. */
export type ParseSettings = Pick<Publication, "timeZone" | "sections" | "undated" | "title" | "otherNames">;

/** Set if the article has an id that an agency gave it. */
export interface AgencyId {
  /** The agency's name in the form that it has in ids. */
  readonly source?: string | undefined;
  /** The id without the agency's name. Earlier versions used it as the article's id. */
  readonly bareId?: string | undefined;
}

export type IdentifiedSubmission = (Submission | Undated) &
  AgencyId & {
    readonly id: string;
    /** Whether the file states no id, so that its id comes from its key. */
    readonly isNamedByKey: boolean;
  };

/** One of several items of a file, with its line and column in the file. */
export type PlacedSubmission = Submission &
  AgencyId & {
    readonly id: string;
    readonly line: number;
    readonly column: number;
  };

export interface RefusedItem extends AgencyId {
  /** Undefined if the item states no id. */
  readonly id: string | undefined;
  readonly refusals: readonly Refusal[];
}

/** A file of several items: those that can be published, and those that can't. */
export interface SeveralSubmissions {
  readonly several: readonly PlacedSubmission[];
  readonly refused: readonly RefusedItem[];
}

export async function parseSubmission(
  key: string,
  body: Uint8Array,
  settings: ParseSettings,
): Promise<Parsed<IdentifiedSubmission> | SeveralSubmissions> {
  const { timeZone } = settings;
  const file = await parseFile(nameOf(key), body, timeZone);
  if ("several" in file) return identifyEach(file.several, settings);
  const parsed = withoutGuessedDate(file, settings);
  if (!parsed.ok) return parsed;
  const submission = signedByNewspaper(parsed.value, settings);
  const stated = submission.kind === "withheld" ? submission.id : submission.article.id;
  const agency = "source" in submission ? submission.source : undefined;
  const identity = identityOf(stated ?? idOfKey(key), stated === undefined ? undefined : agency, settings);
  const { id } = identity;
  const unusable = refuseSubmission(id, submission, timeZone);
  if (unusable.length === 0)
    return { ok: true, value: { ...submission, ...identity, isNamedByKey: stated === undefined } };
  const text = readText(body);
  return { ok: false, refusals: unusable.map((refusal) => locate(refusal, text)) };
}

function identifyEach(items: readonly FileItem[], settings: ParseSettings): SeveralSubmissions {
  const several: PlacedSubmission[] = [];
  const refused: RefusedItem[] = [];
  for (const { id: stated, source, line, column, parsed } of items) {
    const identity = stated === undefined ? { id: stated } : identityOf(stated, source, settings);
    const { id } = identity;
    if (id === undefined || !parsed.ok) {
      const refusals = parsed.ok ? [refuse("missing-id", { line, column })] : parsed.refusals;
      refused.push({ ...identity, refusals });
      continue;
    }
    const submission = signedByNewspaper(parsed.value, settings);
    const unusable = refuseSubmission(id, submission, settings.timeZone);
    if (unusable.length === 0) several.push({ ...submission, ...identity, id, line, column });
    else refused.push({ ...identity, refusals: unusable.map((refusal) => ({ ...refusal, line, column })) });
  }
  return { several, refused };
}

/**
 * The id of an article. Two agencies may use the same number for different articles, so an agency's id gets the agency's name before
 * it. A colon separates them, because names of files rarely contain one.
 *
 * @param agency the name of the agency; undefined if the id is the newspaper's own
 */
function identityOf(
  stated: string,
  agency: string | undefined,
  settings: ParseSettings,
): AgencyId & { readonly id: string } {
  if (agency === undefined || isNewspaper(agency, settings)) return { id: stated, source: undefined };
  const source = slugOf(agency);
  return { id: `${source}:${stated}`, source, bareId: stated };
}

function refuseSubmission(
  id: string,
  submission: Submission | Undated,
  timeZone: string,
): readonly Refusal[] {
  return [
    ...(isUsableId(id) ? [] : [refuse("unusable-id", { found: id })]),
    ...(submission.kind === "withheld"
      ? []
      : refuseUnusable({ published: undefined, ...submission.article }, timeZone)),
  ];
}

function signedByNewspaper<Signed extends Submission | Undated>(
  submission: Signed,
  settings: ParseSettings,
): Signed {
  if (submission.kind === "withheld") return submission;
  return { ...submission, article: withOwnNames(submission.article, settings) };
}

function refuseUnusable(
  article: Omit<Article, "published"> & { readonly published: ArticleDate | undefined },
  timeZone: string,
): readonly Refusal[] {
  const { headline, section, published } = article;
  const isTooOld = published !== undefined && startOf(published, timeZone) < earliestDate;
  return [
    ...(headline.length > longestHeadline ? [refuse("unusable-headline", { found: headline })] : []),
    ...(section === undefined || isUsableSection(section)
      ? []
      : [refuse("unusable-section", { found: section })]),
    ...(isTooOld ? [refuse("impossible-date", { found: writeDate(published) })] : []),
    ...findExcess(article).map(({ of, found, allowed }) =>
      refuse("too-much", { found: `${of}: ${found} > ${allowed}` }),
    ),
  ];
}

function writeDate(date: ArticleDate): string {
  return "day" in date ? date.day : new Date(date.instant).toISOString();
}

/** Whether an id can become a part of addresses and of keys in S3. */
export function isUsableId(id: string): boolean {
  return (
    idBytes(id) <= idLimit && !id.split("/").some((step) => step === "" || step === "." || step === "..")
  );
}

function isUsableSection(name: string): boolean {
  return name.length <= longestSection && slugOf(name) !== "";
}
