// Dates in the metadata of pages and files, which programs wrote: ISO 8601, RFC 2822, or what their language prints.
import { foldDigits } from "../text/digits.ts";
import { type ParsedDate, parseDate } from "./parse-date.ts";

export type MachineDate =
  | ParsedDate
  /** Month first or day first: `11/01/2023`. People write Arabic dates day first; of programs nobody knows. */
  | { readonly kind: "ambiguous" };

/** Invisible marks; U+00A0 and U+202F are spaces. */
const invisible = /[\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const numeric =
  /(?<![\d/-])(?<first>\d{1,2})(?<separator>[/-])(?<second>\d{1,2})\k<separator>(?<year>\d{4})(?!\d)/;
/** Java's `Date.toString()`: `Tue Jan 28 15:49:07 CET 2020`. */
const java =
  /^(?:[a-z]{3}\s+)?(?<month>[a-z]{3})\s+(?<day>\d{1,2})\s+(?<time>\d{1,2}:\d{2}:\d{2})\s+(?<zone>[a-z+:\d-]+)\s+(?<year>\d{4})$/i;
/** JavaScript's `Date.toString()` names the zone after its offset: `GMT+0400 (Gulf Standard Time)`. */
const zoneName = /(?<=[+-]\d{2}:?\d{2})\s*(?:\([^()]*\)|[a-z]{3,4})$/i;
/** The basic form of the day with the extended one of the time, which ISO 8601 forbids and programs print. */
const mixed = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=t\d{2}:\d{2})/i;
/** A zone's abbreviation right behind the seconds, or seconds of one digit. */
const glued = /(?<=t\d{2}:\d{2}:\d{2})(?=[a-z]{3,4}$)/i;
const oneDigitSecond = /(?<=t\d{2}:\d{2}:)(?=\d(?:\D|$))/i;

/** RFC 2822 (4.3), and Europe's: hours from UTC. */
const abbreviations: ReadonlyMap<string, string> = new Map([
  ...([
    ["ut", "+00:00"],
    ["est", "-05:00"],
    ["edt", "-04:00"],
    ["cst", "-06:00"],
    ["cdt", "-05:00"],
  ] as const),
  ...([
    ["mst", "-07:00"],
    ["mdt", "-06:00"],
    ["pst", "-08:00"],
    ["pdt", "-07:00"],
    ["wet", "+00:00"],
  ] as const),
  ...([
    ["west", "+01:00"],
    ["cet", "+01:00"],
    ["cest", "+02:00"],
    ["eet", "+02:00"],
    ["eest", "+03:00"],
  ] as const),
]);
const abbreviation = new RegExp(String.raw`(?<=\d\s?)\b(?:${[...abbreviations.keys()].join("|")})$`, "i");

/** Characters; a longer text is no date. */
const longest = 200;

/** What a program wrote where a date belongs; a time without a zone is one of `timeZone` (IANA). */
export function parseMachineDate(written: string, timeZone: string): MachineDate {
  if (written.length > longest) return { kind: "not-a-date" };
  const text = foldDigits(written.replace(invisible, "")).trim();
  const { first = "", second = "", year = "" } = numeric.exec(text)?.groups ?? {};
  const isDayFirst = Number(first) > 12 || first === second;
  if (year === "" || isDayFirst || isHijri(text)) return parseDate(isoOf(text), timeZone);
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
