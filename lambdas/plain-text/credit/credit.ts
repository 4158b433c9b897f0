// Parses the line that states where an article was written and by whom: `دمشق - عمان - بسام جميدة - وكالات -`.
import { cleanText } from "../../text/characters.ts";
import { isPlaceLikeWord } from "../gazetteer/gazetteer.ts";
import { type CreditPart, partsOf } from "./credit-parts.ts";
import { isLoneName, isShortName, type NamedPart } from "./name-shape.ts";

export interface Credit {
  readonly places: readonly string[];
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
}

export const noCredit: Credit = { places: [], authors: [], agencies: [] };

/** Joins credits without repeating names. */
export function joinCredits(credits: readonly Credit[]): Credit {
  const namesOf = (kind: keyof Credit) => [...new Set(credits.flatMap((credit) => credit[kind]))];
  return { places: namesOf("places"), authors: namesOf("authors"), agencies: namesOf("agencies") };
}

/**
 * The places, authors and agencies of a credit line. `undefined` if the line is not a credit.
 *
 * With `known`, at least one part must be a known name or follow a word such as `كتب:`. With `shape`, all
 * parts can be unknown names of people. Use it for a line in the place of a credit.
 */
export function parseCredit(line: string, trust: "known" | "shape" = "known"): Credit | undefined {
  const parts = partsOf(line);
  if (parts === undefined) return undefined;
  if (trust === "known" ? isCredit(parts) : parts.every(({ kind }) => kind === "author"))
    return creditOf(parts);
  return undefined;
}

/** Parses reporters above an agency's dateline: `من ستيف هولاند وجيف ميسون`. Unknown names are accepted. */
export function parseReporters(line: string): Credit | undefined {
  const names = line.replace(/^من\s+(?=\S)/u, "تقرير: ");
  return names === line ? undefined : parseCredit(names);
}

/**
 * As {@link parseCredit}, but for the beginning of a paragraph, where guesses are not accepted. With `shape`,
 * for a beginning that ends in a colon or a dash, neighbouring parts can confirm a name.
 */
export function parseCreditBeforeText(beginning: string, trust: "known" | "shape"): Credit | undefined {
  const parts = partsOf(beginning);
  if (parts === undefined) return undefined;
  const isSure = parts.every(
    (part, index) => part.known || (trust === "shape" && isSureByPlace(part, index, parts)),
  );
  return isSure && parts.some(isMoreThanName) ? creditOf(parts) : undefined;
}

/** Whether the neighbouring parts confirm the kind: an agency after a known place, or any name before an agency. */
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
  if (parts.length === 1 && only) return only.known && isLoneName(only.name);
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
