// Parses a file of the inbox, or gives every reason why it can't be published: rules of its format, and limits of addresses,
// keys and readers.
import type { Article, ArticleDate, Submission } from "../article/article.ts";
import { earliestDate, findExcess, longestHeadline, longestSection } from "../article/bounds.ts";
import { startOf } from "../article/latest.ts";
import { idBytes } from "../catalog/keys.ts";
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

/** The maximum bytes of an id. An index key also needs room for the longest section slug. */
const idLimit = 750;

/** Settings that parsing takes into account. */
export type ParseSettings = Pick<Publication, "timeZone" | "sections" | "undated" | "title" | "otherNames">;

/** Of an article that has the own id of an agency. */
export interface AgencyId {
  /** The agency as a part of ids. */
  readonly source?: string | undefined;
  /** The id without the agency, as earlier versions published it. */
  readonly bareId?: string | undefined;
}

export type IdentifiedSubmission = (Submission | Undated) &
  AgencyId & {
    readonly id: string;
    /** Whether the file states no id, so that its key decides. */
    readonly isNamedByKey: boolean;
  };

/** One of several items of a file, with its place there. */
export type PlacedSubmission = Submission &
  AgencyId & {
    readonly id: string;
    readonly line: number;
    readonly column: number;
  };

export interface RefusedItem extends AgencyId {
  /** Absent where the item has none. */
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
 * Each agency has ids of its own. A colon stands between, as in a URI: names of files rarely have one.
 *
 * @param agency its name
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

/** An id becomes a part of addresses and keys. */
function isUsableId(id: string): boolean {
  return (
    idBytes(id) <= idLimit && !id.split("/").some((step) => step === "" || step === "." || step === "..")
  );
}

function isUsableSection(name: string): boolean {
  return name.length <= longestSection && slugOf(name) !== "";
}
