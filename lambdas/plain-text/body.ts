// The newspaper's plain text after its dates: standfirst, credit, paragraphs.
import { cleanText } from "../text/characters.ts";
import { type Credit, joinCredits, NO_CREDIT, parseCredit } from "./credit.ts";
import { splitDateline } from "./dateline.ts";
import type { Line } from "./lines.ts";

export interface PlainTextBody {
  readonly standfirst?: string | undefined;
  readonly credit: Credit;
  readonly paragraphs: readonly string[];
}

/** Standfirst and credit are at most this many lines together. */
const LONGEST_LEAD = 3;
const MOST_CREDITS = 2;
const LONGEST_STANDFIRST = 400;
const LONGEST_UNMARKED_STANDFIRST = 200;
const LONGEST_MARK = 16;
/** The export's dash after a standfirst or a credit. */
const TRAILING_DASH = /(?:^|[\s\p{Cf}]+)[-–—―ـ]+[\s\p{Cf}]*$/u;
const FINAL_PUNCTUATION = /[.!؟?…:؛،][»"”)\]\s\p{Cf}]*$/u;

export function parseBody(lines: readonly Line[]): PlainTextBody {
  const texts = lines.map(({ text }) => text);
  const { standfirst, credits, paragraphs } = splitLead(texts);
  const credit = credits.reduce(joinCredits, NO_CREDIT);
  const lead = standfirst.map((text) => cleanText(withoutMark(text))).filter((text) => text !== "");
  return {
    standfirst: lead.length > 0 ? lead.join(" ") : undefined,
    ...withoutDateline(credit, paragraphs),
  };
}

interface Lead {
  readonly standfirst: readonly string[];
  readonly credits: readonly Credit[];
  readonly paragraphs: readonly string[];
}

function splitLead(texts: readonly string[]): Lead {
  const at = texts.slice(0, LONGEST_LEAD).findIndex((text) => parseCredit(text) !== undefined);
  if (at !== -1 && texts.slice(0, at).every((text) => mayLead(text, at))) return splitAtCredit(texts, at);
  const marked = countWhile(texts.slice(0, LONGEST_LEAD), isMarked);
  if (marked > 0) return splitAfterStandfirst(texts, marked);
  return splitAfterStandfirst(texts, countUnmarked(texts));
}

/** What stands before a credit is a standfirst, if it looks like one at all. */
function mayLead(text: string, lines: number): boolean {
  return isMarked(text) || (lines === 1 ? text.length <= LONGEST_STANDFIRST : isUnmarkedStandfirst(text));
}

function splitAtCredit(texts: readonly string[], at: number): Lead {
  const before = texts.slice(0, at);
  const credits = [];
  let next = at;
  for (const text of texts.slice(at, at + MOST_CREDITS)) {
    const credit = parseCredit(text);
    if (!credit) break;
    credits.push(credit);
    next++;
  }
  const after = texts.slice(next);
  // A source that ends a text of one paragraph.
  if (after.length === 0 && !before.some(isMarked)) return { standfirst: [], credits, paragraphs: before };
  if (at > 0) return { standfirst: before, credits, paragraphs: after };
  const marked = countWhile(after.slice(0, LONGEST_LEAD), isMarked);
  return { standfirst: after.slice(0, marked), credits, paragraphs: after.slice(marked) };
}

/** After a standfirst a credit may be of names that no list knows: the place where it stands says what it is. */
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

/** Without a dash: short lines with no final punctuation before a paragraph with it, or one line before a dateline. */
function countUnmarked(texts: readonly string[]): number {
  const [first, second] = texts;
  if (first && second && first.length <= LONGEST_STANDFIRST && !splitDateline(first) && splitDateline(second))
    return 1;
  const lines = countWhile(texts, isUnmarkedStandfirst);
  const next = texts[lines];
  return lines <= LONGEST_LEAD && next !== undefined && FINAL_PUNCTUATION.test(next) ? lines : 0;
}

function isMarked(text: string): boolean {
  return withoutMark(text) !== text;
}

/** Looks at the end alone: the pattern would take a square of the time over a long run of spaces. */
function withoutMark(text: string): string {
  const end = Math.max(0, text.length - LONGEST_MARK);
  return text.slice(0, end) + text.slice(end).replace(TRAILING_DASH, "");
}

function isUnmarkedStandfirst(text: string): boolean {
  return text.length <= LONGEST_UNMARKED_STANDFIRST && !FINAL_PUNCTUATION.test(text);
}

function countWhile(texts: readonly string[], holds: (text: string) => boolean): number {
  const end = texts.findIndex((text) => !holds(text));
  return end === -1 ? texts.length : end;
}

/** The first paragraph may begin with a dateline, unless a line of its own was one. */
function withoutDateline(
  credit: Credit,
  paragraphs: readonly string[],
): Pick<PlainTextBody, "credit" | "paragraphs"> {
  const [first, ...others] = paragraphs;
  const hasDateline = credit.places.length > 0 || credit.agencies.length > 0;
  const dateline = first === undefined || hasDateline ? undefined : splitDateline(first);
  if (!dateline) return { credit, paragraphs };
  return { credit: joinCredits(credit, dateline.credit), paragraphs: [dateline.text, ...others] };
}
