// Which feeds an article is in, and what a feed is called.
import type { Article } from "../article/article.ts";
import { type FeedKind, type FeedName, feedKinds } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { sectionOf } from "../publication/sections.ts";
import { slugOf } from "../text/slug.ts";
import type { Entry } from "./entry.ts";

/** What each feed is called, beside the newspaper's own. */
export type FeedLabels = Readonly<Partial<Record<FeedName, string>>>;

/** The newspaper's feed, and those of the article's section, authors and tags, of the kinds that the settings have on. */
export function feedsOf(article: Article, publication: Publication): readonly FeedName[] {
  const { section: name, authors, tags } = article;
  const section = name === undefined ? undefined : sectionOf(name, publication);
  const slugs: Record<FeedKind, readonly string[]> = {
    sections: section ? [section.slug] : [],
    authors: authors.map(slugOf),
    tags: tags.map(slugOf),
  };
  const feeds = new Set<FeedName>(["all"]);
  for (const kind of enabledKinds(publication)) {
    for (const slug of slugs[kind]) if (slug !== "") feeds.add(`${kind}/${slug}`);
  }
  return [...feeds];
}

/** The feeds that are there before any article: the newspaper's own, and those of the sections that the settings name. */
export function standingFeeds({ feeds, sections }: Publication): readonly FeedName[] {
  return ["all", ...(feeds.sections ? sections.map(({ slug }) => `sections/${slug}` as const) : [])];
}

/** The kinds of feeds that the settings have on. */
export function enabledKinds({ feeds }: Publication): readonly FeedKind[] {
  return feedKinds.filter((kind) => feeds[kind]);
}

/**
 * What a feed is of: a section as the settings spell it; else a section, author or tag as the oldest entry does; else
 * its slug. Undefined for the newspaper's own feed.
 *
 * @param entries newest first
 */
export function labelOf(
  feed: FeedName,
  entries: readonly Entry[],
  { sections }: Publication,
): string | undefined {
  if (feed === "all") return undefined;
  const [kind, slug = ""] = feed.split("/") as [FeedKind, string];
  const known = kind === "sections" ? sections.find((section) => section.slug === slug)?.name : undefined;
  const names = entries.toReversed().flatMap((entry) => namesOf(kind, entry));
  return known ?? names.find(([, own]) => own === slug)?.[0] ?? slug.replaceAll("-", " ");
}

/** The names of a kind that an entry has, each with its slug. */
function namesOf(kind: FeedKind, { section, authors, tags }: Entry): readonly (readonly [string, string])[] {
  if (kind === "sections") return section ? [[section.name, section.slug]] : [];
  return (kind === "authors" ? authors : tags).map((name) => [name, slugOf(name)] as const);
}
