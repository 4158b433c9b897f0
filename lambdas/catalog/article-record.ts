// The record of one article, as the catalog stores it.
import * as z from "zod";
import type { Article } from "../article/article.ts";
import {
  type Block,
  blockElements,
  greatestSpan,
  greatestStart,
  inlineElements,
  type RichElement,
} from "../article/block.ts";
import type {
  HostedFile,
  HostedPicture,
  PictureOrigin,
  PictureReference,
  PictureType,
} from "../article/picture.ts";
import { type Unknown, understoodJson } from "../article/unknown.ts";
import { isRecord } from "../text/record.ts";
import type { IndexKey } from "./keys.ts";
import { currentSchema, schemaNumber, storedForm, tolerantObject, writtenSchema } from "./stored-object.ts";

const articleDate = z.union([tolerantObject({ day: z.iso.date() }), tolerantObject({ instant: z.int() })]);

const pictureOrigin: z.ZodType<PictureOrigin> = z.union([
  tolerantObject({ kind: z.literal("beside") }),
  tolerantObject({ kind: z.enum(["file", "embedded"]), name: z.string() }),
  tolerantObject({ kind: z.literal("remote"), url: z.string() }),
  z.custom<Unknown>(isRecord).transform((unknown) => ({ kind: "unknown", unknown }) as const),
]);

const pictureMembers = {
  from: pictureOrigin,
  alt: z.string().optional(),
  caption: z.string().optional(),
  credit: z.string().optional(),
};

const pictureReference = tolerantObject(pictureMembers);

const span = z.int().min(2).max(greatestSpan).optional();

/** Not a union of schemas: the errors of those that do not match would take a second for a thousand blocks. */
const block: z.ZodType<Block> = z.unknown().transform((stored, context): Block => {
  if (typeof stored === "string") return stored;
  const understood = schemaOf(stored)?.safeParse(stored);
  if (understood?.success) return understood.data;
  const unknown = unknownElement.safeParse(stored);
  if (unknown.success) return unknown.data;
  context.issues.push({ code: "custom", message: "expected a block", input: stored });
  return z.NEVER;
});

function schemaOf(stored: unknown): z.ZodType<Block> | undefined {
  if (!isRecord(stored)) return undefined;
  if ("picture" in stored) return richPicture;
  return elementNames.has(stored.element) ? richElement : undefined;
}

const elementNames: ReadonlySet<unknown> = new Set([...blockElements, ...inlineElements]);

const blocks = z.array(block).readonly();

const richPicture = tolerantObject({ picture: pictureReference });

const richElement = tolerantObject({
  element: z.enum([...blockElements, ...inlineElements]),
  href: z.string().optional(),
  colspan: span,
  rowspan: span,
  start: z.int().min(0).max(greatestStart).optional(),
  children: blocks,
});

/** What only a newer version understands, with the text that can be found in it. */
const unknownElement = z.custom<Unknown>(isRecord).transform((unknown) => {
  const children = blocks.safeParse(unknown.children);
  return { element: "unknown", children: children.success ? children.data : [], unknown } as const;
});

const article = tolerantObject({
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
  paragraphs: blocks,
  picture: pictureReference.optional(),
});

const hostedFileMembers = {
  path: z.string(),
  /** A newer version may host more types than this one. */
  type: z.string() as z.ZodType<string> as z.ZodType<PictureType>,
  length: z.int(),
  width: z.int(),
  height: z.int(),
};

const hostedFile = tolerantObject(hostedFileMembers);

const hostedPicture = tolerantObject({
  ...hostedFileMembers,
  renditions: z.array(hostedFile).readonly().optional(),
});

/** Compiles only if a type and its schema have the same members. A member without a schema would be lost when it is read again. */
type SameMembers<One, Other> = [Exclude<keyof One, keyof Other> | Exclude<keyof Other, keyof One>] extends [
  never,
]
  ? true
  : false;
type Holds<Condition extends true> = Condition;
export type StoredWhole = [
  Holds<SameMembers<Article, z.infer<typeof article>>>,
  Holds<SameMembers<PictureReference, z.infer<typeof pictureReference>>>,
  Holds<SameMembers<RichElement, z.infer<typeof richElement>>>,
  Holds<SameMembers<HostedFile, Omit<z.infer<typeof hostedFile>, "unknown">>>,
  Holds<SameMembers<HostedPicture, Omit<z.infer<typeof hostedPicture>, "unknown">>>,
];

