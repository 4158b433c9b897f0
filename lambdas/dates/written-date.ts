// Parses a date as written, without checking that the day exists.
import { type Calendar, MONTHS, type Month } from "./months.ts";
import type { Found } from "./words.ts";

export interface WrittenDate {
  /** Absent if neither a month name nor an era shows the calendar: `08/12/2017`. */
  readonly calendar: Calendar | undefined;
  /** As written: the year of `08/12/17` is 17. */
  readonly year: number;
  /** Only for a year of two digits: whether the month is written as a name or as a number. */
  readonly shortYear: "named" | "numeric" | undefined;
  /** Absent if the words contradict each other: `8 نوفمبر (تشرين الأول) 2017`, `8 ديسمبر 2017هـ`. */
  readonly month: number | undefined;
  readonly day: number;
}

const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const NAME = String.raw`\(?(?<name>${MONTHS.pattern})\)?(?:\s?[/\-–]?\s?\(?(?<other>${MONTHS.pattern})\)?)?`;
const YEAR = yearOf("{4,5}");
/**
 * A year of three digits is a typing error, and one of two digits is ambiguous. Both still match here, so
 * that the date can be refused as impossible.
 */
const ANY_YEAR = yearOf("{2,5}");
const GAP = String.raw`[\s.,،/\-–]*`;
const OF = String.raw`(?:من\s)?(?:شهر\s)?`;
/** The separator between the numbers, the same one twice. U+060D is the Arabic date separator. */
const SEPARATOR = String.raw`\s?(?<separator>[/.\-–\\\u060D])\s?`;
const SAME = String.raw`\s?\k<separator>\s?`;
const MONTH = String.raw`(?<month>\d{1,2})`;
/** U+06BE, the Urdu letter he, is used for the Hijri era by some fonts and keyboards. */
const ERA = String.raw`(?:\s?(?:(?<hijri>ه|\u06BE|هجريه|هجري|للهجره)|(?<gregorian>م|ميلاديه|ميلادي|للميلاد))(?!\p{L}))?`;

const FORMS = [
  DAY + GAP + OF + NAME + GAP + ANY_YEAR + ERA,
  NAME + GAP + DAY + GAP + YEAR + ERA,
  YEAR + GAP + NAME + GAP + DAY + String.raw`(?!\d)` + ERA,
  DAY + SEPARATOR + MONTH + SAME + ANY_YEAR + ERA,
  YEAR + SEPARATOR + MONTH + SAME + DAY + String.raw`(?!\d)` + ERA,
  // ISO 8601's basic form. It must be followed by a time, because otherwise it can be any number.
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=t\d{4})`,
].map((form) => new RegExp(`^${form}`, "u"));

function yearOf(digits: string): string {
  return String.raw`(?:(?:عام|سنه|لعام|لسنه)\s)?(?<year>\d${digits})(?!\d)`;
}

/**
 * Parses the date at the beginning of folded text: `8 ديسمبر 2017م`, `ديسمبر 8, 2017`, `8/12/2017` (day
 * first), `2017-12-08`, `19 ربيع الاول 1439ه`.
 */
export function parseWrittenDate(text: string): Found<WrittenDate> | undefined {
  for (const form of FORMS) {
    const match = form.exec(text);
    if (match?.groups) return { value: writtenDate(match.groups), rest: text.slice(match[0].length) };
  }
  return undefined;
}

function writtenDate(groups: Readonly<Record<string, string | undefined>>): WrittenDate {
  const names = [groups.name, groups.other].flatMap((name) => MONTHS.meaning(name ?? "") ?? []);
  const [month = { calendar: eraOf(groups), number: Number(groups.month) }] = names;
  const era = eraOf(groups) ?? month.calendar;
  const agreed = era === month.calendar && names.every((other) => isSame(other, month));
  return {
    calendar: month.calendar,
    year: Number(groups.year),
    month: agreed ? month.number : undefined,
    day: Number(groups.day),
    shortYear: shortYearOf(groups),
  };
}

/** In `8 ديسمبر 10 م` the end can also mean 10 p.m., so the year counts as numeric. */
function shortYearOf({ year, name, gregorian }: Readonly<Record<string, string | undefined>>) {
  if (year?.length !== 2) return undefined;
  return name !== undefined && gregorian !== "م" ? "named" : "numeric";
}

function eraOf(groups: Readonly<Record<string, string | undefined>>): Calendar | undefined {
  if (groups.hijri) return "hijri";
  return groups.gregorian ? "gregorian" : undefined;
}

function isSame(one: Month, other: { calendar: Calendar | undefined; number: number }): boolean {
  return one.calendar === other.calendar && one.number === other.number;
}
