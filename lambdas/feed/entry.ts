// An article in its neutral form: what every kind of feed and page is made of.
import type { Article } from "../article/article.ts";
import { articleUrl } from "../publication/addresses.ts";
import type { Publication, Section } from "../publication/publication.ts";
import { sectionOf } from "../publication/sections.ts";

export interface Entry {
  /** A tag: URI, never changed. */
  readonly guid: string;
  /** Absolute and percent-encoded. */
  readonly url: string;
  /** As the editor wrote it, without marks. */
  readonly headline: string;
  readonly standfirst: string | undefined;
  /** Milliseconds since the epoch. */
  readonly published: number;
  /** Milliseconds since the epoch, not before `published`. */
  readonly updated: number;
  readonly section: Section | undefined;
  readonly places: readonly string[];
  readonly authors: readonly string[];
  readonly agencies: readonly string[];
  readonly paragraphs: readonly string[];
}

/** The part of a catalog record that readers get to see. */
export interface PublishedArticle {
  readonly id: string;
  readonly guid: string;
  readonly article: Article | null;
  readonly published: number;
  readonly updated: number;
}

/** Undefined for an article that is retired. */
export function buildEntry(
  record: PublishedArticle,
  publication: Publication,
  siteUrl: string,
): Entry | undefined {
  const { id, guid, article, published, updated } = record;
  if (!article) return undefined;
  const { headline, standfirst, places, authors, agencies, paragraphs } = article;
  const section = article.section === undefined ? undefined : sectionOf(article.section, publication);
  const url = articleUrl(id, publication, siteUrl);
  return {
    guid,
    url,
    headline,
    standfirst,
    published,
    updated,
    section,
    places,
    authors,
    agencies,
    paragraphs,
  };
}
