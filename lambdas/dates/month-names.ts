// Finds dates in languages other than Arabic, for bilingual newspapers and for agencies.

import { foldDigits } from "../text/digits.ts";
import { rememberLast } from "../text/remember-last.ts";
import type { ArticleDate } from "./days.ts";
import { parseDate } from "./parse-date.ts";

/** Languages that are always tried. No name or abbreviation means one month in one of them and another month in another. */
const known = ["en", "de", "fr", "es", "it", "pt", "nl"];
/** Languages in which `11/01/2023` is certainly 11 January. English is not one of them: Americans write the month first. */
const slashed = /^(?:ar|fr|es|it|pt)(?:-|$)/i;
/** Languages in which `28.01.22` is certainly 28 January 2022. */
const dotted = /^de(?:-|$)/i;

const day = String.raw`(?<![\p{Script=Latin}\p{N}/.-])(?<day>\d{1,2})`;
const year = String.raw`(?<year>\d{4})(?![\d/-])`;
const numberForms = [
  new RegExp(String.raw`${day}(?<separator>[./-])\s?(?<month>\d{1,2})\k<separator>\s?${year}`, "gu"),
  /(?<![\p{L}\p{N}/.-])(?<year>\d{4})(?<separator>[./-])(?<month>\d{1,2})\k<separator>(?<day>\d{1,2})(?![\d/-])/gu,
  /(?<year>\d{4})[年년]\s?(?<month>\d{1,2})[月월]\s?(?<day>\d{1,2})[日일]/gu,
];
const shortForm = new RegExp(
  String.raw`${day}(?<separator>\.)(?<month>\d{1,2})\.(?<year>\d{2})(?![\d/.-])`,
  "gu",
);

/** Finds the dates in a short text. `language` is a BCP 47 tag, or empty if the page states no language. */
export function findDates(written: string, language: string, timeZone: string): readonly ArticleDate[] {
  const whole = parseDate(written, timeZone);
  if (whole.kind === "date" && !mayBeMonthFirst(written, language)) return [whole.date];
  const text = foldDigits(written);
  const { numbers, forms: named } = namesOf(language);
  const forms = [...numberForms, ...(dotted.test(language) ? [shortForm] : []), ...named];
  return forms.flatMap((form) =>
    [...text.matchAll(form)].flatMap(({ groups = {} }) => {
      const month = groups.name ? numbers.get(keyOf(groups.name)) : Number(groups.month);
      const isSure = groups.name !== undefined || !mayBeMonthFirst(written, language);
      const { year = "", day = "" } = groups;
      return isSure && month ? (dateOfNumbers([year, `${month}`, day], timeZone) ?? []) : [];
    }),
  );
}

/** The date with this year, month and day, which are in digits. `undefined` if that day does not exist. */
export function dateOfNumbers(
  [year, month, day]: readonly [string, string, string],
  timeZone: string,
): ArticleDate | undefined {
  const full = year.length === 2 ? `20${year}` : year;
  const parsed = parseDate([full, month.padStart(2, "0"), day.padStart(2, "0")].join("-"), timeZone);
  return parsed.kind === "date" ? parsed.date : undefined;
}

/**
 * Whether a text has a numeric date whose first number can be the month. With full stops between the numbers, the first number is the day
 * in every language.
 */
export function mayBeMonthFirst(text: string, language: string): boolean {
  const [, first, second] = /(?<!\d)(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?\d{4}/.exec(foldDigits(text)) ?? [];
  const isUnsure = first !== second && Number(first) <= 12;
  return isUnsure && !slashed.test(language);
}

interface Names {
  readonly numbers: ReadonlyMap<string, number>;
  readonly forms: readonly RegExp[];
}

/**
 * The month names of a language and of the languages that are always tried. `Intl` gets the names from CLDR. The names of the last fifty
 * languages are remembered, because a newspaper uses only a few. There is a limit, because a file can state any language.
 */
const namesOf = rememberLast(
  (language: string): Names => {
    const numbers = new Map([...known, language].flatMap(monthsIn));
    const pattern = [...numbers.keys()].join("|");
    return { numbers, forms: formsOf(`(?<name>${pattern})(?!\\p{L})\\.?`) };
  },
  { most: 50 },
);

function formsOf(name: string): readonly RegExp[] {
  return [
    String.raw`${day}(?:st|nd|rd|th|er|\.|º)?\s*(?:de |of |-)?${name},?[\s-]*(?:de |del )?${year}`,
    String.raw`(?<!\p{L})${name}\s*(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+${year}`,
  ].map((form) => new RegExp(form, "giu"));
}

function monthsIn(language: string): readonly (readonly [string, number])[] {
  const widths = ["long", "short"] as const;
  try {
    return widths.flatMap((month) =>
      Array.from({ length: 12 }, (_, index) => {
        const format = new Intl.DateTimeFormat(language, { month, day: "numeric", timeZone: "UTC" });
        const parts = format.formatToParts(Date.UTC(2020, index, 2));
        return [keyOf(parts.find(({ type }) => type === "month")?.value ?? ""), index + 1] as const;
      }).filter(([key]) => /^\p{L}{3,}$/u.test(key)),
    );
  } catch {
    return []; // not a valid language tag
  }
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}
