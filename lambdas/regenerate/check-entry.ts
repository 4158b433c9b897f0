// Whether one entry can be published: it is rendered alone and checked by the gate, so that no entry ever keeps the others
// of a feed from going out.
import type { Entry } from "../feed/entry.ts";
import { checkDocument, type Problem } from "../gate/gate.ts";
import { problem } from "../gate/rules.ts";
import { renderArticlePage } from "../page/article-page.ts";
import { renderFeedDocuments, type SiteDocuments } from "../page/feed-documents.ts";
import type { SiteDocument } from "../page/site-document.ts";
import type { Newsroom } from "../protocol/newsroom.ts";
import { articlePath, type FeedName, urlOf } from "../publication/addresses.ts";
import { messageOf } from "./site-documents.ts";

type Site = Pick<Newsroom, "publication" | "siteUrl">;

/** The rules that a new entry breaks in a feed of its own, in its page, or by its size. */
export function checkNewEntry(id: string, entry: Entry, site: Site): readonly Problem[] {
  const renderPage = () =>
    new Map([[articlePath(id), renderArticlePage(entry, site.publication, site.siteUrl)]]);
  return [...checkFeedEntry("all", entry, site, checkSize), ...checkRendered(renderPage, site)];
}

/** The rules that an entry breaks in a feed of its own. None if an empty feed breaks rules too: then the settings are wrong. */
export function checkFeedEntry(
  feed: FeedName,
  entry: Entry,
  site: Site,
  check: Check = checkGate,
): readonly Problem[] {
  const { publication, siteUrl } = site;
  const render = (entries: readonly Entry[]) => () =>
    renderFeedDocuments(feed, entries, publication, siteUrl);
  const problems = checkRendered(render([entry]), site, check);
  const isOfEntry = problems.length > 0 && checkRendered(render([]), site).length === 0;
  return isOfEntry ? problems : [];
}

type Check = (path: string, document: SiteDocument, site: Site) => readonly Problem[];

function checkGate(path: string, { text, kind }: SiteDocument, { siteUrl }: Site): readonly Problem[] {
  return checkDocument(text, kind, urlOf(siteUrl, path));
}

/** The gate's rules, and that the entry alone keeps to the greatest size of a feed. */
function checkSize(path: string, document: SiteDocument, site: Site): readonly Problem[] {
  const { feedSize } = site.publication;
  const isFeed = !["icon", "page", "style"].includes(document.kind);
  const bytes = isFeed ? new TextEncoder().encode(document.text).length : 0;
  const excess = `the entry alone takes ${bytes} bytes, and a feed has ${feedSize} at most`;
  return [...checkGate(path, document, site), ...(bytes > feedSize ? [problem("rule-size", excess)] : [])];
}

/** A renderer that throws breaks the rule of form. */
function checkRendered(
  render: () => SiteDocuments,
  site: Site,
  check: Check = checkGate,
): readonly Problem[] {
  let documents: SiteDocuments;
  try {
    documents = render();
  } catch (error) {
    return [problem("rule-form", messageOf(error))];
  }
  return [...documents].flatMap(([path, document]) => check(path, document, site));
}
