// Parses times of day as newspapers write them.
import { dictionary, type Found, oneOf } from "./words.ts";
import { offsetZone } from "./zones.ts";

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

/** A time as written. Its hour can be out of range, such as 25. */
export interface WrittenTime extends TimeOfDay {
  readonly period: Period | undefined;
  /** A numeric offset directly after the time, in Temporal's form: `+04:00`. */
  readonly offset: string | undefined;
}

type Period = "morning" | "noon" | "afternoon" | "night" | "midnight";

const periods = dictionary<Period>([
  [["ص", "صباحا", "الصبح", "فجرا", "ضحى", "قبل الظهر", "بعد منتصف الليل", "am", "a.m."], "morning"],
  [["ظ", "ظهرا", "ظهر", "الظهر"], "noon"],
  [["م", "مساء", "مساءا", "ع", "عصرا", "بعد الظهر", "بعد ظهر", "pm", "p.m."], "afternoon"],
  [["ليلا"], "night"],
  [["منتصف الليل", "نصف الليل"], "midnight"],
]);

const clockPattern = String.raw`(?<hour>\d{1,2})(?:[:.h](?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?)`;
const periodPattern = String.raw`(?:\s?\(?(?<period>${periods.pattern})\)?)`;
/** The offset after a time. The pattern must not match the beginning of a date: `14:30 -08/12/2017`. */
const offsetPattern = String.raw`(?:\s?(?<offset>z|[+-]\d{2}(?::?\d{2})?)(?![\p{L}\d:/.\-]))`;
const atPattern = String.raw`${oneOf(["الساعة"])}\s?:?\s?`;

/** ISO 8601's basic format, which has no separators: `T1430`. Folded text is in lower case. */
const basicClockPattern = String.raw`t(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?!\d)`;

const forms = [
  `${basicClockPattern}${offsetPattern}?`,
  `(?:t|${atPattern})?${clockPattern}(?!\\d)${periodPattern}?${offsetPattern}?`,
  String.raw`(?:${atPattern})?(?<hour>\d{1,2})${periodPattern}`,
  String.raw`${atPattern}(?<hour>\d{1,2})(?!\d)`,
].map((form) => new RegExp(`^${form}`, "u"));

/** Parses the time at the beginning of folded text: `14:30`, `2:30 م`, `الساعه 10 صباحا`, `t14:30:00+04:00`. */
export function parseWrittenTime(text: string): Found<WrittenTime> | undefined {
  for (const form of forms) {
    const match = form.exec(text);
    if (match?.groups) return { value: writtenTime(match.groups), rest: text.slice(match[0].length) };
  }
  return undefined;
}

function writtenTime(groups: Readonly<Record<string, string | undefined>>): WrittenTime {
  return {
    hour: Number(groups.hour),
    minute: Number(groups.minute ?? 0),
    second: Number(groups.second ?? 0),
    millisecond: Number((groups.fraction ?? "").slice(0, 3).padEnd(3, "0")),
    period: periods.meaning(groups.period ?? ""),
    offset: groups.offset && offsetZone(groups.offset),
  };
}

/** The time on a 24-hour clock. `undefined` if it does not exist: 25:00, 14:61, `14:30 ص`. */
export function timeOfDay({ hour, period, minute, second, millisecond }: WrittenTime): TimeOfDay | undefined {
  const hourOfDay = hour > 23 ? undefined : hourIn(period, hour);
  if (hourOfDay === undefined || minute > 59 || second > 59) return undefined;
  return { hour: hourOfDay, minute, second, millisecond };
}

/**
 * The hour on a 24-hour clock. `12:30 ص` is half past midnight, and `12:30 م` is half past noon. A time that is already on a 24-hour clock
 * can have a period, too: `14:30 م`. `undefined` if the hour and the period contradict each other.
 */
function hourIn(period: Period | undefined, hour: number): number | undefined {
  const morning = hour % 12;
  const afternoon = morning + 12;
  switch (period) {
    case undefined:
      return hour;
    case "morning":
      return hour <= 12 ? morning : undefined;
    case "noon":
      return hour === 10 || hour === 11 ? hour : afternoon;
    case "afternoon":
      return afternoon;
    case "night":
      return morning < 6 ? morning : afternoon;
    case "midnight":
      return morning === 0 ? 0 : undefined;
  }
}
