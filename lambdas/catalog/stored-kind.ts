// How each kind of object in the catalog is read and written. Each write is conditional on what was read.
import type * as z from "zod/mini";
import type { Unknown } from "../article/unknown.ts";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { schemaNumber, storedForm, tolerantObject, writtenSchema } from "./stored-object.ts";

/** A value as it was read, and the condition for a write: that nobody has changed the value since. */
export interface Read<Value> {
  readonly value: Value;
  readonly unchanged: Condition;
}

/**
 * The functions that read and write one kind of JSON objects. `get` and `read` throw a ZodError if the object is not of this kind. That is
 * a fault, because nothing else writes to the catalog.
 *
 * @param upgrade converts a stored object of an older form to the present form
 */
export function storedKind<Shape extends z.core.$ZodShape>(
  shape: Shape,
  upgrade: (stored: unknown) => unknown = (stored) => stored,
) {
  type Value = Readonly<z.output<z.ZodMiniObject<Shape>>> & {
    readonly schema: number;
    readonly unknown?: Unknown | undefined;
  };
  const schema = tolerantObject({ ...shape, schema: schemaNumber }) as unknown as z.ZodMiniType<Value>;
  const read = (body: Uint8Array): Value => schema.parse(upgrade(JSON.parse(new TextDecoder().decode(body))));
  const write = (value: Value): string => {
    const stored = storedForm({ ...value, schema: writtenSchema(value.schema) });
    schema.parse(stored);
    return JSON.stringify(stored);
  };
  return {
    read,
    get: (catalog: ObjectStore, key: string) => getObject(catalog, key, read),
    /** Returns the new ETag. */
    put: (catalog: ObjectStore, key: string, value: Value, condition: Condition) =>
      putText(catalog, key, write(value), condition),
  };
}

/** Counts the writes of an object. So it never has the same bytes, and the same ETag, as before. */
export function counted<Value extends { readonly count?: number | undefined }>(value: Value) {
  return { ...value, count: (value.count ?? 0) + 1 };
}

/** The condition that an object is still as it was read, or still absent. */
export function unchangedSince(stored: { readonly etag: string } | undefined): Condition {
  return stored ? { ifMatch: stored.etag } : { ifNoneMatch: "*" };
}

export async function getObject<Value>(
  catalog: ObjectStore,
  key: string,
  read: (body: Uint8Array) => Value,
): Promise<Read<Value | undefined>> {
  const stored = await catalog.get(key);
  return { value: stored && read(stored.body), unchanged: unchangedSince(stored) };
}

/** Stores JSON. Returns the ETag. */
export async function putText(
  catalog: ObjectStore,
  key: string,
  text: string,
  condition: Condition,
): Promise<string> {
  return catalog.put(key, new TextEncoder().encode(text), { contentType: "application/json", condition });
}
