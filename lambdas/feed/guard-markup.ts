// Plain text that stays plain in a feed reader that takes it for HTML.
import { type CleanText, withMarks } from "../text/characters.ts";

/** Invisible, without effect on direction, and allowed in any text. */
const wordJoiner = "\u2060";
/** Before any other character, HTML reads `<` as text (WHATWG HTML, "tag open state" of the tokenizer). */
const opening = /<(?=[a-z/!?])/gi;

/**
 * Puts a word joiner after each `<` that would begin an element, an end tag or a comment. Only for the plain texts of feeds, not for
 * ids and addresses.
 */
export function guardMarkup(text: CleanText): CleanText {
  return withMarks(text.replace(opening, `<${wordJoiner}`));
}
