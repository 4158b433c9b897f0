// Measures dates that programs print for Arabic readers: Intl in every Arabic locale, and date libraries if they are installed.
import { createRequire } from "node:module";
import { parseDate } from "../../lambdas/dates/parse-date.ts";
import type { Case, Family } from "./family.ts";
import { dayOf } from "./read-foreign.ts";

/** One way to print a date. */
interface Printer {
  readonly name: string;
  readonly hasTime: boolean;
  /** Whether it also prints the seconds. */
  readonly hasSeconds: boolean;
  print(date: Date): string;
}

const countries =
  "AE BH DJ DZ EG EH ER IL IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SS SY TD TN YE 001".split(" ");
const locales = ["ar", ...countries.map((country) => `ar-${country}`)];
const timeZone = "Asia/Muscat";
const zones = [timeZone, "Asia/Riyadh", "Africa/Cairo", "Europe/Paris"];
/** Dates since 1990, among them the 13th and the last day of a month, and a night in summer time. */
const instants = [
  ...["1990-01-01T08:00:00Z", "1999-12-31T12:30:00Z", "2009-10-11T03:05:09Z", "2012-02-29T20:01:59Z"],
  ...["2017-12-08T10:30:05Z", "2021-05-13T19:45:00Z", "2024-07-01T21:15:30Z", "2026-11-30T00:10:00Z"],
  ...["2030-03-04T05:06:07Z", "2077-09-23T14:00:00Z", "2095-06-19T09:09:09Z"],
].map((text) => new Date(text));

export const dateLocales: Family = {
  name: "dates as programs print them",
  repositories: [],
  async measure() {
    const printers = [...intlPrinters(), ...libraryPrinters()];
    const cases = printers.flatMap((printer) => instants.map((instant) => caseOf(printer, instant)));
    return { cases, figures: [] };
  },
};

function caseOf(printer: Printer, instant: Date): Case {
  const text = printer.print(instant);
  const start = performance.now();
  const parsed = parseDate(text, timeZone);
  const milliseconds = performance.now() - start;
  const file = `${printer.name}: ${text}`;
  if (parsed.kind !== "date")
    return { file, refused: "impossible-date", compared: [], wrong: [], milliseconds };
  const { date } = parsed;
  const unit = printer.hasSeconds ? 1000 : 60_000;
  const isRight =
    "day" in date
      ? !printer.hasTime && date.day === dayOf(instant)
      : printer.hasTime && date.instant === Math.floor(instant.getTime() / unit) * unit;
  return { file, compared: ["published"], wrong: isRight ? [] : ["published"], milliseconds };
}

type Options = Intl.DateTimeFormatOptions;

const styles = ["full", "long", "medium", "short"] as const;
const styled: readonly Options[] = styles.flatMap((dateStyle) => [
  { dateStyle },
  ...styles.map((timeStyle) => ({ dateStyle, timeStyle })),
]);
const fields: readonly Options[] = (["numeric", "2-digit"] as const).flatMap((year) =>
  (["long", "short", "numeric", "2-digit"] as const).flatMap((month) => [
    { year, month, day: "numeric" },
    { year, month, day: "2-digit", weekday: "long" },
    { year, month, day: "numeric", hour: "numeric", minute: "numeric" },
  ]),
);
const calendars: readonly Options[] = [
  {},
  { numberingSystem: "latn" },
  { numberingSystem: "arab" },
  { calendar: "islamic-umalqura" },
];

function* intlPrinters(): Generator<Printer> {
  for (const locale of locales)
    for (const calendar of calendars)
      for (const options of [...styled, ...fields]) {
        const hasZone = options.timeStyle === "full" || options.timeStyle === "long";
        for (const zone of hasZone ? zones : [timeZone]) {
          const all = { ...options, ...calendar, timeZone: zone };
          const format = new Intl.DateTimeFormat(locale, all);
          yield {
            name: `Intl ${locale} ${JSON.stringify({ ...all, timeZone: hasZone ? zone : undefined })}`,
            hasTime: options.timeStyle !== undefined || options.hour !== undefined,
            hasSeconds: options.timeStyle !== undefined && options.timeStyle !== "short",
            print: (date) => format.format(date),
          };
        }
      }
}

