// The metadata of a page from one of several sources.
import type { PictureReference } from "../../../article/picture.ts";

export interface Metadata {
  /** Names of the page's site. */
  readonly siteNames?: readonly string[] | undefined;
  readonly id?: string | undefined;
  readonly headline?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  /** A date with unclear meaning: `<meta name="date">` is the publication date or the date of the last edit. */
  readonly dated?: string | undefined;
  readonly section?: string | undefined;
  readonly description?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** The authors that are not persons. */
  readonly organisations?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly picture?: PictureReference | undefined;
  /** The full text, as plain text or HTML. */
  readonly text?: string | undefined;
}

/** The text if it can be an id. Addresses and sentences can't. */
export function idIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(text) ? text : undefined;
}

/** Splits tags at Arabic or Latin commas. */
export function splitTags(text: string | undefined): readonly string[] {
  return (text ?? "").split(/[،,؛;\n]/).filter((tag) => tag.trim() !== "");
}
