// Which feeds an article belongs to, and the labels of feeds.
import type { Article } from "../article/article.ts";
import { type FeedKind, type FeedName, feedKinds } from "../publication/addresses.ts";
import type { Publication } from "../publication/publication.ts";
import { sectionOf } from "../publication/sections.ts";
import { slugOf } from "../text/slug.ts";
import type { Entry } from "./entry.ts";

/** The label of each feed. The main feed has none. */
export type FeedLabels = Readonly<Partial<Record<FeedName, string>>>;

/** The main feed, and the feeds of the article's section, authors and tags as far as the settings enable them. */
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

/** The feeds that exist without any article: the main feed, and the feeds of the sections in the settings. */
export function standingFeeds({ feeds, sections }: Publication): readonly FeedName[] {
  return ["all", ...(feeds.sections ? sections.map(({ slug }) => `sections/${slug}` as const) : [])];
}

/** The kinds of feeds that the settings enable. */
export function enabledKinds({ feeds }: Publication): readonly FeedKind[] {
  return feedKinds.filter((kind) => feeds[kind]);
}

/**
 * A section's name from the settings; otherwise the spelling in the oldest entry; otherwise the slug.
 * Undefined for the main feed.
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

/** The entry's names of this kind, each with its slug. */
function namesOf(kind: FeedKind, { section, authors, tags }: Entry): readonly (readonly [string, string])[] {
  if (kind === "sections") return section ? [[section.name, section.slug]] : [];
  return (kind === "authors" ? authors : tags).map((name) => [name, slugOf(name)] as const);
}