/** Shifts a date. The libraries print dates in the time zone of this process, so after the shift they print the newspaper's local time. */
function inZone(date: Date): Date {
  const parts = new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(
    date,
  );
  return new Date(parts.replace(" ", "T"));
}

/** What date-fns prints for 31 December in Arabic locales that put the month first. They are left out: `03/04/2026` is ambiguous. */
const monthFirst = /^12\/31/;

type Print = (date: Date, pattern: string, locale: string) => string;

function libraryPrinters(): readonly Printer[] {
  const momentLocales = ["ar", "ar-dz", "ar-kw", "ar-ly", "ar-ma", "ar-ps", "ar-sa", "ar-tn"];
  const dayjsLocales = ["ar", "ar-dz", "ar-iq", "ar-kw", "ar-ly", "ar-ma", "ar-sa", "ar-tn"];
  const dateFnsLocales = ["ar", "arDZ", "arEG", "arMA", "arSA", "arTN"];
  const days = ["L", "LL", "l", "ll", "DD/MM/YY", "D MMM YY", "D MMMM YYYY", "dddd D MMMM YYYY"];
  const times = ["LLL", "LLLL", "lll", "llll", "L LT", "LL LTS"];
  const fnsDays = ["P", "PP", "PPP", "PPPP", "dd/MM/yy", "d MMM yy", "d MMMM y", "EEEE d MMMM y"];
  const fnsTimes = ["Pp", "PPp", "PPPpp", "PPPPp", "d MMMM y h:mm a", "d MMMM y h:mm b"];
  return [
    ...printersOf("moment", momentLocales, [days, [...times, "D MMMM YYYY h:mm A"]], momentPrint),
    // Not with `h:mm A`: dayjs prints noon as 12:00 ص.
    ...printersOf("dayjs", dayjsLocales, [days, times], dayjsPrint),
    ...printersOf("date-fns", dateFnsLocales, [fnsDays, fnsTimes], dateFnsPrint).filter(
      ({ print }) => !monthFirst.test(print(new Date("2017-12-31T10:30:00Z"))),
    ),
  ];
}

function printersOf(
  library: string,
  names: readonly string[],
  [days, times]: readonly [readonly string[], readonly string[]],
  load: () => Print,
): readonly Printer[] {
  let print: Print;
  try {
    print = load();
  } catch {
    return []; // not installed
  }
  return names.flatMap((locale) =>
    [...days, ...times].map((pattern) => ({
      name: `${library} ${locale} ${pattern}`,
      hasTime: times.includes(pattern),
      hasSeconds: /LTS|pp/.test(pattern),
      print: (date: Date) => print(inZone(date), pattern, locale),
    })),
  );
}

/** Loads a library from this project or from `NODE_PATH`. */
const load = createRequire(import.meta.url);

function momentPrint(): Print {
  const moment = load("moment") as (date: Date) => {
    locale(name: string): { format(pattern: string): string };
  };
  load("moment/min/locales");
  return (date, pattern, locale) => moment(date).locale(locale).format(pattern);
}

function dayjsPrint(): Print {
  const dayjs = load("dayjs") as {
    (date: Date): { locale(name: string): { format(pattern: string): string } };
    extend(plugin: unknown): void;
  };
  dayjs.extend(load("dayjs/plugin/localizedFormat"));
  return (date, pattern, locale) => {
    load(`dayjs/locale/${locale}`);
    return dayjs(date).locale(locale).format(pattern);
  };
}

function dateFnsPrint(): Print {
  const { format } = load("date-fns") as {
    format(date: Date, pattern: string, options: { readonly locale: unknown }): string;
  };
  const all = load("date-fns/locale") as Readonly<Record<string, unknown>>;
  return (date, pattern, locale) => format(date, pattern, { locale: all[locale] });
}
