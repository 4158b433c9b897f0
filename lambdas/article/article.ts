// What an editor drops, after parsing: the same model whatever the file's format.

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
  readonly published: ArticleDate;
  readonly updated?: ArticleDate | undefined;
  readonly standfirst?: string | undefined;
  readonly places: readonly string[];
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
  readonly tags: readonly string[];
  /** Plain text, one string a paragraph, at least one. */
  readonly paragraphs: readonly string[];
}
