// Parses a page's <meta> elements: Open Graph and similar vocabularies first, then older names.
import type { Document } from "domhandler";
import { parsePictureAddress } from "../../../rich-text/picture-address.ts";
import { type Base, isPage, resolve } from "../addresses.ts";
import { elementsOf, withoutReferences } from "../dom.ts";
import { idIn, type Metadata, splitTags } from "./metadata.ts";

export interface MetaTags {
  /** The metadata by vocabulary, the most trusted first. */
  readonly sources: readonly Metadata[];
  readonly siteName?: string | undefined;
  /** Whether the page says that it is a single article. */
  readonly isArticle: boolean;
}

/** The names of the date of publication in Open Graph and similar vocabularies. */
const publicationDates =
  "article:published_time article:published og:published_time shareaholic:article_published_time".split(" ");
/** Other names of the date of publication, such as those of Dublin Core. They are trusted less. */
const otherPublicationDates = [
  "pubdate publishdate publish-date publish_date published datepublished og:pubdate",
  "publication_date publication-date date_published published_at bt:pubdate sw-pubdate",
  "dc.date.issued dcterms.issued parsely-pub-date sailthru.date cxenseparse:publishtime",
  "citation_publication_date bepress_citation_date",
].flatMap((names) => names.split(" "));
/** In characters. A longer field is cut. A description has a few hundred characters. */
const longest = 5000;

export function parseMetaTags(document: Document, base: Base): MetaTags {
  const metas = new Map<string, string[]>();
  for (const { attribs } of elementsOf(document, "meta")) {
    const name = (attribs.property ?? attribs.name ?? "")
      .trim()
      .toLowerCase()
      .replace(/^(dc|dcterms):/, "$1.");
    const content = withoutReferences(attribs.content?.slice(0, longest).trim() ?? "");
    if (name !== "" && content !== "") metas.set(name, [...(metas.get(name) ?? []).slice(-100), content]);
  }
  const all = (...names: readonly string[]) => names.flatMap((name) => metas.get(name) ?? []);
  const first = (...names: readonly string[]) => all(...names)[0];
  const siteName = first("og:site_name", "application-name", "publisher", "dc.publisher");
  const from = all("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")
    .map((address) => resolve(address, base))
    .filter((address) => !isPage(address, base))
    .map(parsePictureAddress)
    .find((picture) => picture !== undefined);
  const title = first("og:title", "twitter:title");
  const published = first(...publicationDates);
  const sources: readonly Metadata[] = [
    {
      id: idIn(first("article:id")),
      headline: title,
      published,
      updated: first("article:modified_time", "article:modified", "og:updated_time"),
      section: first("article:section", "og:section"),
      // Addresses are dropped: Facebook asked publishers to name their Facebook accounts here.
      authors: all("article:author", "article:author:name").filter((name) => !/^https?:/.test(name)),
      tags: all("article:tag").flatMap(splitTags),
      description: first("og:description", "twitter:description"),
      picture: from && { from, alt: first("og:image:alt", "twitter:image:alt") },
    },
    {
      id: idIn(first("article_id", "article-id", "articleid", "news_id", "dc.identifier")),
      headline: first("headline", "dc.title", "dcterms.title"),
      published: first(...otherPublicationDates),
      updated: first("lastmod", "last-modified", "datemodified", "dcterms.modified", "dc.date.modified"),
      dated: first("date", "dc.date", "dcterms.date", "dcterms.created"),
      section: first("section", "articlesection", "category", "parsely-section"),
      authors: all("author", "dc.creator", "dcterms.creator", "parsely-author"),
      tags: splitTags(first("news_keywords", "keywords", "parsely-tags")),
      description: first("description", "dc.description"),
    },
  ];
  return { sources, siteName, isArticle: first("og:type") === "article" || published !== undefined };
}
