// Splits a dateline from the beginning of the first paragraph: `القاهرة - (د ب أ) - قال …`.
import { parseDate } from "../../dates/parse-date.ts";
import { cleanText } from "../../text/characters.ts";
import { isKnownAgency } from "../gazetteer/gazetteer.ts";
import { type Credit, parseCreditBeforeText } from "./credit.ts";

export interface Dateline {
  readonly credit: Credit;
  /** The paragraph without the dateline. */
  readonly text: string;
}

/** In characters. Only this much of a paragraph is searched for a dateline. */
const longestDateline = 120;
/** In words. A dateline must be followed by a text of at least this length, because `مسقط: 30 درجة` is a row of a table. */
const fewestWords = 3;
/**
 * The signs with which a dateline can end: a colon, a dash beside a space or a bracket, a full stop, or the bracket or slash after an
 * agency's name.
 */
const end =
  /\s*:|\s+[-–—―ـ]+(?=\s)|[-–—―]+(?=\s)|\s+[-–—―]+|(?<=[)/])[-–—―]+|\.(?=\s)|[)»](?=\s)|(?<!\d)\/(?!\d)/gu;
const punctuation = /^[\s\p{Cf}:،.…\-–—―ـ]+/u;
/** The second half of a dateline: `(معا) - …`, `«القدس العربي»: …`, `8 - 12 (كونا) …`. If the text begins so, the dateline was cut too early. */
const halfLeft = /^(?:[(/]|[«"“][^»"”]{1,40}[»"”]\s*[-–—―ـ:]|\p{Nd}{1,2}\s*[-–—―/])/u;

/**
 * Splits a paragraph into its dateline and its text. Of several possible datelines, the longest certain one counts. `undefined` if there is
 * none, or if the text after it would begin with the second half of a dateline.
 */
export function splitDateline(paragraph: string): Dateline | undefined {
  const beginning = paragraph.slice(0, longestDateline);
  for (const match of [...beginning.matchAll(end)].reverse()) {
    const closes = /[)»/]/.test(match[0]);
    const isWhole = closes || match[0] === ".";
    const cut = match.index + (closes ? match[0].length : 0);
    const credit = parseCreditBeforeText(paragraph.slice(0, cut), isWhole ? "known" : "shape");
    if (!credit || (isWhole && !hasPlaceAndAgency(credit))) continue;
    const text = withoutPunctuation(paragraph.slice(cut));
    if (text.split(/\s+/).length >= fewestWords) return halfLeft.test(text) ? undefined : { credit, text };
  }
  return splitAfterAgency(beginning, paragraph);
}

/**
 * Splits a dateline without a sign at its end: a place, a date and an agency. The Saudi agency writes it:
 * `الرياض 20 ربيع الأول 1439 هـ الموافق 08 ديسمبر 2017 م واس قال …`.
 */
function splitAfterAgency(beginning: string, paragraph: string): Dateline | undefined {
  for (const { index } of beginning.matchAll(/\s+/gu)) {
    const words = paragraph.slice(0, index).split(/\s+/u);
    if (!isKnownAgency(words.at(-1) ?? "") || !endsInDate(words.slice(0, -1))) continue;
    const credit = parseCreditBeforeText(paragraph.slice(0, index), "known");
    if (credit && hasPlaceAndAgency(credit))
      return { credit, text: withoutPunctuation(paragraph.slice(index)) };
  }
  return undefined;
}

function endsInDate(words: readonly string[]): boolean {
  const first = words.findIndex((word) => /\p{Nd}/u.test(word));
  return first !== -1 && parseDate(words.slice(first).join(" "), "UTC").kind === "date";
}

function hasPlaceAndAgency({ places, agencies }: Credit): boolean {
  return places.length > 0 && agencies.length > 0;
}

function withoutPunctuation(text: string): string {
  return cleanText(text.replace(punctuation, "")).trim();
}
