// The record of one article, as the catalog stores it.
import * as z from "zod/mini";
import { type Article, listFields, textFields } from "../article/article.ts";
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
import { isRecord, mapNames } from "../text/record.ts";
import { rememberLast } from "../text/remember-last.ts";
import type { IndexKey } from "./keys.ts";
import { currentSchema, schemaNumber, storedForm, tolerantObject, writtenSchema } from "./stored-object.ts";

const articleDate = z.union([tolerantObject({ day: z.iso.date() }), tolerantObject({ instant: z.int() })]);

const pictureOrigin: z.ZodMiniType<PictureOrigin> = z.union([
  tolerantObject({ kind: z.literal("beside") }),
  tolerantObject({ kind: z.enum(["file", "embedded"]), name: z.string() }),
  tolerantObject({ kind: z.literal("remote"), url: z.string() }),
  z.pipe(
    z.custom<Unknown>(isRecord),
    z.transform((unknown) => ({ kind: "unknown", unknown }) as const),
  ),
]);

const pictureMembers = {
  from: pictureOrigin,
  alt: z.optional(z.string()),
  caption: z.optional(z.string()),
  credit: z.optional(z.string()),
};

const pictureReference = tolerantObject(pictureMembers);

const span = z.optional(z.int().check(z.minimum(2), z.maximum(greatestSpan)));

/**
 * Chooses the schema of a block before it parses the block. A union of schemas would be slow: zod collects the errors of all schemas that
 * do not match, which takes a second for a thousand blocks.
 */
const block: z.ZodMiniType<Block> = z.pipe(
  z.unknown(),
  z.transform((stored, context): Block => {
    if (typeof stored === "string") return stored;
    const understood = schemaOf(stored)?.safeParse(stored);
    if (understood?.success) return understood.data;
    const unknown = unknownElement.safeParse(stored);
    if (unknown.success) return unknown.data;
    context.issues.push({ code: "custom", message: "expected a block", input: stored });
    return z.NEVER;
  }),
);

function schemaOf(stored: unknown): z.ZodMiniType<Block> | undefined {
  if (!isRecord(stored)) return undefined;
  if ("picture" in stored) return richPicture;
  return elementNames.has(stored.element) ? richElement : undefined;
}

const elementNames: ReadonlySet<unknown> = new Set([...blockElements, ...inlineElements]);

const blocks = z.readonly(z.array(block));

const richPicture = tolerantObject({ picture: pictureReference });

const richElement = tolerantObject({
  element: z.enum([...blockElements, ...inlineElements]),
  href: z.optional(z.string()),
  colspan: span,
  rowspan: span,
  start: z.optional(z.int().check(z.minimum(0), z.maximum(greatestStart))),
  children: blocks,
});

/** An element that only a newer version of the code understands. Its children are read, so that its text is kept. */
const unknownElement = z.pipe(
  z.custom<Unknown>(isRecord),
  z.transform((unknown) => {
    const children = blocks.safeParse(unknown.children);
    return { element: "unknown", children: children.success ? children.data : [], unknown } as const;
  }),
);

const texts = z.readonly(z.array(z.string()));

/** The fingerprint of an article depends on the order of these members. A new field, which older records do not have, may stand anywhere. */
const article = tolerantObject({
  id: z.optional(z.string()),
  section: z.optional(z.string()),
  headline: z.string(),
  published: articleDate,
  updated: z.optional(articleDate),
  ...mapNames(textFields, () => z.optional(z.string())),
  ...mapNames(listFields, () => z._default(texts, [])),
  // All versions have stored these three lists, so a record without one of them is damaged.
  places: texts,
  authors: texts,
  agencies: texts,
  paragraphs: blocks,
  picture: z.optional(pictureReference),
});

const hostedFileMembers = {
  path: z.string(),
  /** The schema accepts any text, because a newer version may host types of pictures that this one does not know. */
  type: z.string() as z.ZodMiniType<string> as z.ZodMiniType<PictureType>,
  length: z.int(),
  width: z.int(),
  height: z.int(),
};

const hostedFile = tolerantObject(hostedFileMembers);

const hostedPicture = tolerantObject({
  ...hostedFileMembers,
  renditions: z.optional(z.readonly(z.array(hostedFile))),
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
  /** The picture on our site. Absent if the picture is on another server. */
  hosted: z.optional(hostedPicture),
  /** The caption and the credit in the picture's own file. A caption or credit that the article states has priority. */
  words: z.optional(tolerantObject({ caption: z.optional(z.string()), credit: z.optional(z.string()) })),
  /** The file of the inbox that the picture was read from, and the ETag that the file had. */
  source: z.optional(tolerantObject({ key: z.string(), etag: z.string() })),
});

