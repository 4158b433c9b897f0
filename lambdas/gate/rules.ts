// The rules for feeds of all formats. Each check returns the problems that it found.
import { earliestDate } from "../article/bounds.ts";

/** The kinds of rules. refusal/finding.ts explains each of them to editors. */
export type Rule =
  | "rule-form"
  | "rule-missing"
  | "rule-address"
  | "rule-self"
  | "rule-date"
  | "rule-unique"
  | "rule-order"
  | "rule-file"
  | "rule-size";

export interface Problem {
  readonly rule: Rule;
  /** For engineers, in English: the place, what was found and what was expected. */
  readonly text: string;
}

export function problem(rule: Rule, text: string): Problem {
  return { rule, text };
}

/** An entry as read from a document. Members that the document lacks are undefined. */
export interface CheckedEntry {
  readonly id: string | undefined;
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly published: string | undefined;
  readonly enclosures: readonly CheckedEnclosure[];
}

/** A file attached to an entry. */
interface CheckedEnclosure {
  readonly url: string | undefined;
  readonly type: string | undefined;
  /** The size in bytes, as a decimal number. */
  readonly length: string | undefined;
}

export interface DateFormat {
  readonly name: string;
  /** Writes a point in time in the only accepted form. */
  readonly format: (instant: Date) => string;
}

/** The date of RSS: RFC 822 with a four-digit year, in GMT. The weekday must be right. */
export const rfc822: DateFormat = { name: "RFC 822 date in GMT", format: (instant) => instant.toUTCString() };
export const rfc3339: DateFormat = { name: "RFC 3339 date", format: (instant) => instant.toISOString() };

/** Entries must be complete, with absolute addresses, valid dates and unique ids, newest first. */
export function checkEntries(entries: readonly CheckedEntry[], dates: DateFormat): readonly Problem[] {
  const ids = entries.map(({ id }) => id);
  return entries.flatMap((entry, index) => {
    const { id, title, link, published, enclosures } = entry;
    const name = `entry ${index + 1} (${id ?? "no id"})`;
    return [
      ...checkPresent({ id, title }, `${name}: `),
      ...checkAddress(`${name}: link`, link),
      ...checkDate(`${name}: published`, published, dates),
      ...(ids.indexOf(id) < index ? [problem("rule-unique", `${name}: the id is not unique`)] : []),
      ...(instantOf(entries[index - 1]) < instantOf(entry)
        ? [problem("rule-order", `${name}: is newer than the entry before`)]
        : []),
      ...enclosures.flatMap((enclosure) => checkEnclosure(`${name}: enclosure`, enclosure)),
    ];
  });
}

/** NaN if there is no entry or no valid date. NaN is neither earlier nor later than any instant. */
function instantOf(entry: CheckedEntry | undefined): number {
  return Date.parse(entry?.published ?? "");
}

/** Checks that an enclosure has a media type and a length. Both must be absent if the file is on another server. */
function checkEnclosure(name: string, { url, type, length }: CheckedEnclosure): readonly Problem[] {
  const isRemote = type === undefined && length === undefined;
  const isRight = isRemote || (/^image\/[a-z]+$/.test(type ?? "") && /^[1-9]\d*$/.test(length ?? ""));
  return [
    ...checkAddress(name, url),
    ...(isRight
      ? []
      : [problem("rule-file", `${name} is of type ${type ?? "none"} and of ${length ?? "no"} bytes`)]),
  ];
}

export function checkPresent(
  members: Readonly<Record<string, string | undefined>>,
  where = "",
): readonly Problem[] {
  return Object.entries(members).flatMap(([name, value]) =>
    value?.trim() ? [] : [problem("rule-missing", `${where}no ${name}`)],
  );
}

/** An address must be an absolute http or https URL that a URL parser leaves unchanged, percent-encoded in upper-case hex. */
export function checkAddress(name: string, address: string | undefined): readonly Problem[] {
  const parsed = URL.parse(address ?? "");
  const right =
    parsed &&
    ["http:", "https:"].includes(parsed.protocol) &&
    parsed.href === address &&
    !/%(?![0-9A-F]{2})/.test(address);
  return right
    ? []
    : [problem("rule-address", `${name} is ${address ?? "absent"}, not an absolute percent-encoded address`)];
}

export function checkDate(
  name: string,
  date: string | undefined,
  { name: format, format: write }: DateFormat,
): readonly Problem[] {
  const instant = new Date(date ?? "");
  // The order matters: an invalid date fails the first comparison. Otherwise `write` would be called with it, and would throw.
  const right = instant.getTime() >= earliestDate && write(instant) === date;
  return right
    ? []
    : [problem("rule-date", `${name} is ${date ?? "absent"}, not a ${format} of 1990 or later`)];
}

export function checkSelf(found: string | undefined, expected: string): readonly Problem[] {
  return found === expected
    ? []
    : [problem("rule-self", `rel=self is ${found ?? "absent"}, not ${expected}`)];
}
