// The judges are feed readers and validators that were not written for Khulasa. This is the common form in which readers return a feed.

export type Format = "rss" | "atom" | "json" | "sitemap";

/** One document of one feed or of one of its archives, or a sitemap, as the site serves it. */
export interface FeedDocument {
  readonly url: string;
  /** The path on the site: `sections/sport/rss.xml`. */
  readonly path: string;
  readonly format: Format;
  readonly text: string;
}

export interface ReadEntry {
  readonly title: string | undefined;
  readonly id: string | undefined;
  readonly link: string | undefined;
  /** Both times are in milliseconds since 1970. */
  readonly published: number | undefined;
  readonly updated: number | undefined;
  readonly authors: readonly string[];
  /** The whole text of the article, as the reader stores it. */
  readonly html: string | undefined;
}

/** The fields of an entry that are compared. {@link Field} also has the fields of the feed. */
export const entryFields = ["title", "id", "link", "published", "updated", "authors", "direction"] as const;
export type Field = (typeof entryFields)[number] | "feed title" | "feed language";

export interface ReadFeed {
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly entries: readonly ReadEntry[];
}

interface Installed {
  readonly name: string;
  readonly formats: readonly Format[];
  /** The version or path of the installed program. Undefined if it is not installed. */
  find(): Promise<string | undefined>;
}

/** A feed reader. It returns one feed for each document, in the same order. */
export interface Reader extends Installed {
  readonly kind: "reader";
  read(documents: readonly FeedDocument[]): Promise<readonly ReadFeed[]>;
}

/** A validator. It returns the errors in the documents. */
export interface Checker extends Installed {
  readonly kind: "checker";
  check(documents: readonly FeedDocument[]): Promise<readonly Problem[]>;
}

export interface Problem {
  readonly document: FeedDocument;
  readonly problem: string;
}

export type Judge = Reader | Checker;

/** Parses a date into milliseconds since 1970. Undefined if there is no date or if it is invalid. */
export function instantOf(date: string | undefined): number | undefined {
  const instant = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(instant) ? undefined : instant;
}
