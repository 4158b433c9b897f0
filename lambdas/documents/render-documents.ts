// Renders the documents of the table: those of a feed, those of an article, and the list of all feeds.
import type { Entry } from "../feed/entry.ts";
import { buildFeedModel, type FeedContent } from "../feed/feed-model.ts";
import type { FeedLabels } from "../feed/memberships.ts";
import { archiveFolder, articlePath, type FeedName, feedFolder, urlOf } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import type { Address } from "../text/addresses/url.ts";
import { utf8Length } from "../text/utf8.ts";
import { archiveDocuments } from "./archive-documents.ts";
import { articleDocuments } from "./article-documents.ts";
import { announcedCache } from "./cache-rules.ts";
import type { DocumentRule, RenderedDocument, RenderedDocuments } from "./document-rule.ts";

const rules: readonly DocumentRule[] = Object.values({ ...articleDocuments, ...archiveDocuments });
const feedRules = rules.filter((rule) => rule.from === "feed");
const partRules = rules.filter((rule) => rule.from === "part");
const labelsRules = rules.filter((rule) => rule.from === "labels");
const entryRules = rules.filter((rule) => rule.from === "entry");
const moveRules = rules.filter((rule) => rule.from === "move");
const removalRules = rules.filter((rule) => rule.from === "removal");

/** The paths of all documents of a feed: those that the site has with these settings, and those that it may have from earlier settings. */
export function feedDocumentPaths(
  feed: FeedName,
  publication: Publication,
): { readonly wanted: readonly string[]; readonly unwanted: readonly string[] } {
  const pathsOf = (some: typeof feedRules) => some.filter(isOf(feed)).map((rule) => pathInFeed(rule, feed));
  const exists = existsWith(publication);
  return {
    wanted: pathsOf(feedRules.filter(exists)),
    unwanted: pathsOf(feedRules.filter((rule) => !exists(rule))),
  };
}

/** Whether a feed, or a part or a month of its history, may have a document. */
export function isOf(feed: FeedName): (rule: DocumentRule) => boolean {
  return ({ isOfMainFeed }) => feed === "all" || !isOfMainFeed;
}

/** Whether the site has a document, with these settings. */
export function existsWith(publication: Publication): (rule: DocumentRule) => boolean {
  return ({ existsWith = () => true }) => existsWith(publication);
}

/** The paths of all documents of a part of a feed's history. */
export function partDocumentPaths(feed: FeedName, part: string): readonly string[] {
  return partRules.filter(isOf(feed)).map((rule) => pathInPart(rule, feed, part));
}

/**
 * Renders the documents of a feed, at the wanted paths of {@link feedDocumentPaths}. If one exceeds the maximum size of feeds, its oldest entries are left out.
 * For a part of the history (an archive), renders the documents at {@link partDocumentPaths} instead. Those have all entries of the part.
 */
export function renderFeedDocuments(
  feed: FeedName,
  content: FeedContent,
  publication: Publication,
  siteUrl: string,
): RenderedDocuments {
  const { entries, history } = content;
  const model = buildFeedModel(feed, content, publication, siteUrl);
  const { length: count } = entries;
  if (history?.part !== undefined) {
    const { part } = history;
    // A sitemap without entries would break its schema.
    const rules = partRules.filter(isOf(feed)).filter(existsWith(publication));
    return new Map(
      (count > 0 ? rules : rules.filter(({ check }) => check !== "sitemap")).map((rule) => {
        const document = { text: rule.render(model, siteUrl), rule, entries: count };
        return [pathInPart(rule, feed, part), document] as const;
      }),
    );
  }
  const render = (some: typeof feedRules) =>
    some.map((rule) => {
      const path = pathInFeed(rule, feed);
      const announced = rule.isAnnounced && model.hub && announcedHeaders(urlOf(siteUrl, path), model.hub);
      return [path, { text: rule.render(model, siteUrl), rule, announced, entries: count }] as const;
    });
  const rules = feedRules.filter(isOf(feed)).filter(existsWith(publication));
  const limited = render(rules.filter(({ hasSizeLimit }) => hasSizeLimit));
  const { feedSize } = publication;
  // A UTF-16 code unit takes at most three bytes in UTF-8. So most documents are known to fit without being encoded.
  const large = limited.map(([, { text }]) => text).filter(({ length }) => length * 3 > feedSize);
  const size = Math.max(0, ...large.map(utf8Length));
  if (size > feedSize && entries.length > 1) {
    const fitting = Math.floor((entries.length * feedSize) / size);
    const kept = Math.max(1, Math.min(entries.length - 1, fitting));
    const shorter = { ...content, entries: entries.slice(0, kept) };
    return renderFeedDocuments(feed, shorter, publication, siteUrl);
  }
  const others = render(rules.filter(({ hasSizeLimit }) => !hasSizeLimit));
  return new Map<string, RenderedDocument>([...limited, ...others]);
}

