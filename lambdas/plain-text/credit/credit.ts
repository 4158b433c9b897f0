// Parses a credit line: the line that states where an article was written and by whom: `دمشق - عمان - بسام جميدة - وكالات -`.
import { mayBeNames } from "../../article/bounds.ts";
import { cleanText } from "../../text/characters.ts";
import { isPlaceLikeWord } from "../gazetteer/gazetteer.ts";
import { partsOf } from "./credit-parts.ts";
import { type CreditPart, isEditorial, isLoneName, isShortName, type NamedPart } from "./name-shape.ts";

export interface Credit {
  readonly places: readonly string[];
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
}

export const noCredit: Credit = { places: [], authors: [], agencies: [] };

/** Joins credits into one. A name that is in several of them is in the result once. */
export function joinCredits(credits: readonly Credit[]): Credit {
  const namesOf = (kind: keyof Credit) => [...new Set(credits.flatMap((credit) => credit[kind]))];
  return { places: namesOf("places"), authors: namesOf("authors"), agencies: namesOf("agencies") };
}

/**
 * Parses the texts of a field for authors, and joins their credits. More texts than the limit of `mayBeNames` are returned as authors
 * without being parsed, because the article is refused later.
 */
export function parseEach(texts: readonly string[], parse: (text: string) => Credit): Credit {
  const distinct = [...new Set(texts)];
  return mayBeNames(distinct) ? joinCredits(distinct.map(parse)) : { ...noCredit, authors: distinct };
}

/**
 * The places, authors and agencies of a credit line. `undefined` if the line is not a credit.
 *
 * @param trust With `known`, at least one part must be a known name or follow a word such as `كتب:`. With `shape`, all parts must have the
 *   shape of people's names, but can be unknown; use it only where a credit is expected
 */
export function parseCredit(line: string, trust: "known" | "shape" = "known"): Credit | undefined {
  const parts = partsOf(line);
  if (parts === undefined) return undefined;
  if (trust === "known" ? isCredit(parts) : parts.every(({ kind }) => kind === "author"))
    return creditOf(parts);
  return undefined;
}

/** Parses a line with reporters, which some agencies print above the dateline: `من ستيف هولاند وجيف ميسون`. The names can be unknown. */
export function parseReporters(line: string): Credit | undefined {
  const names = line.replace(/^من\s+(?=\S)/u, "تقرير: ");
  return names === line ? undefined : parseCredit(names);
}

/**
 * Parses a credit at the beginning of a paragraph (a dateline). It must be more certain than a credit line, because it can be the beginning
 * of a sentence.
 *
 * @param trust With `known`, all names must be known. With `shape`, an unknown name is accepted if the names beside it confirm it; use it
 *   only for a beginning that ends in a colon or a dash
 */
export function parseCreditBeforeText(beginning: string, trust: "known" | "shape"): Credit | undefined {
  const parts = partsOf(beginning);
  if (parts === undefined) return undefined;
  const isSure = parts.every(
    (part, index) => part.known || (trust === "shape" && isSureByPlace(part, index, parts)),
  );
  return isSure && parts.some(isMoreThanName) ? creditOf(parts) : undefined;
}

/** Whether the parts beside an unknown name confirm its kind: an agency follows a known place, and other names precede an agency. */
function isSureByPlace(part: CreditPart, index: number, parts: readonly CreditPart[]): boolean {
  const before = parts[index - 1];
  if (part.kind === "agency") {
    const isName = !part.enclosed || isShortName(part.name) || part.enclosed === "quotes";
    return isName && before?.kind === "place" && before.known;
  }
  const last = parts.at(-1);
  if (last?.kind !== "agency") return false;
  return part.kind === "author" || (index === 0 && last.known && part.name.includes(" "));
}

function isMoreThanName({ kind, known, credited }: CreditPart): boolean {
  return credited || (known && kind !== "author");
}

function isCredit(parts: readonly CreditPart[]): boolean {
  if (parts.some(isMoreThanName)) return true;
  const [only] = parts;
  const isAuthorSure = parts.some(
    ({ kind, known, name }) => kind === "author" && known && name.includes(" "),
  );
  if (isAuthorSure && parts.some(({ kind, name }) => kind === "place" && isPlaceLikeWord(name))) return true;
  if (parts.length === 1 && only) return isEditorial(only.name) || (only.known && isLoneName(only.name));
  return (
    parts.every(({ kind }) => kind === "author" || kind === "agency") &&
    parts.some(({ known, name }) => known && name.includes(" "))
  );
}

function creditOf(parts: readonly NamedPart[]): Credit {
  const namesOf = (kind: NamedPart["kind"]) => [
    ...new Set(parts.filter((part) => part.kind === kind).map(({ name }) => cleanText(name).trim())),
  ];
  return { places: namesOf("place"), authors: namesOf("author"), agencies: namesOf("agency") };
}
