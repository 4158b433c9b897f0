// What the boxes of a page are called: by the words that theme after theme has in classes, ids and labels.
import type { Element } from "domhandler";
import { elementsOf, proseIn } from "./dom.ts";

/** Texts of others, of any length. */
const others = boxNamed(
  "comments?|commentlist|respond|disqus|related|relatedposts|recommended|recommendations?|most-(?:read|popular)|more-on|also-read|read-also",
);
/** Of links and labels. */
const links = boxNamed(
  "newsletter|share|sharing|sharedaddy|sharethis|addtoany|social|tags|tagcloud|tag-list|breadcrumbs?",
);
/** Lines of names and dates. */
const lines = boxNamed(
  "meta|meta-info|byline|submitted|posted-on|author|date|timestamp|(?:post|entry|article)-info|info-block",
);
/** Of the date of the article. */
const dates = boxNamed(
  "dates?|datum|fecha|datetime|timestamp|time|published|publication|pubdate|posted|created|submitted|byline|meta|entry-date|post-date|postdate|info|subline|dateline|details",
);
const updates = boxNamed("updated|modified|last-modified|lastmod|changed|changed-date|update-time");
const publications = boxNamed("dates?|published|entry-date|post-date|posted-on|time|datetime");
/** Of other articles, each with its own date. */
const teasers = boxNamed("teasers?|sidebar|widget|related|footer|events?|calendar|cookie|ticker|copyright");
const unseen = /^(?:visually-hidden|screen-reader|sr-only)/;
const pageState =
  /^(?:no|not|has|have|hide|show|with|without|is|tag|category)-|-(?:open|off|on|closed|enabled|disabled|shown|hidden)$/;

/** Characters; more are some script's. */
const longestNames = 1000;
/** Characters beside the links. */
const longestLinks = 80;
/** Elements that are around all that a page has, or within its lines. */
const neverBox =
  /^(?:html|head|body|main|article|a|span|p|b|strong|i|em|u|s|time|img|h[1-6]|table|tbody|tr|t[dh]|br)$/;

/** Whether it holds comments, other articles, or what parsers are asked to do. */
export function isOthersBox(element: Element): boolean {
  if (element.name === "article") return isCalled(element, /^comment(?:-|$)/);
  if (neverBox.test(element.name) || elementsOf(element, "h1").length > 0) return false;
  return isCalled(element, others) || (isCalled(element, links) && proseIn(element) <= longestLinks);
}

/** Whether it is a line of names and dates. */
export function isLineBox(element: Element): boolean {
  return !neverBox.test(element.name) && isCalled(element, lines);
}

/** Whether it is called a date, or a line in which one stands. */
export function isDateBox(element: Element): boolean {
  return element.name === "time" || isCalled(element, dates);
}

/** Whether it is called the date of an update, and no other: WordPress's themes have `date updated` around both. */
export function isUpdateBox(element: Element): boolean {
  return isCalled(element, updates) && !isCalled(element, publications);
}

/** Whether it is a card of another article, a margin or a calendar. */
export function isTeaserBox(element: Element): boolean {
  return !neverBox.test(element.name) && isCalled(element, teasers);
}

/** Whether it is for those who hear the page. */
export function isUnseen(element: Element): boolean {
  return namesOf(element).some((name) => unseen.test(name));
}

/** A name of one of these words alone, or with others before it or after it: `jp-relatedposts`, `comments-area`. */
function boxNamed(words: string): RegExp {
  return new RegExp(`^(?:${words})(?:-|$)|-(?:${words})$`);
}

function isCalled(element: Element, names: RegExp): boolean {
  return namesOf(element).some((name) => names.test(name) && !isPageState(name));
}

/** Whether the name describes the page rather than the box: `no-comments`, `comments-open`. */
export function isPageState(name: string): boolean {
  return pageState.test(name);
}

/** In small letters, their words joined by one hyphen each. */
export function namesOf({ attribs }: Element): readonly string[] {
  const { class: classes = "", id = "", "aria-labelledby": label = "" } = attribs;
  const written = `${classes} ${id} ${label}`;
  if (written.length > longestNames) return [];
  return written
    .replace(/([a-z])(?=[A-Z])/g, "$1-")
    .toLowerCase()
    .split(/\s+/)
    .map((name) => name.replace(/[_-]+/g, "-"));
}