/** A subscriber looks at the headers before the document (WebSub §4), so both have the same links. */
function announcedHeaders(url: Address, hub: Address): RenderedDocument["announced"] {
  return { cacheControl: announcedCache, link: `<${url}>; rel="self", <${hub}>; rel="hub"` };
}

export function articleDocumentPaths(id: string): readonly string[] {
  return entryRules.map((rule) => pathOfArticle(rule, id));
}

/** The documents that were rendered last. A call needs those of an article three times: for the check, for the write, and to compare. */
let lastArticle:
  | { readonly of: string; readonly publication: Publication; readonly documents: RenderedDocuments }
  | undefined;

/** Renders the documents at {@link articleDocumentPaths}. */
export function renderArticleDocuments(
  id: string,
  entry: Entry,
  publication: Publication,
  siteUrl: string,
): RenderedDocuments {
  const of = JSON.stringify([id, siteUrl, entry]);
  if (lastArticle?.of === of && lastArticle.publication === publication) return lastArticle.documents;
  const documents = new Map(
    entryRules.map((rule) => {
      return [pathOfArticle(rule, id), { text: rule.render(entry, publication, siteUrl), rule }] as const;
    }),
  );
  lastArticle = { of, publication, documents };
  return documents;
}

/** The longest address to which a page can redirect. S3 stores at most 2 kB of metadata with an object, and other values need some. */
const longestLocation = 1800;

/**
 * Renders the documents that replace those of a removed article.
 *
 * @param movedTo the id of the article that took its place
 */
export function renderRemovedArticle(
  id: string,
  movedTo: string | undefined,
  publication: Publication,
  siteUrl: string,
): RenderedDocuments {
  const location = movedTo === undefined ? undefined : urlOf(siteUrl, articlePath(movedTo));
  if (location !== undefined && location.length <= longestLocation) {
    return new Map(
      moveRules.map((rule) => {
        const text = rule.render(location, publication, siteUrl);
        return [pathOfArticle(rule, id), { text, rule, location }] as const;
      }),
    );
  }
  return new Map(
    removalRules.map((rule) => {
      return [pathOfArticle(rule, id), { text: rule.render(publication, siteUrl), rule }] as const;
    }),
  );
}

/** The paths of the documents that list all feeds. */
export const directoryPaths: readonly string[] = labelsRules.map(({ path }) => path);

/** Renders the documents at {@link directoryPaths}. */
export function renderDirectory(
  labels: FeedLabels,
  publication: Publication,
  siteUrl: string,
): RenderedDocuments {
  return new Map(
    labelsRules.map((rule) => {
      return [rule.path, { text: rule.render(labels, publication, siteUrl), rule }] as const;
    }),
  );
}

/** The path of a document in the folder of a feed. */
export function pathInFeed({ path }: Pick<DocumentRule, "path">, feed: FeedName): string {
  return path.replace("{feed}/", () => feedFolder(feed));
}

function pathInPart({ path }: Pick<DocumentRule, "path">, feed: FeedName, part: string): string {
  return path.replace("{part}/", () => archiveFolder(feed, part)).replace("{name}", () => part);
}

function pathOfArticle({ path }: DocumentRule, id: string): string {
  return path.replace("{id}", () => id);
}
