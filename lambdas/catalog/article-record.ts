// The truth about one article, as the catalog stores it.
import * as z from "zod";
import type { Article } from "../article/article.ts";

const articleDate = z.union([z.strictObject({ day: z.iso.date() }), z.strictObject({ instant: z.int() })]);

const article = z.object({
  id: z.string().optional(),
  section: z.string().optional(),
  headline: z.string(),
  published: articleDate,
  updated: articleDate.optional(),
  standfirst: z.string().optional(),
  places: z.array(z.string()).readonly(),
  authors: z.array(z.string()).readonly(),
  agencies: z.array(z.string()).readonly(),
  tags: z.array(z.string()).readonly().default([]),
  paragraphs: z.array(z.string()).readonly(),
}) satisfies z.ZodType<Article>;

const articleRecord = z.object({
  id: z.string(),
  /** A tag: URI; never changes. */
  guid: z.string(),
  /** The file that the article comes from, and when it was put there (ms). */
  owner: z.object({ key: z.string(), modified: z.int() }),
  /** Null once retired: the owner is gone, or makes another article now. */
  article: article.nullable(),
  /** Of the last article that was here; tells an edit from the same text uploaded again. */
  fingerprint: z.string(),
  /** The publication date as the file states it, from which `published` was decided. */
  stated: articleDate,
  /** Milliseconds since the epoch, decided when the article first came. */
  published: z.int(),
  /** Milliseconds since the epoch, not before `published`. */
  updated: z.int(),
  /** Where the article stands now. */
  places: z.array(z.string()).readonly(),
  /** Where it once stood. */
  left: z.array(z.string()).readonly(),
  /** Every file that ever had this id. */
  claimants: z.array(z.string()).readonly(),
  /** Grows by one with each change. */
  revision: z.int(),
});

export type ArticleRecord = Readonly<z.infer<typeof articleRecord>>;

/** The record as JSON, its members in one order, so that equal records are equal texts. */
export function writeRecord(record: ArticleRecord): string {
  return JSON.stringify(articleRecord.parse(record));
}

/** @throws ZodError when the object is not a record: a fault, as nobody else writes to the catalog. */
export function readRecord(body: Uint8Array): ArticleRecord {
  return articleRecord.parse(JSON.parse(new TextDecoder().decode(body)));
}

/**
 * What tells an article from another, as JSON, its members in one order. What is empty is left out: so an article stays the
 * same when the model of articles grows.
 */
export function identify(value: Article): string {
  return JSON.stringify(article.parse(value), (_name, member) =>
    Array.isArray(member) && member.length === 0 ? undefined : member,
  );
}

const claims = z.object({ ids: z.array(z.string()).readonly() });

/** Milliseconds since the epoch. */
export function readInstant(body: Uint8Array): number {
  return z.int().parse(JSON.parse(new TextDecoder().decode(body)));
}

const feedLabels = z.record(
  z.templateLiteral([z.enum(["sections", "authors", "tags"]), "/", z.string()]),
  z.string(),
);

/** What feeds are called, by their names. */
export function readFeedLabels(body: Uint8Array): Readonly<z.infer<typeof feedLabels>> {
  return feedLabels.parse(JSON.parse(new TextDecoder().decode(body)));
}

/** The ids that a file has ever had. */
export function readClaims(body: Uint8Array): readonly string[] {
  return claims.parse(JSON.parse(new TextDecoder().decode(body))).ids;
}

export function writeClaims(ids: readonly string[]): string {
  return JSON.stringify(claims.parse({ ids }));
}
