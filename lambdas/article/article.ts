// The article model: what a parsed file holds, independent of its format.
import type { Block } from "./block.ts";
import type { PictureReference } from "./picture.ts";
import type { Unknown } from "./unknown.ts";

/** A calendar day in the publication's time zone, or a point in time if the file states a time of day. */
export type ArticleDate =
  /** `YYYY-MM-DD`, Gregorian. */
  | { readonly day: string }
  /** Milliseconds since the epoch. */
  | { readonly instant: number };

/** Texts have no leading or trailing spaces. Renderers get them as clean text (feed/clean-article.ts). */
export interface Article<Text extends string = string> {
  /** The article's number or identifier. If absent, the file's name is used. */
  readonly id?: string | undefined;
  /** In the article's own spelling. */
  readonly section?: Text | undefined;
  readonly headline: Text;
  /** The stated date, or the end of the embargo if that is later. */
  readonly published: ArticleDate;
  readonly updated?: ArticleDate | undefined;
  readonly standfirst?: Text | undefined;
  readonly places: readonly Text[];
  readonly authors: readonly Text[];
  readonly agencies: readonly Text[];
  readonly tags: readonly Text[];
  /** The text, at least one block. In plain text all blocks are strings. */
  readonly paragraphs: readonly Block<Text>[];
  /** The leading picture. If absent, a picture file with the article's name is used. */
  readonly picture?: PictureReference<Text> | undefined;
  readonly unknown?: Unknown | undefined;
}

/** The pictures inside an article file, by the names that the article uses for them. */
export type EmbeddedPictures = ReadonlyMap<string, Uint8Array>;

/** The origin of the date if the article states none: its arrival, or the properties of its file. */
export type DateSource = "arrival" | "properties";

/**
 * The result of parsing one article of a file. `source` is the agency whose own id the article has, as the file names it. It is absent
 * if the newspaper gave the id, or if the id is a URI and so unique everywhere.
 */
export type Submission =
  | {
      readonly kind: "article";
      readonly article: Article;
      readonly source?: string | undefined;
      readonly embedded?: EmbeddedPictures | undefined;
      /** Absent if the article states its date. */
      readonly dateSource?: DateSource | undefined;
    }
  /** A draft, or an article that its author withdraws. It is not published. */
  | { readonly kind: "withheld"; readonly id?: string | undefined; readonly source?: string | undefined };
