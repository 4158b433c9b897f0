// Recognises the standfirst before the text: by the export's dash, or by the form of the lines.

const longest = 400;
const longestUnmarked = 200;
const longestMark = 16;
/** The dash that the export writes after a standfirst or a credit. */
const mark = /(?:^|[\s\p{Cf}]+)[-–—―ـ]+[\s\p{Cf}]*$/u;
const finalPunctuation = /[.!؟?…:؛،][»"”)\]\s\p{Cf}]*$/u;
const fullStop = /\.[»"”)\]\s\p{Cf}]*$/u;

/** Matches nouns with و as in `والوزير`, but not `والد` or `والي`. */
const andNoun = String.raw`ال(?!د(?:ة|ه|ها|ي|ته|تها|ان|ين)?(?!\p{L})|ي(?!\p{L})|ت(?!\p{L}))\p{L}{2,}`;
/** Matches verbs with و as in `وأضاف`, `ويستمر`, `واستقبل`, but not `وتيرة` or `ويلات`. */
const andVerb = String.raw`[أإ]\p{L}{2,}|ي(?!لات|لسون|ليام|كي|ند|نس|ب)\p{L}{2,}|ت(?!ير|ر(?!\p{L})|د(?!\p{L}))\p{L}{2,}|ا(?:ست|\p{L}ت|ت[فهخ])\p{L}{2,}`;
const andWord =
  "لم|لن|لا|قد|تم|تمت|قال|قالت|كان|كانت|كشفت?|ذكرت?|شددت?|شهدت?|رأى|رأت|دعا|دعت|طالبت?|حذرت?|نفى|نفت|نقلت?|نوهت?|بينت?|بلغت?|بدأت?|جاءت?|جرى|لفتت?|عبرت?|هرعت?|في|فيما|من|منذ|عن|على|مع|ما|هو|هي|هذا|هذه|ذلك|بذلك|بعد|قبل|خلال|حسب|بحسب|وفق|بدوره|بدورها";
/**
 * A line that begins with the conjunction و continues the previous one. In وقعت and وزير the letter is part
 * of the word.
 */
const continuation = new RegExp(`^\\p{Cf}*و(?:${andNoun}|${andVerb}|(?:${andWord})(?!\\p{L}))`, "u");

export function isMarked(text: string): boolean {
  return withoutMark(text) !== text;
}

/** Only checks the end of the line. On long runs of spaces the pattern needs quadratic time. */
export function withoutMark(text: string): string {
  const end = Math.max(0, text.length - longestMark);
  return text.slice(0, end) + text.slice(end).replace(mark, "");
}

/**
 * Whether the lines before a credit are a standfirst: one line that is not too long, or several without final
 * punctuation.
 */
export function mayLead(lines: readonly string[]): boolean {
  const [only] = lines;
  if (lines.slice(1).some(continues)) return false;
  if (lines.length === 1 && only) return isMarked(only) || (only.length <= longest && !opensQuotation(only));
  return lines.every((text) => isMarked(text) || isUnmarked(text));
}

/**
 * The number of standfirst lines without a dash. They have no final punctuation, and the next line has it and
 * does not continue them.
 */
export function countUnmarked(lines: readonly string[], most: number): number {
  const end = lines.findIndex((text) => !isUnmarked(text));
  const next = lines[end];
  if (end === -1 || end > most || next === undefined || !finalPunctuation.test(next)) return 0;
  return lines.slice(1, end + 1).some(continues) ? 0 : end;
}

/** Whether a single line can be a standfirst. The dateline after it shows where the text begins. */
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
 * In a quotation over several paragraphs, each paragraph has an opening mark and only the last one a closing
 * mark. Such a line is text.
 */
function opensQuotation(text: string): boolean {
  return text.lastIndexOf("«") > text.lastIndexOf("»") || text.lastIndexOf("“") > text.lastIndexOf("”");
}

function continues(text: string): boolean {
  return continuation.test(text);
}
