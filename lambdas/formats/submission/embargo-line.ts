// Finds lines that say that an article must not be published before a date (an embargo): `محظور النشر حتى 5 مايو 2030`, `EMBARGOED UNTIL …`.
import { months } from "../../dates/months.ts";
import { parseDate } from "../../dates/parse-date.ts";
import { type Line, linesOf } from "../../plain-text/lines.ts";
import { foldDigits } from "../../text/digits.ts";
import { foldArabic } from "../../text/fold.ts";
import type { Field } from "./field.ts";

/** In characters. A longer line is a sentence of the text. */
const longestLine = 150;
/** The largest number of words before the date. */
const mostWords = 7;

const until = "(?:حتى|الى|لغاية|لحين|قبل|الا قبل|الا بعد|until|till?|before|prior to)";
const publication = "(?:publication|release|broadcast|use)";

/** Words that always mean an embargo. */
const embargoWords = phrase([
  "(?:هذا )?(?:الخبر |خبر |المادة |مادة )?محظورة?(?: من| عن)? (?:النشر|نشره|نشرها)",
  `محظورة?(?= ${until})`,
  "ليست? للنشر",
  "غير (?:قابلة? |صالحة? |معدة? )?للنشر",
  "تحت حظر النشر",
  `(?:strictly )?(?:under )?(?:an )?embargoed(?: for ${publication})?`,
  `not for ${publication}`,
]);

/** Words with which a headline or a sentence can begin, too. They only mean an embargo if a date follows. */
const possibleEmbargoWords = phrase([
  "(?:نهاية |موعد |رفع |موعد رفع |تحت )?(?:حظر النشر|الحظر)",
  "محظورة?",
  "(?:لا|لن) (?:ي|ت)نشر",
  "(?:يمنع|يحظر|ممنوع)(?: من)? (?:النشر|نشره|نشرها)",
  "(?:للنشر|ينشر|تنشر)(?: في| بعد| يوم)?",
  "(?:strictly )?(?:under )?embargo(?:ed)?(?: for| date| time)?",
  "do not (?:publish|release|use)",
  `hold(?: for ${publication})?`,
  `for ${publication}`,
]);

/** A row of a table is never an embargo. `| رفع الحظر | 5 مايو 2020 |` reports a past event. */
const tableRow = /^\s*\|/;

/** Every line with an embargo contains one of these, and few other lines do. This pattern is checked first, to save time. */
const hint = /حظ|نشر|منع|embargo|publi|release|broadcast|hold|use/;

/**
 * The end of the embargo, as the line states it. If the line states no end that can be parsed, the result is the whole line. It is not a date,
 * so the article is refused and not published. `undefined` if the line states no embargo.
 */
export function embargoIn(line: string, timeZone: string): string | undefined {
  if (line.length > longestLine || tableRow.test(line)) return undefined;
  const text = line.replace(/^[^\p{L}\p{N}]+|[\s*#_=~!()[\]{}«»"'<>–—-]+$/gu, "");
  if (!hint.test(foldArabic(text))) return undefined;
  const words = text.split(/\s+/);
  for (let count = Math.min(mostWords, words.length); count > 0; count--) {
    const said = keyOf(words.slice(0, count).join(" "));
    const isHeld = embargoWords.test(said);
    if ((!isHeld && !possibleEmbargoWords.test(said)) || /[?؟]$/.test(words[count - 1] ?? "")) continue;
    const end = words.slice(count).join(" ");
    if (parseDate(end, timeZone).kind !== "not-a-date") return end;
    const announces = saysUntil.test(said) || (words[count - 1] ?? "").endsWith(":");
    if (
      isHeld
        ? end === "" || announces || namesDay(end) || namesDayWithoutYear(end)
        : announces && namesDay(end)
    )
      return line;
  }
  return undefined;
}

export interface WithoutEmbargo<Rest> {
  readonly rest: Rest;
  /** The end of the embargo in each line that states one. Some articles state their embargo in two languages. */
  readonly embargoes: readonly Field[];
}

/** Removes the lines that state an embargo. A part of the text that began with such a line now begins with the next line. */
export function withoutEmbargo<Kept extends Line>(
  lines: readonly Kept[],
  timeZone: string,
): WithoutEmbargo<readonly Kept[]> {
  const rest: Kept[] = [];
  const embargoes: Field[] = [];
  let startsPart = false;
  for (const line of lines) {
    const text = embargoIn(line.text, timeZone);
    if (text === undefined) rest.push(startsPart ? { ...line, startsPart } : line);
    else embargoes.push({ text, line: line.line, column: line.column });
    startsPart = text !== undefined && (startsPart || line.startsPart);
  }
  return { rest, embargoes };
}

/**
 * Removes the lines that state an embargo from a text. They become blank lines, so that all other lines keep their numbers.
 *
 * @param firstLine the line of the file on which the text begins. The first line of the file is 1
 */
export function cutEmbargo(text: string, timeZone: string, firstLine = 1): WithoutEmbargo<string> {
  const embargoes = linesOf(text).flatMap(({ text: written, line, column }) => {
    const end = embargoIn(written, timeZone);
    return end === undefined ? [] : [{ text: end, line: line + firstLine - 1, column }];
  });
  const cut = new Set(embargoes.map(({ line }) => line - firstLine));
  const lines = text.split("\n").map((line, at) => (cut.has(at) ? "" : line));
  return { rest: lines.join("\n"), embargoes };
}

const saysUntil = new RegExp(foldArabic(`(?:^| )${until}$`), "u");

/** A pattern that matches one of these phrases in folded text, alone or with a word for "until" after it. */
function phrase(alternatives: readonly string[]): RegExp {
  return new RegExp(foldArabic(`^(?:${alternatives.join("|")})(?: ${until})?$`), "u");
}

function keyOf(text: string): string {
  return foldArabic(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** A day or a month with a year: `May 2030`, `5/5/2030`, `5 دسمبر 2030`. A year alone is not enough, because a text can be about that year. */
const dayWithYear = new RegExp(
  String.raw`(?<!\p{L})${months.pattern}[\s,،]+(?:\d{1,2}(?:st|nd|rd|th)?[\s,،]+)?(?:عام |سنه )?20\d\d|\d[-/.]\d|(?<!\d)\d{1,2}\s+\p{L}+\s+20\d\d`,
  "iu",
);

function namesDay(text: string): boolean {
  const folded = foldDigits(foldArabic(text));
  return /(?<!\d)20\d\d(?!\d)/.test(folded) && dayWithYear.test(folded);
}

const mostWordsOfDay = 4;
const dayWithoutYear = new RegExp(
  String.raw`\d\s*${months.pattern}(?!\p{L})|(?<!\p{L})(?:ال)?(?:سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه)(?!\p{L})|(?:sun|mon|tues|wednes|thurs|fri|satur)day`,
  "iu",
);

/** Whether a text names a day without a year, as in `5 MAY` or `ظهر الأحد`. After words that always mean an embargo, this is its end. */
function namesDayWithoutYear(text: string): boolean {
  const folded = foldDigits(foldArabic(text));
  return folded.split(/\s+/).length <= mostWordsOfDay && dayWithoutYear.test(folded);
}
