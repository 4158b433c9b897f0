// Recognises the standfirst before the text: by the dash that the newspaper's export writes after it, or by the form of its lines.

/** In characters. A longer line is not a standfirst. */
const longest = 400;
/** In characters. The limit for a line of a standfirst without a dash, if the standfirst has several lines. */
const longestUnmarked = 200;
/** The dash is looked for in this many last characters of a line. */
const longestMark = 16;
/** The dash that the export writes after a standfirst or a credit. */
const mark = /(?:^|[\s\p{Cf}]+)[-–—―ـ]+[\s\p{Cf}]*$/u;
const finalPunctuation = /[.!؟?…:؛،][»"”)\]\s\p{Cf}]*$/u;
const fullStop = /\.[»"”)\]\s\p{Cf}]*$/u;

/** The rest of a noun after the conjunction و, as in `والوزير`. Words that begin with و themselves do not match, such as `والد` and `والي`. */
const andNoun = String.raw`ال(?!د(?:ة|ه|ها|ي|ته|تها|ان|ين)?(?!\p{L})|ي(?!\p{L})|ت(?!\p{L}))\p{L}{2,}`;
/** The rest of a verb after the conjunction و, as in `وأضاف`, `ويستمر` and `واستقبل`. `وتيرة` and `ويلات` do not match. */
const andVerb = String.raw`[أإ]\p{L}{2,}|ي(?!لات|لسون|ليام|كي|ند|نس|ب)\p{L}{2,}|ت(?!ير|ر(?!\p{L})|د(?!\p{L}))\p{L}{2,}|ا(?:ست|\p{L}ت|ت[فهخ])\p{L}{2,}`;
const andWord =
  "لم|لن|لا|قد|تم|تمت|قال|قالت|كان|كانت|كشفت?|ذكرت?|شددت?|شهدت?|رأى|رأت|دعا|دعت|طالبت?|حذرت?|نفى|نفت|نقلت?|نوهت?|بينت?|بلغت?|بدأت?|جاءت?|جرى|لفتت?|عبرت?|هرعت?|في|فيما|من|منذ|عن|على|مع|ما|هو|هي|هذا|هذه|ذلك|بذلك|بعد|قبل|خلال|حسب|بحسب|وفق|بدوره|بدورها";
/** The beginning of a line that continues the line before it: the conjunction و ("and"). In وقعت and وزير, the letter is part of the word. */
const continuation = new RegExp(`^\\p{Cf}*و(?:${andNoun}|${andVerb}|(?:${andWord})(?!\\p{L}))`, "u");

export function isMarked(text: string): boolean {
  return withoutMark(text) !== text;
}

/** Removes the dash at the end of a line. Only the last characters are searched, because the pattern is slow on long runs of spaces. */
export function withoutMark(text: string): string {
  const end = Math.max(0, text.length - longestMark);
  return text.slice(0, end) + text.slice(end).replace(mark, "");
}

/** Whether the lines before a credit can be a standfirst: one line that is not too long, or several without punctuation at their ends. */
export function mayLead(lines: readonly string[]): boolean {
  const [only] = lines;
  if (lines.slice(1).some(continues)) return false;
  if (lines.length === 1 && only) return isMarked(only) || (only.length <= longest && !opensQuotation(only));
  return lines.every((text) => isMarked(text) || isUnmarked(text));
}

/**
 * How many first lines are a standfirst without a dash. These lines have no punctuation at their ends. The line after them ends with
 * punctuation, and does not continue them.
 */
export function countUnmarked(lines: readonly string[], most: number): number {
  const end = lines.findIndex((text) => !isUnmarked(text));
  const next = lines[end];
  if (end === -1 || end > most || next === undefined || !finalPunctuation.test(next)) return 0;
  return lines.slice(1, end + 1).some(continues) ? 0 : end;
}

/** Whether a single line before a dateline can be a standfirst. */
export function mayStandAlone(text: string): boolean {
  return text.length <= longest && !opensQuotation(text);
}

export function isFullSentence(text: string): boolean {
  return fullStop.test(text);
}

function isUnmarked(text: string): boolean {
  return text.length <= longestUnmarked && !finalPunctuation.test(text) && !opensQuotation(text);
}

/**
 * Whether a quotation begins in a line and does not end in it. Such a line is text: in a quotation of several paragraphs, each paragraph has
 * an opening mark, and only the last one has a closing mark.
 */
function opensQuotation(text: string): boolean {
  return text.lastIndexOf("«") > text.lastIndexOf("»") || text.lastIndexOf("“") > text.lastIndexOf("”");
}

function continues(text: string): boolean {
  return continuation.test(text);
}
