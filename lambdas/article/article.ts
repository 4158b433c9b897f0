// What an editor drops, after parsing: the same model whatever the file's format.
import type { Block } from "./block.ts";
import type { PictureReference } from "./picture.ts";
import type { Unknown } from "./unknown.ts";

/** A calendar day in the publication's time zone, or an instant where the file gave a time of day. */
export type ArticleDate =
  /** `YYYY-MM-DD`, Gregorian. */
  | { readonly day: string }
  /** Milliseconds since the epoch. */
  | { readonly instant: number };

/** Text fields are clean (see text/characters.ts): NFC, no character that XML 1.0 forbids, no outer spaces. */
export interface Article {
  /** The article's own number or identifier; absent when the file's name has to serve. */
  readonly id?: string | undefined;
  /** As the article spells it. */
  readonly section?: string | undefined;
  readonly headline: string;
  /** The end of the embargo, where there is one and it is later. */
  readonly published: ArticleDate;
  readonly updated?: ArticleDate | undefined;
  readonly standfirst?: string | undefined;
  readonly places: readonly string[];
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
  readonly tags: readonly string[];
  /** The text, at least one: strings in a plain text, and what else stands between paragraphs. */
  readonly paragraphs: readonly Block[];
  /** The picture above the text. Absent: a file of the article's own name, if there is one. */
  readonly picture?: PictureReference | undefined;
  readonly unknown?: Unknown | undefined;
}

/** The pictures inside a file, by the names that its article refers to them with. */
export type EmbeddedPictures = ReadonlyMap<string, Uint8Array>;

/** Where the date of an article comes from that states none. */
export type DateSource = "arrival" | "properties";

/** What a file asks for. */
export type Submission =
  | {
      readonly kind: "article";
      readonly article: Article;
      readonly embedded?: EmbeddedPictures | undefined;
      /** Absent where the article states its date. */
      readonly dateSource?: DateSource | undefined;
    }
  /** A draft, or an article that its author calls back: nothing is to be read of it. */
  | { readonly kind: "withheld"; readonly id?: string | undefined };
