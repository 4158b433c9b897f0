// An article in its neutral form: what every kind of feed and page is made of.
import type { Article } from "../article/article.ts";
import { articleUrl } from "../publication/addresses.ts";
import type { Publication, Section } from "../publication/publication.ts";
import { sectionOf } from "../publication/sections.ts";

/** The texts are the article's own, without marks. */
export interface Entry extends Omit<Article, "id" | "section" | "published" | "updated"> {
  /** A tag: URI, never changed. */
  readonly guid: string;
  /** Absolute and percent-encoded. */
  readonly url: string;
  /** Milliseconds since the epoch. */
  readonly published: number;
  /** Milliseconds since the epoch, not before `published`. */
  readonly updated: number;
  readonly section: Section | undefined;
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
  { id, guid, article, published, updated }: PublishedArticle,
  publication: Publication,
  siteUrl: string,
): Entry | undefined {
  if (!article) return undefined;
  const { id: _own, section: name, published: _stated, updated: _edited, ...text } = article;
  const section = name === undefined ? undefined : sectionOf(name, publication);
  return { ...text, guid, url: articleUrl(id, publication, siteUrl), published, updated, section };
}
