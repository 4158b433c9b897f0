// The schema of a ninjs news object. Version 1 has the role of a text in its key (`body_html`), version 2 has lists of texts with roles, and
// version 3 has keys in camel case. A value of a wrong type is ignored, so that one wrong property does not stop the whole article.

import * as z from "zod/mini";
import { isRecord, type UnknownRecord } from "../../text/record.ts";

const text = z.catch(z.optional(z.union([z.string(), z.pipe(z.number(), z.transform(String))])), undefined);
/** The end of an embargo. `true` or an empty text means an embargo without an end. */
const embargo = z.union([
  z.pipe(
    z.literal(true),
    z.transform(() => ""),
  ),
  text,
]);
/** A number. Some systems write it as a string. */
const number = z.catch(z.optional(z.coerce.number().check(z.nonnegative())), undefined);

/** A concept, such as a subject or an author. It can be an object, or only its name. */
const concept = z.union([
  z.pipe(
    z.string(),
    z.transform((name) => ({ name, rel: undefined, scheme: undefined, uri: undefined, role: undefined })),
  ),
  z.object({ name: text, rel: text, scheme: text, uri: text, role: text }),
]);

const wording = z.object({ role: text, contenttype: text, value: z.string() });

const rendition = z.object({
  href: text,
  mimetype: text,
  contenttype: text,
  width: number,
  height: number,
  sizeinbytes: number,
});

/** The largest number of items of a list that are read. Lists in real files are much shorter. */
const longestList = 500;

/** A list of such items. A single value counts as a list with one item. Wrong items are dropped. */
const listed = <Item extends z.ZodMiniType>(item: Item) =>
  z.pipe(
    z.optional(z.unknown()),
    z.transform((value) =>
      (Array.isArray(value) ? value : [value])
        .slice(0, longestList)
        .flatMap((one: unknown) => item.safeParse(one).data ?? []),
    ),
  );

const newsObject = z.object({
  uri: text,
  /** The editing system Superdesk has `guid` instead of `uri`. */
  guid: text,
  type: text,
  pubstatus: text,
  firstpublished: text,
  firstcreated: text,
  versioncreated: text,
  embargoed: embargo,
  embargoeduntil: embargo,
  headlines: listed(wording),
  bodies: listed(wording),
  descriptions: listed(wording),
  title: text,
  by: text,
  byline: text,
  creditline: text,
  authors: listed(concept),
  located: text,
  dateline: z.catch(
    z.optional(
      z.union([
        z.string(),
        z.pipe(
          z.object({ text: z.string() }),
          z.transform((line) => line.text),
        ),
      ]),
    ),
    undefined,
  ),
  source: text,
  infosource: listed(concept),
  infosources: listed(concept),
  copyrightholder: text,
  service: listed(concept),
  subject: listed(concept),
  subjects: listed(concept),
  keywords: listed(z.string()),
  renditions: listed(rendition),
});

export type NewsObject = z.infer<typeof newsObject>;
export type Wording = z.infer<typeof wording>;
export type Association = NewsObject & { readonly name: string | undefined };

export interface NewsObjectWithAssociations extends NewsObject {
  readonly associations: readonly Association[];
}

/** How many levels of objects and lists are read. The standard needs fewer. */
const deepest = 8;

/** Parses a news object and the objects that it contains. */
export function parseNewsJson(json: UnknownRecord): NewsObjectWithAssociations {
  const properties = lowerKeysOf(json, deepest);
  const { associations = {} } = properties;
  return {
    ...parseOne(properties),
    associations: Object.entries(typeof associations === "object" ? (associations ?? {}) : {})
      .slice(0, longestList)
      .flatMap(([key, one]) =>
        isRecord(one) ? [{ ...parseOne(one), name: typeof one.name === "string" ? one.name : key }] : [],
      ),
  };
}

function parseOne(properties: UnknownRecord): NewsObject {
  return newsObject.parse({
    ...properties,
    headlines: wordingsOf(properties, "headline", properties.headlines),
    bodies: wordingsOf(properties, "body", properties.bodies),
    descriptions: wordingsOf(properties, "description", properties.descriptions),
    // Version 1 has a map of renditions, later versions have a list.
    renditions: isRecord(properties.renditions)
      ? Object.values(properties.renditions)
      : properties.renditions,
  });
}

/** The texts of one kind, in the form of version 2: `body_html` of version 1 becomes `{ role: "html", value }`. */
function wordingsOf(properties: UnknownRecord, noun: string, list: unknown): readonly unknown[] {
  const named = Object.entries(properties).flatMap(([key, value]) => {
    const [name, ...role] = key.split("_");
    return name === noun ? [{ role: role.join("_") || undefined, value }] : [];
  });
  return [...named, ...(Array.isArray(list) ? list : [])];
}

function lowerKeys(value: unknown, levels: number): unknown {
  if (levels === 0) return undefined;
  if (Array.isArray(value)) return value.map((one) => lowerKeys(one, levels - 1));
  return isRecord(value) ? lowerKeysOf(value, levels) : value;
}

function lowerKeysOf(record: UnknownRecord, levels: number): UnknownRecord {
  return Object.fromEntries(
    Object.entries(record).map(([key, inner]) => [key.toLowerCase(), lowerKeys(inner, levels - 1)]),
  );
}
