// The metadata that one source in a page states, such as its JSON-LD, its <meta> elements or its microdata.
import type { PictureReference } from "../../../article/picture.ts";

export interface Metadata {
  /** The names of the site that the page belongs to. */
  readonly siteNames?: readonly string[] | undefined;
  readonly id?: string | undefined;
  readonly headline?: string | undefined;
  readonly published?: string | undefined;
  readonly updated?: string | undefined;
  /** A date with unclear meaning: `<meta name="date">` can be the date of publication or of the last edit. */
  readonly dated?: string | undefined;
  readonly section?: string | undefined;
  readonly description?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** The authors that are organisations, not people. They are also in `authors`. */
  readonly organisations?: readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly picture?: PictureReference | undefined;
  /** The full text of the article, as plain text or HTML. */
  readonly text?: string | undefined;
}

/** The text, if it can be an id. An address or a sentence can't. */
export function idIn(text: string | undefined): string | undefined {
  return text !== undefined && /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(text) ? text : undefined;
}

/** Splits tags at Arabic or Latin commas. */
export function splitTags(text: string | undefined): readonly string[] {
  return (text ?? "").split(/[،,؛;\n]/).filter((tag) => tag.trim() !== "");
}
