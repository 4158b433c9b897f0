// What every judge is asked for: a feed in the neutral form that all readers can give.

export type Format = "rss" | "atom" | "json";

/** One served document of one feed. */
export interface FeedDocument {
  readonly url: string;
  /** On the site: `sections/sport/rss.xml`. */
  readonly path: string;
  readonly format: Format;
  readonly text: string;
}

export interface ReadEntry {
  readonly title: string | undefined;
  readonly id: string | undefined;
  readonly link: string | undefined;
  /** Milliseconds since the epoch, as `updated`. */
  readonly published: number | undefined;
  readonly updated: number | undefined;
  readonly authors: readonly string[];
  /** The whole text, as the reader keeps it. */
  readonly html: string | undefined;
}

export interface ReadFeed {
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly entries: readonly ReadEntry[];
}

interface Installed {
  readonly name: string;
  readonly formats: readonly Format[];
  /** What of it is installed, a version or a path; undefined when it was not found. */
  find(): Promise<string | undefined>;
}

/** A judge that says what it reads; one feed for each document, in order. */
export interface Reader extends Installed {
  readonly kind: "reader";
  read(documents: readonly FeedDocument[]): Promise<readonly ReadFeed[]>;
}

/** A judge that says what is wrong. */
export interface Checker extends Installed {
  readonly kind: "checker";
  check(documents: readonly FeedDocument[]): Promise<readonly Problem[]>;
}

export interface Problem {
  readonly document: FeedDocument;
  readonly problem: string;
}

export type Judge = Reader | Checker;

/** Milliseconds since the epoch; undefined for no date and for one that can't be read. */
export function instantOf(date: string | undefined): number | undefined {
  const instant = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(instant) ? undefined : instant;
}
