// Lines that editors type above or below an article to hold it back: `محظور النشر حتى 5 مايو 2030`, `EMBARGOED UNTIL …`.
import { MONTHS } from "../../dates/months.ts";
import { parseDate } from "../../dates/parse-date.ts";
import { type Line, linesOf } from "../../plain-text/lines.ts";
import { foldDigits } from "../../text/digits.ts";
import { foldArabic } from "../../text/fold.ts";
import type { Field } from "./field.ts";

/** What is longer is a sentence of the text. */
const longestLine = 150;
const mostWords = 7;

const until = "(?:حتى|الى|لغاية|لحين|قبل|الا قبل|الا بعد|until|till?|before|prior to)";
const publication = "(?:publication|release|broadcast|use)";

/** What says nothing else, whatever follows. */
const held = phrase([
  "(?:هذا )?(?:الخبر |خبر |المادة |مادة )?محظورة?(?: من| عن)? (?:النشر|نشره|نشرها)",
  `محظورة?(?= ${until})`,
  "ليست? للنشر",
  "غير (?:قابلة? |صالحة? |معدة? )?للنشر",
  "تحت حظر النشر",
  `(?:strictly )?(?:under )?(?:an )?embargoed(?: for ${publication})?`,
  `not for ${publication}`,
]);

/** What headlines and sentences begin with too: an embargo only with its end. */
const perhapsHeld = phrase([
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

/** `| رفع الحظر | 5 مايو 2020 |` says what was. */
const tableRow = /^\s*\|/;

/** A word that is in each of them: most lines have none. */
const hint = /حظ|نشر|منع|embargo|publi|release|broadcast|hold|use/;

/**
 * When the embargo ends, as a line has it; the whole line where that can't be read, so that the article is refused rather
 * than published; undefined for any other line.
 */
export function embargoIn(line: string, timeZone: string): string | undefined {
  if (line.length > longestLine || tableRow.test(line)) return undefined;
  const text = line.replace(/^[^\p{L}\p{N}]+|[\s*#_=~!()[\]{}«»"'<>–—-]+$/gu, "");
  if (!hint.test(foldArabic(text))) return undefined;
  const words = text.split(/\s+/);
  for (let count = Math.min(mostWords, words.length); count > 0; count--) {
    const said = keyOf(words.slice(0, count).join(" "));
    const isHeld = held.test(said);
    if ((!isHeld && !perhapsHeld.test(said)) || /[?؟]$/.test(words[count - 1] ?? "")) continue;
    const end = words.slice(count).join(" ");
    if (parseDate(end, timeZone).kind !== "not-a-date") return end;
    const announces = saysUntil.test(said) || (words[count - 1] ?? "").endsWith(":");
    if (isHeld ? end === "" || announces || namesDay(end) || isMoment(end) : announces && namesDay(end))
      return line;
  }
  return undefined;
}

export interface WithoutEmbargo<Rest> {
  readonly rest: Rest;
  /** One for each line that holds the article back: some say it in two languages. */
  readonly embargoes: readonly Field[];
}

/** What stood under such a line starts a part where the line did. */
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
 * The same of a text, in which blank lines stand for them.
 *
 * @param firstLine 1-based, of the text in the file
 */
export function cutEmbargo(text: string, timeZone: string, firstLine = 1): WithoutEmbargo<string> {
  const embargoes = linesOf(text).flatMap(({ text: written, line, column }) => {
    const end = embargoIn(written, timeZone);
    return end === undefined ? [] : [{ text: end, line: line + firstLine - 1, column }];
  });
  const cut = new Set(embargoes.map(({ line }) => line - firstLine));
  const rest =
    cut.size === 0
      ? text
      : text
          .split("\n")
          .map((line, at) => (cut.has(at) ? "" : line))
          .join("\n");
  return { rest, embargoes };
}

const saysUntil = new RegExp(foldArabic(`(?:^| )${until}$`), "u");

/** A pattern of folded text, with a word for `until` after it or not. */
function phrase(alternatives: readonly string[]): RegExp {
  return new RegExp(foldArabic(`^(?:${alternatives.join("|")})(?: ${until})?$`), "u");
}

function keyOf(text: string): string {
  return foldArabic(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** `May 2030`, `5/5/2030`, `5 دسمبر 2030`: a date was meant, where a year alone is one that the text is about. */
const day = new RegExp(
  String.raw`(?<!\p{L})${MONTHS.pattern}[\s,،]+(?:\d{1,2}(?:st|nd|rd|th)?[\s,،]+)?(?:عام |سنه )?20\d\d|\d[-/.]\d|(?<!\d)\d{1,2}\s+\p{L}+\s+20\d\d`,
  "iu",
);

function namesDay(text: string): boolean {
  const folded = foldDigits(foldArabic(text));
  return /(?<!\d)20\d\d(?!\d)/.test(folded) && day.test(folded);
}

const longestMoment = 4;
const moment = new RegExp(
  String.raw`\d\s*${MONTHS.pattern}(?!\p{L})|(?<!\p{L})(?:ال)?(?:سبت|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه)(?!\p{L})|(?:sun|mon|tues|wednes|thurs|fri|satur)day`,
  "iu",
);

/** `5 MAY`, `ظهر الأحد`: who writes that behind such words means a day, of whatever year. */
function isMoment(text: string): boolean {
  const folded = foldDigits(foldArabic(text));
  return folded.split(/\s+/).length <= longestMoment && moment.test(folded);
}
