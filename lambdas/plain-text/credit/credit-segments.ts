// Splits a credit line into segments at dashes, slashes and brackets. Expects a line with single spaces.
import { parseDate } from "../../dates/parse-date.ts";
import { trimEnd } from "../../text/trim.ts";

export interface Segment {
  readonly text: string;
  /** The signs around the segment. Agencies are in brackets or between slashes (`brackets`), newspapers are in quotation marks. */
  readonly enclosed?: "brackets" | "quotes" | undefined;
}

/**
 * An agency or a newspaper with the signs around it: `(رويترز)`, `/العمانية/`, `«الشرق الأوسط»`. The closing quotation mark can be missing. A
 * slash between digits belongs to a date.
 */
const enclosure = /[«"“{]([^()«»"“”{}]+)(?:[»"”}]|$)|\(([^()]+)\)|(?<!\d)\/([^/]+)\/(?!\d)/u;
/** The day and the month before an agency. Kuwait's agency writes them: `الكويت - 8 - 12 (كونا)`. */
const dayBeforeAgency = /(?:^|[ \-–—])\p{Nd}{1,2} ?[-–—/] ?\p{Nd}{1,2} ?(?=[(/])/u;
/** The space before `تصوير` ("photographed by") and its synonyms. A new segment begins there: `مكة المكرمة تصوير منصور السندي`. */
const photographer = / (?=(?:تصوير|بعدسة|عدسة)(?:[ :/]|$))/u;
/**
 * The separators between segments: a dash with a space before or after it, a tatweel (`ـ`) with spaces on both sides, a slash that is not part
 * of a date or of a title (`د/ محمد`), an underscore, or a bar.
 */
const separator =
  / [-–—―−]+ ?|(?<![-–—―−])[-–—―−]+ | ـ+ |(?<!ـ)ـ{2,}(?= )|(?<= )ـ{2,}| ?[_|] ?|(?<!\d|^[دمأ]| [دمأ](?=\/))\/|\/(?!\d| ?\p{L})/u;

/** The segments of a credit line, without dates: `مسقط في 8 ديسمبر /العمانية/` gives `مسقط`, and `العمانية` as enclosed. */
export function segmentsOf(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  let rest = text.replace(dayBeforeAgency, " - ");
  while (rest !== "") {
    const match = enclosure.exec(rest);
    const before = match ? rest.slice(0, match.index) : rest;
    for (const part of before.split(separator).flatMap((text) => text.split(photographer)))
      segments.push({ text: part });
    if (!match) break;
    const [whole, quoted, bracketed = "", slashed = ""] = match;
    if (quoted !== undefined) segments.push({ text: quoted, enclosed: "quotes" });
    else
      for (const part of (bracketed || slashed).split(separator))
        segments.push({ text: part, enclosed: "brackets" });
    rest = rest.slice(match.index + whole.length);
  }
  return segments
    .filter((segment, index) => !isTimeAfterDate(segment, segments[index - 1]))
    .flatMap(withoutDate)
    .map((segment) => ({ ...segment, text: trimEnd(segment.text, /[\s,،:]/).replace(/^[\s,،:\-–—ـ]+/, "") }))
    .filter((segment) => segment.text !== "");
}

/** Whether the segment is the time of the date in the segment before it: `Tuesday, 11 August 2015 - 16:10 pm`. */
function isTimeAfterDate({ text }: Segment, before: Segment | undefined): boolean {
  return before !== undefined && isDate([before.text, text]);
}

/** Removes a date, with or without a year, because it repeats the article's date. The segment is split where the date was. */
function withoutDate(segment: Segment): readonly Segment[] {
  const words = segment.text.trim().split(/\s+/);
  const first = words.findIndex((word) => /\p{Nd}/u.test(word));
  if (first === -1) return [segment];
  for (let end = words.length; end > first; end--) {
    let start = first;
    if (!isDate(words.slice(start, end))) continue;
    while (start > 0 && isDate(words.slice(start - 1, end))) start--;
    return [words.slice(0, start), words.slice(end)].map((part) => ({ ...segment, text: part.join(" ") }));
  }
  return [segment];
}

function isDate(words: readonly string[]): boolean {
  const text = words.join(" ");
  return [text, `${text} 2000`].some((date) => parseDate(date, "UTC").kind === "date");
}
