// Parses the lines after the dates in the newspaper's plain text: the standfirst, the credit (a line with places, authors and agencies), and
// the paragraphs.
import { cleanText } from "../text/characters.ts";
import { trimEnd } from "../text/trim.ts";
import { type Credit, joinCredits, noCredit, parseCredit, parseReporters } from "./credit/credit.ts";
import { splitDateline } from "./credit/dateline.ts";
import { isLikelyPerson, isLoneName } from "./credit/name-shape.ts";
import type { Line } from "./lines.ts";
import {
  countUnmarked,
  isFullSentence,
  isMarked,
  mayLead,
  mayStandAlone,
  withoutMark,
} from "./standfirst.ts";

export interface PlainTextBody {
  readonly standfirst?: string | undefined;
  readonly credit: Credit;
  readonly paragraphs: readonly string[];
}

/** The largest number of lines that the standfirst and the credit have together. */
const longestLead = 3;
/** The largest number of credit lines. */
const mostCredits = 2;
/** In characters. The author's name is only looked for above a paragraph of this length. */
const shortestParagraph = 100;
const creditEnd = /[\s\p{Cf}:\-–—ـ.]/u;

/**
 * Parses the lines after the dates.
 *
 * @param stated the credit in the lines above the dates
 */
export function parseBody(lines: readonly Line[], stated: Credit = noCredit): PlainTextBody {
  const texts = lines.map(({ text }) => text);
  const { standfirst, credits, creditLines = [], paragraphs: written } = splitLead(texts);
  const paragraphs = withoutRepeat(creditLines, written);
  const credit = joinCredits([stated, ...credits]);
  const lead = standfirst.map((text) => cleanText(withoutMark(text))).filter((text) => text !== "");
  return {
    standfirst: lead.length > 0 ? lead.join(" ") : undefined,
    ...withoutDateline(credit, paragraphs),
  };
}

/** The lines above the text, and the text. */
interface Lead {
  readonly standfirst: readonly string[];
  readonly credits: readonly Credit[];
  /** The lines that hold the credits. */
  readonly creditLines?: readonly string[] | undefined;
  readonly paragraphs: readonly string[];
}

function splitLead(texts: readonly string[]): Lead {
  const [first = "", second = ""] = texts;
  const reporters = parseReporters(first);
  // A line with reporters (`من ستيف هولاند`) can precede an agency's dateline (`واشنطن (رويترز) - قال …`).
  if (reporters && splitDateline(second)?.credit.agencies.length)
    return { standfirst: [], credits: [reporters], paragraphs: texts.slice(1) };
  const at = texts.slice(0, longestLead).findIndex((text) => parseCredit(text) !== undefined);
  if (at !== -1 && mayLead(texts.slice(0, at)) && !isOfText(texts, at)) return splitAtCredit(texts, at);
  const author = parseUnknownByline(texts);
  if (author) return { standfirst: [], credits: [author], creditLines: [first], paragraphs: texts.slice(1) };
  const marked = countWhile(texts.slice(0, longestLead), isMarked);
  return splitAfterStandfirst(texts, marked > 0 ? marked : countLead(texts));
}

/**
 * The credit of a first line that looks like an unknown name. It is the author's name only if none of its words is in the text, because a
 * heading or a standfirst has words in common with the text.
 */
function parseUnknownByline([line = "", ...texts]: readonly string[]): Credit | undefined {
  const [next = ""] = texts;
  if (next.length < shortestParagraph || !isFullSentence(texts.at(-1) ?? "") || !isLikelyPerson(line))
    return undefined;
  const words = line.split(/\s+/).map((word) => word.replace(/^ال/, ""));
  const isOfText = words.some((word) => texts.some((text) => text.includes(word)));
  return isOfText ? undefined : { ...noCredit, authors: [line] };
}

/**
 * Whether the line at this index belongs to the text, although it looks like a credit. A name alone can be a heading, if a full sentence is
 * above it and a paragraph is below it. After a line that ends in a colon, it is the name of a speaker. Three lines of one kind are a list.
 */
function isOfText(texts: readonly string[], at: number): boolean {
  const kind = kindOf(texts[at] ?? "");
  const many = texts.slice(at, at + mostCredits + 1);
  if (kind !== undefined && many.length > mostCredits && many.every((text) => kindOf(text) === kind))
    return true;
  const before = texts[at - 1] ?? "";
  const mayBeHeading = at < texts.length - 1 && isFullSentence(before);
  return kind === "name" && (before.endsWith(":") || mayBeHeading);
}

