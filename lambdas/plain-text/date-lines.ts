// A date that a newspaper's layout broke over several lines is one date.
import { parseDate } from "../dates/parse-date.ts";
import type { Line } from "./lines.ts";

/** A Hijri date, its Gregorian one and a time. */
const LONGEST_DATE = 3;

/**
 * The lines, with those of the header's dates joined that are one date together: the Hijri date and the Gregorian one
 * below it, a date and the time below it. Lines of two days stay two. Only the first dates are joined, among the first
 * `within` lines: what stands further down is the text's.
 */
export function joinDateLines(lines: readonly Line[], within: number, timeZone: string): readonly Line[] {
  const first = lines.slice(0, within).findIndex(({ text }) => isDateLine(text, timeZone));
  if (first === -1) return lines;
  const dates: Line[] = [];
  let next = first;
  for (let line = lines[next]; line && isDateLine(line.text, timeZone); line = lines[next]) {
    const broken = lines.slice(next, next + LONGEST_DATE).map(({ text }) => text);
    const count = longestDate(broken, timeZone);
    dates.push({ ...line, text: broken.slice(0, count).join(" ") });
    next += count;
  }
  return [...lines.slice(0, first), ...dates, ...lines.slice(next)];
}

function isDateLine(text: string, timeZone: string): boolean {
  return parseDate(text, timeZone).kind !== "not-a-date";
}

/** How many of the lines are one date, the first alone at least. */
function longestDate(lines: readonly string[], timeZone: string): number {
  let count = 1;
  while (count < lines.length && parseDate(lines.slice(0, count + 1).join(" "), timeZone).kind === "date")
    count++;
  return count;
}
