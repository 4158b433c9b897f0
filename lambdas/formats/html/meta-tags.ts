// A page's <meta> elements: Open Graph and its relatives first, then the older names; then marked-up elements.
import type { Document, Element } from "domhandler";
import { DomUtils } from "htmlparser2";
import { parsePictureAddress } from "../../rich-text/picture-address.ts";
import { foldArabic } from "../../text/fold.ts";
import { elementsOf, lineIn } from "./dom.ts";
import { idIn, type Metadata, splitTags } from "./metadata.ts";

/** In the order of trust. */
export function readMetaTags(document: Document): readonly Metadata[] {
  const metas = new Map<string, string[]>();
  for (const { attribs } of elementsOf(document, "meta")) {
    const name = (attribs.property ?? attribs.name ?? "").trim().toLowerCase();
    const content = attribs.content?.trim() ?? "";
    if (name !== "" && content !== "") metas.set(name, [...(metas.get(name) ?? []).slice(-100), content]);
  }
  const all = (...names: readonly string[]) => names.flatMap((name) => metas.get(name) ?? []);
  const first = (...names: readonly string[]) => all(...names)[0];
  const siteName = first("og:site_name", "application-name", "publisher", "dc.publisher");
  const address = first(
    "og:image",
    "og:image:url",
    "og:image:secure_url",
    "twitter:image",
    "twitter:image:src",
  );
  const from = address === undefined ? undefined : parsePictureAddress(address);
  const title = first("og:title", "twitter:title");
  return [
    {
      id: idIn(first("article:id")),
      headline: title && withoutSite(title, siteName),
      published: first("article:published_time", "article:published", "og:published_time"),
      updated: first("article:modified_time", "article:modified", "og:updated_time"),
      section: first("article:section", "og:section"),
      // Facebook has had pages name their own accounts here.
      authors: all("article:author", "article:author:name").filter((name) => !/^https?:/.test(name)),
      tags: all("article:tag"),
      description: first("og:description", "twitter:description"),
      picture: from && { from, alt: first("og:image:alt", "twitter:image:alt") },
    },
    {
      id: idIn(first("article_id", "article-id", "articleid", "news_id", "dc.identifier")),
      headline: first("headline", "dc.title", "dcterms.title"),
      published: first(
        ...["date", "pubdate", "publishdate", "publish-date", "publish_date", "datepublished", "dc.date"],
        ...["dc.date.issued", "dcterms.issued", "dcterms.created", "parsely-pub-date", "sailthru.date"],
      ),
      updated: first("lastmod", "last-modified", "datemodified", "dcterms.modified", "dc.date.modified"),
      section: first("section", "articlesection", "category", "parsely-section"),
      authors: all("author", "dc.creator", "dcterms.creator", "parsely-author"),
      tags: splitTags(first("news_keywords", "keywords", "parsely-tags")),
      description: first("description", "dc.description"),
    },
    readElements(document, siteName),
  ];
}

/** Microdata, the page's times, its title and its heading. */
function readElements(document: Document, siteName: string | undefined): Metadata {
  const marked = (name: string) =>
    DomUtils.findAll(({ attribs }) => attribs.itemprop === name, document.children).map(saidBy);
  const times = elementsOf(document, "time").filter(({ attribs }) => attribs.itemprop !== "dateModified");
  const headings = elementsOf(document, "h1")
    .map(lineIn)
    .filter((line) => line !== "");
  const title = withoutSite(lineIn(elementsOf(document, "title")[0]), siteName);
  const styled = elementsOf(document, "p").find(({ attribs }) => /\bMsoTitle\b/.test(attribs.class ?? ""));
  const heading = headings.length === 1 ? headings[0] : lineIn(styled) || undefined;
  // A heading that the title repeats is the headline, without what the title has besides.
  const isRepeated = heading !== undefined && foldArabic(title).includes(foldArabic(heading));
  return {
    headline: marked("headline")[0] ?? (isRepeated ? heading : title || heading || headings[0]),
    published: marked("datePublished")[0] ?? times.map(saidBy)[0],
    updated: marked("dateModified")[0],
    section: marked("articleSection")[0],
    authors: [...new Set(marked("author"))],
  };
}

/** What an element says to machines, else to people. */
function saidBy(element: Element): string {
  const { content, datetime } = element.attribs;
  return content ?? datetime ?? lineIn(element);
}

/** Without the site's name at its end or beginning, where the page says what that is. */
function withoutSite(title: string, site: string | undefined): string {
  if (site === undefined) return title;
  const parts = title.split(/\s+(?:[|\-–—:•·«»]|::)\s+/u);
  const others = parts.filter((part) => foldArabic(part) !== foldArabic(site));
  if (others.length === parts.length || others.length === 0) return title;
  const isLast = foldArabic(parts.at(-1) ?? "") === foldArabic(site);
  const edge = isLast ? title.lastIndexOf(parts.at(-1) ?? "") : (parts[0] ?? "").length;
  const rest = isLast ? title.slice(0, edge) : title.slice(edge);
  return rest.replace(/^[\s|\-–—:•·«»]+(?=\s)|(?<=\s)[|\-–—:•·]+\s*$/gu, "").trim();
}
