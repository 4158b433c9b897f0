// Some feed readers parse plain text as HTML. This changes a text so that they show it unchanged too.
import { type CleanText, withMarks } from "../text/characters.ts";

/** Invisible, without effect on direction, and allowed in any text. */
const wordJoiner = "\u2060";
/** A `<` that begins a tag or a comment. Before any other character, `<` is text (WHATWG HTML, "tag open state" of the tokenizer). */
const opening = /<(?=[a-z/!?])/gi;

/**
 * Puts a word joiner after each `<` that would begin an element, an end tag or a comment. Only for the plain texts of feeds, not for
 * ids and addresses.
 */
export function guardMarkup(text: CleanText): CleanText {
  return withMarks(text.replace(opening, `<${wordJoiner}`));
}
