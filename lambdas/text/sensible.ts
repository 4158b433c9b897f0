// Whether decoded text is writing, or what comes of bytes that were read in the wrong encoding.
import { count, countMisspelt, isLost, isMisspelt, isMojibake } from "./damage.ts";

/** Below this many letters a share of them says nothing. */
const ENOUGH_LETTERS = 20;
const MOST_LOST = 1 / 10;
/** Lines and leaders of one sign, which are more than the text of many a table. */
const RULES = /([=\-_*.·•~#+─═–—…])(?:\s?\1){2,}/gu;

/** Controls but for white space, lone surrogates, private use, unassigned, and the mark of what couldn't be decoded. */
function countJunk(text: string): number {
  return count(text, /[^\P{C}\p{Cf}\t\n\v\f\r]|\uFFFD/gu);
}

/**
 * Whether an Arabic newspaper could have written this. English is sensible too; so are a number, a line of dots and
 * nothing at all, of which a parser has more to say.
 */
export function isSensible(text: string): boolean {
  if (countJunk(text) * 10 > text.length || isLost(text, MOST_LOST) || isMisspelt(text)) return false;
  const letters = count(text, /\p{L}/gu);
  if (letters < ENOUGH_LETTERS) return true;
  const shown = count(text.replace(RULES, ""), /[^\s\p{C}]/gu);
  const readable = count(text, /[\p{L}\p{M}\p{N}]/gu);
  const known = count(text, /[\p{Script=Arabic}\p{Script=Latin}]/gu);
  return readable * 2 > shown && known * 2 > letters && !isMojibake(text);
}

/** Words that one in three of any Arabic text are: those with the article, and the commonest others. */
const COMMON_WORDS =
  /(?<![\p{L}\p{M}])(?:[وفبك]?ال\p{L}{2,}|ولل\p{L}{2,}|لل\p{L}{2,}|[وف]?(?:في|من|على|إلى|الى|عن|أن|ان|إن|مع|هذا|هذه|قال|بن))(?![\p{L}\p{M}])/gu;
/** Half of the letters of any Arabic, of names and recipes too; of noise and of other scripts a fifth at the most. */
const COMMON_LETTERS = /[المينور]/gu;
const ARABIC_LETTERS = /[\u0621-\u063A\u0641-\u064A]/gu;
/** A final letter that is not final, or a mark that stands alone. */
const MISPLACED = /(?<![\p{L}\p{M}])[\u064B-\u0652](?![\u0621-\u064A])|[ةى](?=[\u0621-\u064A])/gu;

/** How much a text looks like Arabic, to choose between two readings of the same bytes. */
export function scoreArabic(text: string): number {
  return count(text, COMMON_WORDS) - countMisplaced(text);
}

function countMisplaced(text: string): number {
  return count(text, MISPLACED) + countMisspelt(text);
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
  if (countMisplaced(text) * 20 > arabic) return false;
  return arabic > 0 && (words < 8 || count(text, COMMON_LETTERS) * 3 > count(text, ARABIC_LETTERS));
}