/** The kind of a line that only names a person, places or agencies. */
function kindOf(text: string): "name" | "places" | "agencies" | undefined {
  if (isLoneName(text)) return "name";
  const credit = parseCredit(text);
  if (!credit || credit.authors.length > 0) return undefined;
  if (credit.agencies.length === 0) return "places";
  return credit.places.length === 0 ? "agencies" : undefined;
}

function splitAtCredit(texts: readonly string[], at: number): Lead {
  const before = texts.slice(0, at);
  const credits: Credit[] = [];
  let next = at;
  for (const text of texts.slice(at, at + mostCredits)) {
    const credit = parseCredit(text);
    if (!credit) break;
    // The author is already named, so a name alone on the next line is a heading.
    if (isLoneName(text) && next > at && !isLoneName(texts[next - 1] ?? "") && credits.some(saysWho)) break;
    credits.push(credit);
    next++;
  }
  const after = texts.slice(next);
  const creditLines = texts.slice(at, next);
  // If no line follows the credit, the text is above the credit, because a short text can end with its source.
  if (after.length === 0 && !before.some(isMarked)) return { standfirst: [], credits, paragraphs: before };
  if (at > 0) return { standfirst: before, credits, creditLines, paragraphs: after };
  const marked = countWhile(after.slice(0, longestLead), isMarked);
  return { standfirst: after.slice(0, marked), credits, creditLines, paragraphs: after.slice(marked) };
}

function saysWho({ authors, agencies }: Credit): boolean {
  return authors.length + agencies.length > 0;
}

/** Splits a text whose first `lines` lines are the standfirst. The next line can be a credit, in which all names may be unknown. */
function splitAfterStandfirst(texts: readonly string[], lines: number): Lead {
  const isCreditLast = lines > 1 && parseCredit(texts[lines - 1] ?? "", "shape") !== undefined;
  const at = isCreditLast ? lines - 1 : lines;
  const credit = lines > 0 && texts.length > at + 1 ? parseCredit(texts[at] ?? "", "shape") : undefined;
  return {
    standfirst: texts.slice(0, at),
    credits: credit ? [credit] : [],
    paragraphs: texts.slice(credit ? at + 1 : at),
  };
}

/** The number of lines in a standfirst without a dash: one line before a dateline, or the lines that look like a standfirst. */
function countLead(texts: readonly string[]): number {
  const [first, second] = texts;
  if (first && second && mayStandAlone(first) && !splitDateline(first) && splitDateline(second)) return 1;
  return countUnmarked(texts, longestLead);
}

function countWhile(texts: readonly string[], holds: (text: string) => boolean): number {
  const end = texts.findIndex((text) => !holds(text));
  return end === -1 ? texts.length : end;
}

/** Removes a repeated credit line from the beginning of the text. Some exports repeat it there: `سبق - الرياض: أكد …`. */
function withoutRepeat(
  creditLines: readonly string[],
  [first, ...others]: readonly string[],
): readonly string[] {
  if (first === undefined) return [];
  for (const line of creditLines) {
    const credit = trimEnd(line, creditEnd);
    const rest = first.startsWith(credit) ? first.slice(credit.length) : "";
    const text = rest.replace(/^[\s\p{Cf}]*[:\-–—ـ.]+[\s\p{Cf}]*/u, "");
    if (text !== rest && text !== "") return [cleanText(text), ...others];
  }
  return [first, ...others];
}

/**
 * Moves the dateline from the first paragraph to the credit. It stays in the paragraph if the credit already has places or agencies, unless
 * one of the agencies is in both.
 */
function withoutDateline(
  credit: Credit,
  paragraphs: readonly string[],
): Pick<PlainTextBody, "credit" | "paragraphs"> {
  const [first, ...others] = paragraphs;
  const hasDateline = credit.places.length > 0 || credit.agencies.length > 0;
  const dateline = first === undefined ? undefined : splitDateline(first);
  const isRepeated = dateline?.credit.agencies.some((agency) => credit.agencies.includes(agency));
  if (!dateline || (hasDateline && !isRepeated)) return { credit, paragraphs };
  return { credit: joinCredits([credit, dateline.credit]), paragraphs: [dateline.text, ...others] };
}
