// Parses the metadata in the elements of a page: microdata, `<time>`, `<title>` and the heading.
import type { Document, Element } from "domhandler";
import { DomUtils } from "htmlparser2";
import { foldArabic } from "../../../text/fold.ts";
import type { FoundArticle } from "../article-text/find-article.ts";
import {
  elementsOf,
  elementValue,
  headingsOf,
  isNamed,
  isWithin,
  itemsOf,
  lineIn,
  outermost,
} from "../dom.ts";
import type { Metadata } from "./metadata.ts";

/** The largest number of authors that an article has. Any further names belong to other articles. */
const mostAuthors = 4;

export interface PageElements extends Metadata {
  /** The values of the page's `<time>` elements, those in the article first. */
  readonly shown: readonly string[];
}

/** Parses the metadata in the elements of a page. Its boilerplate (menus, scripts, advertisements) must have been removed. */
export function parsePageElements(document: Document, article: FoundArticle): PageElements {
  const said = (name: string) => itemsOf(document, name).map(elementValue);
  const times = timesOf(document, article);
  const headings = headingsOf(document);
  const title = lineIn(elementsOf(document, "title")[0]);
  const styled = elementsOf(document, "p").find(({ attribs }) => /\bMsoTitle\b/.test(attribs.class ?? ""));
  const heading = headings.length === 1 ? headings[0] : lineIn(styled) || undefined;
  // If the page's title contains the heading, the heading is the headline: the rest of the title is an addition, such as the site's name.
  const isRepeated = heading !== undefined && foldArabic(title).includes(foldArabic(heading));
  const texts = itemsOf(document, "articleBody").map(({ attribs }) => attribs.content);
  return {
    headline: said("headline")[0] ?? (isRepeated ? heading : title || heading || headings[0]),
    published: said("datePublished")[0],
    updated: said("dateModified")[0] ?? times.find(isOfUpdate)?.said,
    shown: times.filter((time) => !isOfUpdate(time)).map(({ said }) => said),
    section: said("articleSection")[0],
    authors: authorsOf(document, article),
    text: texts.find((text) => text !== undefined),
  };
}

/** The authors in microdata. Without any, those in the article's hCards (class `author vcard`) or in its links with `rel="author"`. */
function authorsOf(document: Document, article: FoundArticle): readonly string[] {
  const items = outermost(itemsOf(document, "author")).map(elementValue);
  if (items.length > 0 || article.kind !== "marked") return [...new Set(items)];
  const isCard = ({ attribs }: Element) => /(?:^|\s)author\s+vcard(?:\s|$)/.test(attribs.class ?? "");
  const isAuthor = (element: Element) =>
    isCard(element) || (element.name === "a" && /(?:^|\s)author(?:\s|$)/.test(element.attribs.rel ?? ""));
  const marks = article.elements.flatMap((element) => DomUtils.findAll(isAuthor, element.children));
  return [...new Set(outermost(marks).map(lineIn))].filter((name) => name !== "").slice(0, mostAuthors);
}

interface Time {
  readonly element: Element;
  readonly said: string;
}

/** All times of the page: first those in the article, then those after the heading, then those above it, which can belong to other articles. */
function timesOf(document: Document, article: FoundArticle): readonly Time[] {
  // A time within a quotation belongs to an embedded post.
  const marks = elementsOf(document, "h1", "time", "abbr").filter(
    (mark) => !isWithin(mark, isNamed("aside", "nav", "blockquote")),
  );
  const heading = marks.findIndex(isNamed("h1"));
  const elements = article.kind === "marked" ? article.elements : [];
  const isInArticle = (time: Element) => isWithin(time, (around) => elements.includes(around));
  const times = marks.map((element, index) => {
    const rank = isInArticle(element) ? 0 : index > heading ? 1 : 2;
    return { element, rank, said: elementValue(element) };
  });
  return times
    .filter(({ element }) => element.name === "time" || isPublishedAbbreviation(element))
    .toSorted((one, other) => one.rank - other.rank);
}

/** Whether an element is a time in the hAtom microformat: `<abbr class="published" title="2012-12-16T19:05:00+01:00">`. */
function isPublishedAbbreviation({ name, attribs }: Element): boolean {
  return (
    name === "abbr" &&
    attribs.title !== undefined &&
    /(?:^|\s)(?:dt-)?(?:published|updated)(?:\s|$)/.test(attribs.class ?? "")
  );
}

/** Whether microdata or a class says that the time is an update. */
function isOfUpdate({ element: { attribs } }: Time): boolean {
  return (
    /\bdateModified\b/.test(attribs.itemprop ?? "") ||
    /(?:^|\s)(?:updated|modified)(?:\s|$)/.test(attribs.class ?? "")
  );
}