/** A picture that was available when the record was written. */
export type RecordedPicture = Readonly<z.infer<typeof recordedPicture>>;

const owner = tolerantObject({ key: z.string(), modified: z.int(), etag: z.optional(z.string()) });

/** The file that an article is published from: its key, when it was uploaded (in milliseconds since 1970), its ETag (not in schema 1). */
export type Owner = Readonly<z.infer<typeof owner>>;

const articleRecord = tolerantObject({
  schema: schemaNumber,
  id: z.string(),
  /** The article's permanent identifier, a tag URI (RFC 4151). It never changes. */
  guid: z.string(),
  /** The agency that gave the id. Absent if the newspaper gave it, if it is a URI, or if an earlier version wrote the record. */
  source: z.optional(z.string()),
  owner,
  /** Null if the article is retired (the owner is gone or has another article now), and while the owner withholds it. */
  article: z.nullable(article),
  /** Whether the owner says that the article must not be published. Then older files with the same id do not publish it either. */
  withheld: z._default(z.boolean(), false),
  /** The id under which the owner is published now, if that is another id although the bytes of the file did not change. */
  movedTo: z.optional(z.string()),
  /** The pictures of the article, the leading picture first. */
  pictures: z._default(z.readonly(z.array(recordedPicture)), []),
  /** Whether the site ever had a picture of this article, which may have to be erased. */
  wasPictured: z._default(z.boolean(), false),
  /** A hash of the article as it was last published. It differs after an edit, and is equal if the same text is uploaded again. */
  fingerprint: z.string(),
  /** The publication date as the file states it, from which `published` was decided. */
  stated: articleDate,
  /** When the article is published, in milliseconds since 1970. Decided when the article first came. */
  published: z.int(),
  /** When the article was last updated, in milliseconds since 1970. Never before `published`. */
  updated: z.int(),
  places: z.readonly(z.array(z.string())),
  left: z.readonly(z.array(z.string())),
  /** The files that have this id or had it. Some that no longer have it are forgotten (see surplus.ts). */
  claimants: z.readonly(z.array(z.string())),
  /** A number that grows by one with each change of the record. */
  revision: z.int(),
});

type StoredRecord = Readonly<z.infer<typeof articleRecord>>;

/** The stored members `places` and `left` keep the names that the first version gave them. */
export interface ArticleRecord extends Omit<StoredRecord, "places" | "left"> {
  /** The keys of its index entries, which put the article into its feeds. */
  readonly indexKeys: readonly IndexKey[];
  /** The keys that it had before. The oldest are forgotten (see surplus.ts). */
  readonly formerIndexKeys: readonly IndexKey[];
}

/** The record as JSON. */
export function writeRecord(record: ArticleRecord): string {
  const stored = storedRecord({ ...record, schema: writtenSchema(record.schema) });
  const json = JSON.stringify(stored);
  parseRecord(json); // throws if the record could not be read again
  return json;
}

/** @throws ZodError if the object is not a record of any version: a fault, because nothing else writes to the catalog */
export function readRecord(body: Uint8Array): ArticleRecord {
  return parseRecord(new TextDecoder().decode(body));
}

/** A call reads the record that it has just written several times. */
const parseRecord = rememberLast(
  (json: string): ArticleRecord => {
    const { places, left, ...record } = articleRecord.parse(JSON.parse(json));
    return { ...record, indexKeys: places, formerIndexKeys: left };
  },
  { most: 20 },
);

function storedRecord({ indexKeys, formerIndexKeys, ...record }: ArticleRecord): unknown {
  return storedForm({ ...record, places: indexKeys, left: formerIndexKeys });
}

/** Whether two records say the same, as far as this version understands them. */
export function isSameRecord(one: ArticleRecord, other: ArticleRecord): boolean {
  const stored = (record: ArticleRecord) => storedRecord({ ...record, schema: currentSchema });
  if (JSON.stringify(stored(one)) === JSON.stringify(stored(other))) return true;
  const comparable = (record: ArticleRecord) => understoodJson(articleRecord.parse(stored(record)));
  return comparable(one) === comparable(other);
}

/** What {@link identify} has returned. An article is compared in each pass of a call. */
const identified = new WeakMap<Article, string>();

/**
 * An article as JSON with its members in a fixed order, to compare articles. Empty lists are left out, so that old articles do not
 * count as changed when a new version adds a list to the type. Members that this version does not understand are left out too.
 */
export function identify(value: Article): string {
  const known = identified.get(value);
  if (known !== undefined) return known;
  const json = understoodJson(article.parse(storedForm(value)), (member) => !isEmptyList(member));
  identified.set(value, json);
  return json;
}

function isEmptyList(member: unknown): boolean {
  return Array.isArray(member) && member.length === 0;
}
