// What a page says of itself, from one source of several.
import type { PictureReference } from "../../../article/picture.ts";

export interface Metadata {
  /** What the page calls its site. */
  readonly siteNames?: readonly string[] | undefined;
  readonly id?: string | undefined;
  readonly headline?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  /** A date of which nobody knows what it is: `<meta name="date">` has the day of the last edit as often. */
  readonly dated?: string | undefined;
  readonly section?: string | undefined;
  readonly description?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** Of the authors those that are no persons. */
  readonly organisations?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly picture?: PictureReference | undefined;
  /** The whole text, in the words of the page or as HTML. */
  readonly text?: string | undefined;
}

/** Clearly an id, no address and no sentence. */
export function idIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(text) ? text : undefined;
}

/** Tags in one text are parted by commas of either script. */
export function splitTags(text: string | undefined): readonly string[] {
  return (text ?? "").split(/[،,؛;\n]/).filter((tag) => tag.trim() !== "");
}
