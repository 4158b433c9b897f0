// Whether decoded text is writing, or what comes of bytes that were read in the wrong encoding.

/** Below this many letters a share of them says nothing. */
const ENOUGH_LETTERS = 20;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Controls but for white space, lone surrogates, private use, unassigned, and the mark of what couldn't be decoded. */
function countJunk(text: string): number {
  return count(text, /[^\P{C}\p{Cf}\t\n\v\f\r]|\uFFFD/gu);
}

/**
 * Whether an Arabic newspaper could have written this. English is sensible too; so are a number, a line of dots and
 * nothing at all, of which a parser has more to say.
 */
export function isSensible(text: string): boolean {
  if (countJunk(text) * 10 > text.length) return false;
  const letters = count(text, /\p{L}/gu);
  const lost = count(text, /\uFFFD/g);
  const questionMarks = count(text, /\?/g);
  if (lost * 10 > letters || questionMarks > Math.max(letters, 3)) return false;
  if (letters < ENOUGH_LETTERS) return true;
  const shown = count(text, /[^\s\p{C}]/gu);
  const readable = count(text, /[\p{L}\p{M}\p{N}]/gu);
  const known = count(text, /[\p{Script=Arabic}\p{Script=Latin}]/gu);
  return readable * 2 > shown && known * 2 > letters && !isMojibake(text, letters);
}

/**
 * Arabic in UTF-8 is bytes D8-DB and one more: Windows-1256 shows those as two rare letters over and over, Latin-1 as
 * four. Arabic of one byte a letter is all accents in Latin-1. No language has that many of either.
 */
function isMojibake(text: string, letters: number): boolean {
  const utf8AsArabic = count(text, /[طظ]/g);
  const utf8AsLatin = count(text, /[ØÙÚÛ]/g);
  const arabicAsLatin = count(text, /[\u00C0-\u00FF]/g);
  return utf8AsArabic * 4 > letters || utf8AsLatin * 4 > letters || arabicAsLatin * 2 > letters;
}

/** Words that one in three of any Arabic text are: those with the article, and the commonest others. */
const COMMON_WORDS =
  /(?<![\p{L}\p{M}])(?:[وفبك]?ال\p{L}{2,}|ولل\p{L}{2,}|لل\p{L}{2,}|[وف]?(?:في|من|على|إلى|الى|عن|أن|ان|إن|مع|هذا|هذه|قال|بن))(?![\p{L}\p{M}])/gu;
/** What Arabic spelling never does: an accent inside a word, a mark before any letter, or a final letter not final. */
const MISPLACED =
  /(?<=[\u0621-\u0652])[\u00C0-\u00FF]|[\u00C0-\u00FF](?=[\u0621-\u0652])|(?<![\p{L}\p{M}])[\u064B-\u0652]|[\u064B-\u064D](?=[\u0621-\u0626\u0628-\u0648\u064A])|[ةى](?=[\u0621-\u064A])/gu;

/** How much a text looks like Arabic, to choose between two readings of the same bytes. */
export function scoreArabic(text: string): number {
  return count(text, COMMON_WORDS) - count(text, MISPLACED);
}

/**
 * As {@link isSensible}, for encodings that give some letter to nearly every byte, so that even a picture decodes:
 * Arabic has to be spelled as Arabic is. Words of Latin letters, with typographic quotes or accents, pass.
 */
export function isSensibleSingleByte(text: string): boolean {
  if (!isSensible(text) || countJunk(text) * 50 > text.length) return false;
  const arabic = count(text, /\p{Script=Arabic}/gu);
  const latin = count(text, /[a-z]/gi);
  const words = count(text, /\p{Script=Arabic}+/gu);
  if (latin > arabic * 4)
    return count(text, /\p{Script=Latin}\p{Script=Arabic}|\p{Script=Arabic}\p{Script=Latin}/gu) === 0;
  if (count(text, MISPLACED) * 20 > arabic) return false;
  return arabic > 0 && (words < 8 || count(text, COMMON_WORDS) * 12 > words);
}
