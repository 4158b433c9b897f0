// The traces that a conversion between encodings leaves in a text: what no writer writes.

export function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** An accented letter of Latin-1, but for × and ÷ among them. */
const ACCENTED = String.raw`[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF]`;
const ARABIC_LETTER = String.raw`[\u0621-\u063A\u0641-\u064A]`;
/** In an Arabic word, as ISO-8859-6 has them in Windows-1256: رèسêا. In وÉcole the letter is of the next word. */
const ACCENT_IN_WORD = `${ACCENTED}(?=[\u0621-\u0652])|(?<=[\u0621-\u0652])${ACCENTED}(?!${ACCENTED}|[a-z])`;
/**
 * Before any letter of its word, or a tanwin within one, as the other way round: ٍنتظر, دٍسكبر. The third tanwin stands
 * for no Arabic letter there, and within words where a space is missing: شكراًلكم.
 */
const MARK_IN_WORD = String.raw`(?<![\p{L}\p{M}])[\u064B-\u0652](?=${ARABIC_LETTER})|[\u064C\u064D](?=${ARABIC_LETTER})`;
const MISSPELT = new RegExp(`${ACCENT_IN_WORD}|${MARK_IN_WORD}`, "giu");

/** How often a letter or a mark stands where Arabic spelling never has it. */
export function countMisspelt(text: string): number {
  return count(text, MISSPELT);
}

const FEWEST_MISSPELT = 2;

/** Whether one of two encodings with a byte a letter was read as the other. */
export function isMisspelt(text: string): boolean {
  const misspelt = countMisspelt(text);
  return misspelt >= FEWEST_MISSPELT && misspelt * 20 > count(text, /\p{Script=Arabic}/gu);
}

/** A letter of Arabic in UTF-8 is a byte from D8 to DB and one from 80 to BF: what Windows-1256 shows for the two. */
const PAIR = String.raw`[طظغع][€پ‚ƒ„…†‡ˆ‰ٹ‹Œچژڈگ‘’“”•–—ک™ڑ›œں،؛؟ھ\p{Cf}\u00A0\u00A2-\u00A9\u00AB-\u00B9\u00BB-\u00BE]`;
/** In words of two letters and more; alone it is a letter of a list, or grams: `ط، ظ`, `500غ،`. */
const UTF8_AS_ARABIC = new RegExp(`${PAIR}(?=${PAIR})|(?<=${PAIR})${PAIR}`, "gu");
const FEWEST_PAIRS = 3;
/** In words likewise: `é è ê` are a lesson's. */
const ACCENTS_IN_WORD = new RegExp(`${ACCENTED}(?=${ACCENTED})|(?<=${ACCENTED})${ACCENTED}`, "gu");
const FEWEST_ACCENTS = 5;

/**
 * Arabic of two bytes a letter, read as Windows-1256 or Latin-1, or of one byte a letter, which is all accents in
 * Latin-1. No language has that many of either.
 */
export function isMojibake(text: string): boolean {
  const letters = count(text, /\p{L}/gu);
  const pairs = count(text, UTF8_AS_ARABIC);
  const utf8AsLatin = count(text, /[ØÙÚÛ]/g);
  if (pairs >= FEWEST_PAIRS && pairs * 3 > letters) return true;
  const accents = count(text, ACCENTS_IN_WORD);
  if (utf8AsLatin >= FEWEST_ACCENTS && utf8AsLatin * 4 > letters) return true;
  return accents >= FEWEST_ACCENTS && accents * 2 > letters;
}

const FEWEST_MARKS = 3;

/** Letters that an encoding did not have became `?`, or were lost. */
export function isLost(text: string, mostLost: number): boolean {
  const letters = count(text, /\p{L}/gu);
  return count(text, /\uFFFD/g) > letters * mostLost || count(text, /\?/g) > Math.max(letters, FEWEST_MARKS);
}

/** In a line one lost letter of thirty is damage; a long text may have one. */
const MOST_LOST_IN_LINE = 1 / 30;

/** Whether a line of a text that is sensible as a whole is damaged. */
export function isGarbled(line: string): boolean {
  return isLost(line, MOST_LOST_IN_LINE) || isMisspelt(line) || isMojibake(line);
}

const FEWEST_ODD_WORDS = 3;

/**
 * Whether a text has lost the eighth bit of its Arabic (`feh GdGbJUGO GdYeGfj`) or is in UTF-7 (`+BkYGRQZI-`): no
 * letter of it is Arabic, and capitals stand inside its words.
 */
export function isSevenBit(text: string): boolean {
  if (/\p{Script=Arabic}/u.test(text)) return false;
  const words = text.match(/[a-z+/]{3,}/gi) ?? [];
  const odd = words.filter((word) => /[a-z][A-Z]/.test(word)).length;
  return odd >= FEWEST_ODD_WORDS && odd * 5 > words.length * 2;
}
