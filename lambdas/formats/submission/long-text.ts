// Refuses a text of plain text or Markdown that can't become an article because of its length. This is checked before the text is parsed,
// because parsing it would take seconds.
import type { Refusal } from "../../refusal/refusal.ts";
import { refuse } from "../../refusal/refuse.ts";
import { count } from "../../text/encoding/damage.ts";

/**
 * The limits of a file. They are wider than those of its article in `bounds.ts`, because Markdown has markup, and several lines can be one
 * paragraph.
 */
const mostCharacters = 600_000;
const mostLines = 20_000;

/** Empty if the text is short enough to be parsed. */
export function refuseLongText(text: string): readonly Refusal[] {
  const { length } = text;
  if (length > mostCharacters) return [refuse("too-much", { found: `text: ${length} > ${mostCharacters}` })];
  const lines = count(text, /\S.*/g);
  return lines > mostLines ? [refuse("too-much", { found: `lines: ${lines} > ${mostLines}` })] : [];
}
