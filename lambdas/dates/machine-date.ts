// Parses dates that programs wrote into metadata: ISO 8601, RFC 2822, and the formats that programming languages print.
import { foldDigits } from "../text/digits.ts";
import { type ParsedDate, parseDate } from "./parse-date.ts";

export type MachineDate =
  | ParsedDate
  /** In `11/01/2023`, 11 can be the day or the month. People who write Arabic write the day first, but programs print both orders. */
  | { readonly kind: "ambiguous" };

/** Invisible characters, which are removed. U+00A0 and U+202F are not listed, because they are spaces. */
const invisible = /[\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
/** A numeric date with the year last: `11/01/2023`. */
const numeric =
  /(?<![\d/-])(?<first>\d{1,2})(?<separator>[/-])(?<second>\d{1,2})\k<separator>(?<year>\d{4})(?!\d)/;
/** Java's `Date.toString()`: `Tue Jan 28 15:49:07 CET 2020`. */
const java =
  /^(?:[a-z]{3}\s+)?(?<month>[a-z]{3})\s+(?<day>\d{1,2})\s+(?<time>\d{1,2}:\d{2}:\d{2})\s+(?<zone>[a-z+:\d-]+)\s+(?<year>\d{4})$/i;
/** The name of the time zone after an offset. JavaScript's `Date.toString()` prints it: `GMT+0400 (Gulf Standard Time)`. */
const zoneName = /(?<=[+-]\d{2}:?\d{2})\s*(?:\([^()]*\)|[a-z]{3,4})$/i;
/** `20171208T14:30`: a day without separators and a time with separators. ISO 8601 forbids this mixture, but programs print it. */
const mixed = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=t\d{2}:\d{2})/i;
/** The place between the seconds and an abbreviated zone that follows without a space: `T14:30:00EST`. */
const glued = /(?<=t\d{2}:\d{2}:\d{2})(?=[a-z]{3,4}$)/i;
/** The place before a second of one digit: `T14:30:5`. */
const oneDigitSecond = /(?<=t\d{2}:\d{2}:)(?=\d(?:\D|$))/i;

/** Abbreviations of time zones, with their offsets from UTC: those of RFC 2822 (§4.3), and the European ones. */
const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ut: "+00:00", est: "-05:00", edt: "-04:00", cst: "-06:00", cdt: "-05:00" },
    ...{ mst: "-07:00", mdt: "-06:00", pst: "-08:00", pdt: "-07:00", wet: "+00:00" },
    ...{ west: "+01:00", cet: "+01:00", cest: "+02:00", eet: "+02:00", eest: "+03:00" },
  }),
);
const abbreviation = new RegExp(String.raw`(?<=\d\s?)\b(?:${[...abbreviations.keys()].join("|")})$`, "i");

/** In characters. A longer text is not parsed, because it is not a date. */
const longest = 200;

/** Parses a date that a program wrote. A time without a zone is in `timeZone` (IANA). */
export function parseMachineDate(written: string, timeZone: string): MachineDate {
  if (written.length > longest) return { kind: "not-a-date" };
  const text = foldDigits(written.replace(invisible, "")).trim();
  const { first = "", second = "", year = "" } = numeric.exec(text)?.groups ?? {};
  // If the text has no numeric date, `first` and `second` are both empty, and so equal. Then the text is parsed as it is.
  const isDayFirst = Number(first) > 12 || first === second;
  if (isDayFirst || isHijri(text)) return parseDate(isoOf(text), timeZone);
  if (Number(second) <= 12) return { kind: "ambiguous" };
  return parseDate(isoOf(text.replace(numeric, `${second}/${first}/${year}`)), timeZone);
}

function isHijri(text: string): boolean {
  return /هـ|ه(?:\s|$)/.test(text);
}

function isoOf(text: string): string {
  return text
    .replace(java, "$<day> $<month> $<year> $<time> $<zone>")
    .replace(zoneName, "")
    .replace(mixed, "$<year>-$<month>-$<day>")
    .replace(oneDigitSecond, "0")
    .replace(glued, " ")
    .replace(abbreviation, (name) => abbreviations.get(name.toLowerCase()) ?? name);
}
