// The truth about one article, as the catalog stores it.
import * as z from "zod";
import type { Article } from "../article/article.ts";
import { type Block, blockElements, greatestSpan, greatestStart, inlineElements } from "../article/block.ts";
import { type HostedPicture, type PictureReference, pictureTypes } from "../article/picture.ts";

const articleDate = z.union([z.strictObject({ day: z.iso.date() }), z.strictObject({ instant: z.int() })]);

const pictureReference = z.object({
  from: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("beside") }),
    z.strictObject({ kind: z.enum(["file", "embedded"]), name: z.string() }),
    z.strictObject({ kind: z.literal("remote"), url: z.string() }),
  ]),
  alt: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
}) satisfies z.ZodType<PictureReference>;

const span = z.int().min(2).max(greatestSpan);

const block: z.ZodType<Block> = z.union([
  z.string(),
  z.strictObject({ picture: pictureReference }),
  z.strictObject({
    element: z.enum([...blockElements, ...inlineElements]),
    href: z.string().optional(),
    colspan: span.optional(),
    rowspan: span.optional(),
    start: z.int().min(0).max(greatestStart).optional(),
    get children() {
      return z.array(block).readonly();
    },
  }),
]);

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
  paragraphs: z.array(block).readonly(),
  picture: pictureReference.optional(),
}) satisfies z.ZodType<Article>;

const hostedPicture = z.object({
  path: z.string(),
  type: z.enum(Object.values(pictureTypes)),
  length: z.int(),
  width: z.int(),
  height: z.int(),
}) satisfies z.ZodType<HostedPicture>;

const recordedPicture = pictureReference.extend({
  /** Absent for one on somebody else's server. */
  hosted: hostedPicture.optional(),
  /** Those in its own file, where the article says nothing else. */
  words: z.object({ caption: z.string().optional(), credit: z.string().optional() }).optional(),
  /** The file of the inbox that it came from, as it was then. */
  source: z.object({ key: z.string(), etag: z.string() }).optional(),
});

/** A picture of an article that was there when the record was written. */
export type RecordedPicture = Readonly<z.infer<typeof recordedPicture>>;

const articleRecord = z.object({
  id: z.string(),
  /** A tag: URI; never changes. */
  guid: z.string(),
  /** The file that the article comes from, and when it was put there (ms). */
  owner: z.object({ key: z.string(), modified: z.int() }),
  /** Null once retired: the owner is gone, or makes another article now; and while the owner withholds it. */
  article: article.nullable(),
  /** Whether the owner says that nothing is to be read of the article, whatever older files say. */
  withheld: z.boolean().default(false),
  /** The leading one first. */
  pictures: z.array(recordedPicture).readonly().default([]),
  /** Whether the site ever had a picture of this article, so that there may be one to take away. */
  wasPictured: z.boolean().default(false),
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

/** The ids that a file has ever had, or the files that have ever named a picture. */
export function readClaims(body: Uint8Array): readonly string[] {
  return claims.parse(JSON.parse(new TextDecoder().decode(body))).ids;
}

export function writeClaims(ids: readonly string[]): string {
  return JSON.stringify(claims.parse({ ids }));
}
