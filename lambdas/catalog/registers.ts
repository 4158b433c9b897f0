// The small objects of the catalog beside the records: claims of files, names of feeds, progress of the clock.
import * as z from "zod";
import type { Unknown } from "../article/unknown.ts";
import type { FeedLabels } from "../feed/memberships.ts";
import type { FeedName } from "../publication/addresses.ts";
import { isRecord } from "../text/record.ts";
import { schemaNumber, storedForm, tolerantObject, writtenSchema } from "./stored-object.ts";

/** Reads and writes the bytes of one kind of stored object. */
export interface StoredKind<Value> {
  /** @throws ZodError if the object is not of this kind: a fault, because nothing else writes to the catalog */
  readonly read: (body: Uint8Array) => Value;
  readonly write: (value: Value) => string;
}

/** The ids that a file has a claim to, or the files that have ever named a picture. */
export const claims = storedKind({
  ids: z.array(z.string()).readonly(),
  /** The id of the file while it states none. Absent: the key without its extension. */
  keyId: z.string().optional(),
  /** Grows each time that a file's claims are written: so equal ids never have the bytes, and with them the ETag, of before. */
  count: z.int().optional(),
});

/** The names of all feeds except the newspaper's own. */
export const feedLabels = storedKind(
  { labels: z.record(z.string(), z.string()) as z.ZodType<FeedLabels> },
  // Schema 1 has the labels alone.
  (stored) => (isRecord(stored) && !("schema" in stored) ? { labels: stored } : stored),
);

const feedNames = z.array(z.string() as unknown as z.ZodType<FeedName>).readonly();

/** The progress of the clock with articles under embargo. */
export const duePublished = storedKind(
  {
    /** All articles that came due until then are published: ms since the epoch. */
    until: z.int(),
    /** The articles that a call of the clock is publishing. If that call dies, the next one publishes them again. */
    underWay: z
      .array(tolerantObject({ id: z.string(), feeds: feedNames }))
      .readonly()
      .default([]),
  },
  // Schema 1 has the number alone.
  (stored) => (typeof stored === "number" ? { until: stored } : stored),
);

export type Claims = ReturnType<(typeof claims)["read"]>;
export type StoredLabels = ReturnType<(typeof feedLabels)["read"]>;
export type DuePublished = ReturnType<(typeof duePublished)["read"]>;

/** @param upgrade converts a stored object of an older form to the present form */
export function storedKind<Shape extends z.core.$ZodShape>(
  shape: Shape,
  upgrade: (stored: unknown) => unknown = (stored) => stored,
) {
  type Value = Readonly<z.output<z.ZodObject<Shape>>> & {
    readonly schema: number;
    readonly unknown?: Unknown | undefined;
  };
  const schema = tolerantObject({ ...shape, schema: schemaNumber }) as unknown as z.ZodType<Value>;
  return {
    read: (body: Uint8Array): Value => schema.parse(upgrade(JSON.parse(new TextDecoder().decode(body)))),
    write: (value: Value): string => {
      const stored = storedForm({ ...value, schema: writtenSchema(value.schema) });
      schema.parse(stored);
      return JSON.stringify(stored);
    },
  };
}
