// How each kind of object in the catalog is read and written. Each write is conditional on what was read.
import type * as z from "zod/mini";
import type { Unknown } from "../article/unknown.ts";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { currentSchema, schemaNumber, storedForm, tolerantObject, writtenSchema } from "./stored-object.ts";

/** A value as it was read, and the condition for a write: that nobody has changed the value since. */
export interface Read<Value> {
  readonly value: Value;
  readonly unchanged: Condition;
}

/**
 * One kind of JSON objects in the catalog.
 *
 * @typeParam Name what the key of an object is made from, such as the key of a file in the inbox
 * @typeParam Found the value that `get` reads; without a default, it is `undefined` if the object is absent
 */
export interface StoredKind<Name, Value, Found = Value | undefined> {
  /** @throws ZodError if the object is not of this kind. That is a fault, because nothing else writes to the catalog. */
  readonly read: (body: Uint8Array) => Value;
  /** @throws ZodError, as `read` does */
  readonly get: (catalog: ObjectStore, name: Name) => Promise<Read<Found>>;
  /** Returns the new ETag. */
  readonly put: (
    catalog: ObjectStore,
    value: Written<Value>,
    condition: Condition,
    name: Name,
  ) => Promise<string>;
}

/** A value to be written. `put` sets its schema number. If the kind has the member `count`, `put` adds one to it. */
type Written<Value> = Omit<Value, "schema" | "count"> & {
  readonly schema?: number;
  readonly count?: number | undefined;
};

type ValueOf<Shape extends z.core.$ZodShape> = Readonly<z.output<z.ZodMiniObject<Shape>>> & {
  readonly schema: number;
  readonly unknown?: Unknown | undefined;
};

/**
 * Declares a kind of objects. If `shape` has the member `count`, each write changes the bytes of an object, and so its ETag.
 *
 * @param shape the members, except `schema`
 * @param upgrade converts a stored object of an older form to the present form
 */
export function storedKind<Shape extends z.core.$ZodShape, Name = void>(
  keyOf: (name: Name) => string,
  shape: Shape,
  upgrade: (stored: unknown) => unknown = (stored) => stored,
): StoredKind<Name, ValueOf<Shape>> {
  type Value = ValueOf<Shape>;
  const schema = tolerantObject({ ...shape, schema: schemaNumber }) as unknown as z.ZodMiniType<Value>;
  const read = (body: Uint8Array): Value => schema.parse(upgrade(JSON.parse(new TextDecoder().decode(body))));
  const write = (value: Written<Value>): string => {
    const { schema: known, count = 0 } = value;
    const numbered =
      known === undefined ? { schema: currentSchema, ...value } : { ...value, schema: writtenSchema(known) };
    const stored = storedForm("count" in shape ? { ...numbered, count: count + 1 } : numbered);
    schema.parse(stored);
    return JSON.stringify(stored);
  };
  return {
    read,
    get: (catalog, name) => getObject(catalog, keyOf(name), read),
    put: async (catalog, value, condition, name) => putText(catalog, keyOf(name), write(value), condition),
  };
}

/** The same kind, except that `get` returns the value `absent` if there is no object. */
export function withDefault<Name, Value>(
  kind: StoredKind<Name, Value>,
  absent: Value,
): StoredKind<Name, Value, Value> {
  const get = async (catalog: ObjectStore, name: Name) => {
    const { value = absent, unchanged } = await kind.get(catalog, name);
    return { value, unchanged };
  };
  return { ...kind, get };
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
