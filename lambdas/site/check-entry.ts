// Checks one entry alone: it is rendered in a feed that holds no other entry, and the gate (the check of every document) checks that
// feed. So one bad entry can't keep the other entries of a feed from being published.
import type { RenderedDocument, RenderedDocuments } from "../documents/document-rule.ts";
import { renderArticleDocuments, renderFeedDocuments } from "../documents/render-documents.ts";
import type { Entry } from "../feed/entry.ts";
import { checkDocument, type Problem } from "../gate/gate.ts";
import { problem } from "../gate/rules.ts";
import type { CallContext, PublishContext } from "../protocol/context.ts";
import { type FeedName, urlOf } from "../publication/addresses.ts";
import { bytesOf, messageOf } from "./site-documents.ts";

type Site = Pick<PublishContext, "publication" | "siteUrl">;

/** The problems of a new entry: in a feed that holds only this entry, in its page, and in its size. */
export function checkNewEntry(id: string, entry: Entry, site: Site): readonly Problem[] {
  const renderPage = () => renderArticleDocuments(id, entry, site.publication, site.siteUrl);
  return [...checkFeedEntry("all", entry, site, checkSize), ...checkRendered(renderPage, site)];
}

/** The problems of an entry in a feed that holds only this entry. None if an empty feed has problems too: then the settings are wrong. */
function checkFeedEntry(
  feed: FeedName,
  entry: Entry,
  site: Site,
  check: Check = checkGate,
): readonly Problem[] {
  const { publication, siteUrl } = site;
  const render = (entries: readonly Entry[]) => () =>
    renderFeedDocuments(feed, { entries }, publication, siteUrl);
  const problems = checkRendered(render([entry]), site, check);
  const isOfEntry = problems.length > 0 && checkRendered(render([]), site).length === 0;
  return isOfEntry ? problems : [];
}

/**
 * The entries without those that would keep the feed from being published. There are such entries when the settings or the rules
 * have changed since an article was published. Leaving one out withdraws nothing: its page and its record stay. If no entry is
 * sound, the settings are wrong, and the feed is withheld as it is.
 */
export function siftEntries(
  feed: FeedName,
  entries: readonly Entry[],
  context: CallContext,
): readonly Entry[] {
  const checked = entries.map((entry) => ({ entry, problems: checkFeedEntry(feed, entry, context) }));
  const sound = checked.filter(({ problems }) => problems.length === 0).map(({ entry }) => entry);
  if (sound.length === 0) return [];
  for (const { entry, problems } of checked) {
    if (problems.length === 0) continue;
    const texts = problems.map(({ text }) => text);
    context.report({ kind: "leftOut", document: feed, guid: entry.guid, problems: texts });
  }
  return sound;
}

type Check = (path: string, document: RenderedDocument, site: Site) => readonly Problem[];

function checkGate(path: string, { text, rule }: RenderedDocument, { siteUrl }: Site): readonly Problem[] {
  return checkDocument(text, rule.check, urlOf(siteUrl, path));
}

/** Checks the rules of the gate, and the maximum size of a feed. */
function checkSize(path: string, document: RenderedDocument, site: Site): readonly Problem[] {
  const { feedSize } = site.publication;
  const bytes = document.rule.hasSizeLimit ? bytesOf(document).length : 0;
  const excess = `the entry alone takes ${bytes} bytes, and a feed has ${feedSize} at most`;
  return [...checkGate(path, document, site), ...(bytes > feedSize ? [problem("rule-size", excess)] : [])];
}

/** The problems of rendered documents. An exception of the renderer counts as a problem of form. */
function checkRendered(
  render: () => RenderedDocuments,
  site: Site,
  check: Check = checkGate,
): readonly Problem[] {
  let documents: RenderedDocuments;
  try {
    documents = render();
  } catch (error) {
    return [problem("rule-form", messageOf(error))];
  }
  return [...documents].flatMap(([path, document]) => check(path, document, site));
}
