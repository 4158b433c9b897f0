// Parses a date into its parts as they are written, without checking that the day exists.
import { type Calendar, type Month, months } from "./months.ts";
import type { Found } from "./words.ts";

export interface WrittenDate {
  /** `undefined` if neither the name of a month nor an era (`هـ`, `م`) shows the calendar, as in `08/12/2017`. */
  readonly calendar: Calendar | undefined;
  /** The year as it is written: in `08/12/17` it is 17. */
  readonly year: number;
  /** For a year of two digits, whether the month is written as a name or as a number. For any other year, `undefined`. */
  readonly shortYear: "named" | "numeric" | undefined;
  /**
   * `undefined` if the parts contradict each other. In `8 نوفمبر (تشرين الأول) 2017` the names are of two months; `8 ديسمبر 2017هـ` is
   * a Gregorian month with the Hijri era.
   */
  readonly month: number | undefined;
  readonly day: number;
}

const dayPattern = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const namePattern = String.raw`\(?(?<name>${months.pattern})\)?(?:\s?[/\-–]?\s?\(?(?<other>${months.pattern})\)?)?`;
const yearPattern = yearOf("{4,5}");
/**
 * A year of three digits is a typing error, and a year of two digits can be ambiguous. Both match here, so that the text is recognised as
 * a date and refused as an impossible one.
 */
const anyYearPattern = yearOf("{2,5}");
const gapPattern = String.raw`[\s.,،/\-–]*`;
const ofPattern = String.raw`(?:من\s)?(?:شهر\s)?`;
/** The first separator of a numeric date. The second separator must be the same. U+060D is the Arabic date separator. */
const separatorPattern = String.raw`\s?(?<separator>[/.\-–\\\u060D])\s?`;
const samePattern = String.raw`\s?\k<separator>\s?`;
const monthPattern = String.raw`(?<month>\d{1,2})`;
/** The era after a year. Some keyboards write the Hijri era with U+06BE, an Urdu letter that looks like `هـ`. */
const eraPattern = String.raw`(?:\s?(?:(?<hijri>ه|\u06BE|هجريه|هجري|للهجره)|(?<gregorian>م|ميلاديه|ميلادي|للميلاد))(?!\p{L}))?`;

const forms = [
  dayPattern + gapPattern + ofPattern + namePattern + gapPattern + anyYearPattern + eraPattern,
  namePattern + gapPattern + dayPattern + gapPattern + yearPattern + eraPattern,
  yearPattern + gapPattern + namePattern + gapPattern + dayPattern + String.raw`(?!\d)` + eraPattern,
  dayPattern + separatorPattern + monthPattern + samePattern + anyYearPattern + eraPattern,
  yearPattern + separatorPattern + monthPattern + samePattern + dayPattern + String.raw`(?!\d)` + eraPattern,
  // ISO 8601's basic format, `20171208`. A time must follow, because eight digits alone can be any number.
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
  for (const form of forms) {
    const match = form.exec(text);
    if (match?.groups) return { value: writtenDate(match.groups), rest: text.slice(match[0].length) };
  }
  return undefined;
}

function writtenDate(groups: Readonly<Record<string, string | undefined>>): WrittenDate {
  const names = [groups.name, groups.other].flatMap((name) => months.meaning(name ?? "") ?? []);
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

/**
 * Whether the month of a short year is a name. `8 ديسمبر 10 م` counts as numeric, which is less certain: `10 م` can be the Gregorian year
 * 2010 or 10 p.m.
 */
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
