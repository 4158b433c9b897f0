// A date as it stands in the text, before anyone asks whether that day exists.
import { type Calendar, MONTHS, type Month } from "./months.ts";
import type { Found } from "./words.ts";

export interface WrittenDate {
  /** Absent where neither the month's name nor an era tells: `08/12/2017`. */
  readonly calendar: Calendar | undefined;
  /** As written: the year of `08/12/17` is 17. */
  readonly year: number;
  /** A year of two digits, and what tells it from the day: the month's name stands between them, or nothing does. */
  readonly shortYear: "named" | "numeric" | undefined;
  /** Absent where the words contradict each other: `8 نوفمبر (تشرين الأول) 2017`, `8 ديسمبر 2017هـ`. */
  readonly month: number | undefined;
  readonly day: number;
}

const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const NAME = String.raw`\(?(?<name>${MONTHS.pattern})\)?(?:\s?[/\-–]?\s?\(?(?<other>${MONTHS.pattern})\)?)?`;
const YEAR = yearOf("{4,5}");
/** With fewer digits a year is a slip, or short for we don't know what: still a date, and an impossible one. */
const ANY_YEAR = yearOf("{2,5}");
const GAP = String.raw`[\s.,،/\-–]*`;
const OF = String.raw`(?:من\s)?(?:شهر\s)?`;
/** One of these between the numbers, the same twice; U+060D is the Arabic date separator. */
const SEPARATOR = String.raw`\s?(?<separator>[/.\-–\\\u060D])\s?`;
const SAME = String.raw`\s?\k<separator>\s?`;
const MONTH = String.raw`(?<month>\d{1,2})`;
/** U+06BE, the Urdu letter, stands for the Hijri era in some fonts and keyboards. */
const ERA = String.raw`(?:\s?(?:(?<hijri>ه|\u06BE|هجريه|هجري|للهجره)|(?<gregorian>م|ميلاديه|ميلادي|للميلاد))(?!\p{L}))?`;

const FORMS = [
  DAY + GAP + OF + NAME + GAP + ANY_YEAR + ERA,
  NAME + GAP + DAY + GAP + YEAR + ERA,
  YEAR + GAP + NAME + GAP + DAY + String.raw`(?!\d)` + ERA,
  DAY + SEPARATOR + MONTH + SAME + ANY_YEAR + ERA,
  YEAR + SEPARATOR + MONTH + SAME + DAY + String.raw`(?!\d)` + ERA,
  // ISO 8601's basic form, which without a time may be any number.
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=t\d{4})`,
].map((form) => new RegExp(`^${form}`, "u"));

function yearOf(digits: string): string {
  return String.raw`(?:(?:عام|سنه|لعام|لسنه)\s)?(?<year>\d${digits})(?!\d)`;
}

/**
 * The date at the beginning of folded text: `8 ديسمبر 2017م`, `ديسمبر 8, 2017`, `8/12/2017` (the day first),
 * `2017-12-08`, `19 ربيع الاول 1439ه`.
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

/** `8 ديسمبر 10 م` may be ten in the evening of a year that is missing. */
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
