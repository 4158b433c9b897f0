// Joins the lines of a date that a newspaper prints in several lines.
import { parseDate } from "../dates/parse-date.ts";
import type { Line } from "./lines.ts";

/** The largest number of lines of one date: a Hijri date, a Gregorian date and a time. */
const mostDateLines = 3;

/**
 * Joins lines that state one date together: a Hijri date and the Gregorian date below it, or a date and the time below it. Lines with
 * different days stay separate.
 *
 * @param within in how many first lines the first date must be. Later dates belong to the text
 */
export function joinDateLines(lines: readonly Line[], within: number, timeZone: string): readonly Line[] {
  const first = lines.slice(0, within).findIndex(({ text }) => isDateLine(text, timeZone));
  if (first === -1) return lines;
  const dates: Line[] = [];
  let next = first;
  for (let line = lines[next]; line && isDateLine(line.text, timeZone); line = lines[next]) {
    const broken = lines.slice(next, next + mostDateLines).map(({ text }) => text);
    const count = longestDate(broken, timeZone);
    dates.push({ ...line, text: broken.slice(0, count).join(" ") });
    next += count;
  }
  return [...lines.slice(0, first), ...dates, ...lines.slice(next)];
}

function isDateLine(text: string, timeZone: string): boolean {
  return parseDate(text, timeZone).kind !== "not-a-date";
}

/** How many of these lines state one date together. At least one. */
function longestDate(lines: readonly string[], timeZone: string): number {
  let count = 1;
  while (count < lines.length && parseDate(lines.slice(0, count + 1).join(" "), timeZone).kind === "date")
    count++;
  return count;
}