const recordedPicture = tolerantObject({
  ...pictureMembers,
  /** Absent if the picture is on another server. */
  hosted: hostedPicture.optional(),
  /** Caption and credit in the picture's own file. The article's have priority. */
  words: tolerantObject({ caption: z.string().optional(), credit: z.string().optional() }).optional(),
  /** The file of the inbox that it was read from, and the file's ETag then. */
  source: tolerantObject({ key: z.string(), etag: z.string() }).optional(),
});

/** A picture that was available when the record was written. */
export type RecordedPicture = Readonly<z.infer<typeof recordedPicture>>;

const owner = tolerantObject({ key: z.string(), modified: z.int(), etag: z.string().optional() });

/** The file that an article comes from, when it was put there (ms), and its ETag. Records of schema 1 have no ETag. */
export type Owner = Readonly<z.infer<typeof owner>>;

const articleRecord = tolerantObject({
  schema: schemaNumber,
  id: z.string(),
  /** A tag: URI; never changes. */
  guid: z.string(),
  /** The agency whose own id it is. Absent: the newspaper's, a URI, or an agency's that an earlier version recorded. */
  source: z.string().optional(),
  owner,
  /** Null if the article is retired (the owner is gone or has another article now), and while the owner withholds it. */
  article: article.nullable(),
  /** Whether the owner says that the article must not be published. Older files can't change that. */
  withheld: z.boolean().default(false),
  /** The id under which the same file is published now, if it left this one unedited. */
  movedTo: z.string().optional(),
  /** The leading one first. */
  pictures: z.array(recordedPicture).readonly().default([]),
  /** Whether the site ever had a picture of this article, which may have to be erased. */
  wasPictured: z.boolean().default(false),
  /** A hash of the last article, to tell an edit from an upload of the same text. */
  fingerprint: z.string(),
  /** The publication date as the file states it, from which `published` was decided. */
  stated: articleDate,
  /** Milliseconds since the epoch, decided when the article first came. */
  published: z.int(),
  /** Milliseconds since the epoch, not before `published`. */
  updated: z.int(),
  places: z.array(z.string()).readonly(),
  left: z.array(z.string()).readonly(),
  /** Every file that ever had this id. */
  claimants: z.array(z.string()).readonly(),
  /** Grows by one with each change. */
  revision: z.int(),
});

type StoredRecord = Readonly<z.infer<typeof articleRecord>>;

/** The stored members `places` and `left` keep the names that the first version gave them. */
export interface ArticleRecord extends Omit<StoredRecord, "places" | "left"> {
  /** Where the article stands now. */
  readonly indexKeys: readonly IndexKey[];
  /** Where it once stood. */
  readonly formerIndexKeys: readonly IndexKey[];
}

/** The record as JSON. */
export function writeRecord(record: ArticleRecord): string {
  const stored = storedRecord({ ...record, schema: writtenSchema(record.schema) });
  articleRecord.parse(stored);
  return JSON.stringify(stored);
}

/** @throws ZodError if the object is not a record of any version: a fault, because nothing else writes to the catalog */
export function readRecord(body: Uint8Array): ArticleRecord {
  const { places, left, ...record } = articleRecord.parse(JSON.parse(new TextDecoder().decode(body)));
  return { ...record, indexKeys: places, formerIndexKeys: left };
}

function storedRecord({ indexKeys, formerIndexKeys, ...record }: ArticleRecord): unknown {
  return storedForm({ ...record, places: indexKeys, left: formerIndexKeys });
}

/** Whether two records say the same, as far as this version understands them. */
export function isSameRecord(one: ArticleRecord, other: ArticleRecord): boolean {
  const comparable = (record: ArticleRecord) =>
    understoodJson(articleRecord.parse(storedRecord({ ...record, schema: currentSchema })));
  return comparable(one) === comparable(other);
}

/**
 * An article as JSON with its members in a fixed order, to compare articles. Empty lists are left out, so that an article stays
 * the same when the model gets new lists. Members that this version does not understand are left out too.
 */
export function identify(value: Article): string {
  return understoodJson(article.parse(storedForm(value)), (member) => !isEmptyList(member));
}

function isEmptyList(member: unknown): boolean {
  return Array.isArray(member) && member.length === 0;
}
