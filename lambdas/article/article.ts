// The article model: the fields and the text of a parsed file. All formats give the same model.
import type { ArticleDate } from "../dates/days.ts";
import { mapNames } from "../text/record.ts";
import type { Block } from "./block.ts";
import type { PictureReference } from "./picture.ts";
import type { Unknown } from "./unknown.ts";

/**
 * The optional fields that are one text, with the greatest length of each, in characters. A field that is added here and has names in front
 * matter (formats/markdown/field-names.ts) is parsed, limited, stored and cleaned, and renderers get it with each entry. The section is
 * not here, because it also decides which feeds have the article.
 */
export const textFields = { standfirst: 5000 } as const;

/** The same for the fields that are lists of texts, with the greatest number of texts in each. */
export const listFields = { places: 50, authors: 50, agencies: 50, tags: 100 } as const;

export type TextField = keyof typeof textFields;
export type ListField = keyof typeof listFields;

type TextFields<Text> = { readonly [Name in TextField]?: Text | undefined };
type ListFields<Text> = { readonly [Name in ListField]: readonly Text[] };

/** The lists of an article whose file states none of them. */
export const noLists: ListFields<never> = mapNames(listFields, () => []);

/**
 * The texts of an article have no spaces at their beginning and end. `Text` is `string` in a parsed file. Renderers get a copy of the
 * article whose texts are `CleanText` (article/clean-article.ts).
 */
export interface Article<Text extends string = string> extends TextFields<Text>, ListFields<Text> {
  /** The article's number or identifier. If absent, the file's name is used. */
  readonly id?: string | undefined;
  /** The name of the section, spelled as in the file. */
  readonly section?: Text | undefined;
  readonly headline: Text;
  /** The date that the file states, or the end of the embargo if the embargo ends later. */
  readonly published: ArticleDate;
  readonly updated?: ArticleDate | undefined;
  /** The blocks of the text. There is at least one. In a plain text file, all of them are strings. */
  readonly paragraphs: readonly Block<Text>[];
  /** The leading picture. If absent, a picture file with the article's name is used. */
  readonly picture?: PictureReference<Text> | undefined;
  readonly unknown?: Unknown | undefined;
}

/** The pictures inside an article file, by the names that the article uses for them. */
export type EmbeddedPictures = ReadonlyMap<string, Uint8Array>;

/** Where the date of an article comes from if its text states none: from the arrival of the file, or from the file's properties. */
export type DateSource = "arrival" | "properties";

/**
 * The result of parsing one article of a file. If a news agency gave the article its id, `source` is the name of the agency in the file. It
 * tells apart the articles of two agencies that have the same id. `source` is absent if the newspaper gave the id, or if the id is a URI.
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
