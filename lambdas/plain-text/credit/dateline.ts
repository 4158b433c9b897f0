// A dateline that runs into the first paragraph: `القاهرة - (د ب أ) - قال …`.
import { parseDate } from "../../dates/parse-date.ts";
import { cleanText } from "../../text/characters.ts";
import { isKnownAgency } from "../gazetteer/gazetteer.ts";
import { type Credit, parseCreditBeforeText } from "./credit.ts";

export interface Dateline {
  readonly credit: Credit;
  /** The paragraph without it. */
  readonly text: string;
}

/** Within how many characters a dateline ends. */
const LONGEST_DATELINE = 120;
/** `مسقط: 30 درجة` is a line of a table. */
const FEWEST_WORDS = 3;
/** A colon, a dash with a space or the end of an enclosure beside it, a full stop, or what closes an agency's name. */
const END =
  /\s*:|\s+[-–—―ـ]+(?=\s)|[-–—―]+(?=\s)|\s+[-–—―]+|(?<=[)/])[-–—―]+|\.(?=\s)|[)»](?=\s)|(?<!\d)\/(?!\d)/gu;
const PUNCTUATION = /^[\s\p{Cf}:،.…\-–—―ـ]+/u;
/** Half of a dateline was left: `(معا) - …`, `«القدس العربي»: …`, `8 - 12 (كونا) …`. */
const HALF_LEFT = /^(?:[(/]|[«"“][^»"”]{1,40}[»"”]\s*[-–—―ـ:]|\p{Nd}{1,2}\s*[-–—―/])/u;

/**
 * The longest beginning of the paragraph that is a dateline for sure, and the rest; undefined where there is none, or
 * where what is left begins with the half of one.
 */
export function splitDateline(paragraph: string): Dateline | undefined {
  const beginning = paragraph.slice(0, LONGEST_DATELINE);
  for (const match of [...beginning.matchAll(END)].reverse()) {
    const closes = /[)»/]/.test(match[0]);
    const isWhole = closes || match[0] === ".";
    const cut = match.index + (closes ? match[0].length : 0);
    const credit = parseCreditBeforeText(paragraph.slice(0, cut), isWhole ? "known" : "shape");
    if (!credit || (isWhole && !hasPlaceAndAgency(credit))) continue;
    const text = withoutPunctuation(paragraph.slice(cut));
    if (text.split(/\s+/).length >= FEWEST_WORDS) return HALF_LEFT.test(text) ? undefined : { credit, text };
  }
  return splitAfterAgency(beginning, paragraph);
}

/** The Saudi agency's, which nothing ends but its name: `الرياض 20 ربيع الأول 1439 هـ الموافق 08 ديسمبر 2017 م واس قال …`. */
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
  return cleanText(text.replace(PUNCTUATION, "")).trim();
}
