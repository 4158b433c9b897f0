// The schema of a ninjs news object. Version 1 puts roles into keys (`body_html`), version 2 has lists, version 3 camel
// case. A value of a wrong type counts as absent, so that one wrong property does not cost the article.

import * as z from "zod";
import { isRecord, type UnknownRecord } from "../../text/record.ts";

const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);
/** The end of an embargo. `true` or an empty text means an embargo without an end. */
const embargo = z.union([z.literal(true).transform(() => ""), text]);
/** Some systems write numbers as strings. */
const number = z.coerce.number().nonnegative().optional().catch(undefined);

/** A concept, or only its name. */
const concept = z.union([
  z
    .string()
    .transform((name) => ({ name, rel: undefined, scheme: undefined, uri: undefined, role: undefined })),
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

/** Limits lists in hostile files. Real lists are much shorter. */
const longestList = 500;

/** A single value counts as a list with one item. */
const listed = <Item extends z.ZodType>(item: Item) =>
  z
    .unknown()
    .optional()
    .transform((value) =>
      (Array.isArray(value) ? value : [value])
        .slice(0, longestList)
        .flatMap((one: unknown) => item.safeParse(one).data ?? []),
    );

const newsObject = z.object({
  uri: text,
  /** Superdesk's name for `uri`. */
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
  dateline: z
    .union([z.string(), z.object({ text: z.string() }).transform((line) => line.text)])
    .optional()
    .catch(undefined),
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

/** More levels than the standard needs. */
const deepest = 8;

/** `undefined` if the JSON is not an object. */
export function parseNewsJson(json: unknown): NewsObjectWithAssociations | undefined {
  const properties = lowerKeys(json, deepest);
  if (!isRecord(properties)) return undefined;
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
    // A map in version 1, a list in later versions.
    renditions: isRecord(properties.renditions)
      ? Object.values(properties.renditions)
      : properties.renditions,
  });
}

/** Converts version 1's `body_html` to version 2's `{ role: "html", value }`. */
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
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toLowerCase(), lowerKeys(inner, levels - 1)]),
  );
}
