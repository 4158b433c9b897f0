// A dateline that runs into the first paragraph: `القاهرة - (د ب أ) - قال …`.
import { cleanText } from "../text/characters.ts";
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
/** A colon, a dash with a space beside it, or the bracket or slash that closes an agency's name. */
const END = /\s*:|\s+[-–—―ـ]+(?=\s)|[-–—―]+(?=\s)|\s+[-–—―]+|[)»](?=\s)|(?<!\d)\/(?=\s)/gu;
const PUNCTUATION = /^[\s\p{Cf}:،\-–—―ـ]+/u;

/** The longest beginning of the paragraph that is a dateline for sure, and the rest; undefined where there is none. */
export function splitDateline(paragraph: string): Dateline | undefined {
  const beginning = paragraph.slice(0, LONGEST_DATELINE);
  for (const match of [...beginning.matchAll(END)].reverse()) {
    const closes = /[)»/]/.test(match[0]);
    const cut = match.index + (closes ? match[0].length : 0);
    const credit = parseCreditBeforeText(paragraph.slice(0, cut));
    if (!credit || (closes && (credit.places.length === 0 || credit.agencies.length === 0))) continue;
    const text = cleanText(paragraph.slice(cut).replace(PUNCTUATION, "")).trim();
    if (text.split(/\s+/).length >= FEWEST_WORDS) return { credit, text };
  }
  return undefined;
}
