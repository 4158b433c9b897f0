// A bucket in memory, for `npm run check` and for tests. It behaves as S3 does.
import { createHash } from "node:crypto";
import {
  type Condition,
  ConditionFailed,
  type ObjectHead,
  type ObjectStore,
  StoreFault,
} from "../lambdas/store/object-store.ts";
import { endOf, firstKey, keyBytes } from "./sqlite-keys.ts";

/** What a bucket holds. Objects and sorted keys are never changed, only replaced, so that a copy of the bucket can share them. */
interface Contents {
  readonly objects: ReadonlyMap<string, { readonly head: ObjectHead; readonly body: Uint8Array }>;
  readonly keys: SortedKeys;
}

/** Keys in the order of their bytes. `order`: see {@link orderOf}. */
type SortedKeys = readonly (readonly [key: string, order: string])[];

export interface MemoryBucket extends ObjectStore {
  /** Makes a bucket with the same objects and another clock. A later write to one of the two buckets does not change the other. */
  readonly copy: (now: () => number) => MemoryBucket;
}

export interface MemoryBucketOptions {
  /** The clock for the times of modification. */
  readonly now: () => number;
  /**
   * Whether `put` and `get` share one array of bytes for an object. This saves memory, but nobody may change the array. Default: each call
   * has a copy, as with S3. Tests need copies, because the code remembers some results by the array, and S3 never gives the same array
   * twice.
   */
  readonly sharesBytes?: boolean;
}

export function memoryBucket(
  { now, sharesBytes = false }: MemoryBucketOptions,
  from: Contents = { objects: new Map(), keys: [] },
): MemoryBucket {
  const objects = new Map(from.objects);
  let sorted = from.keys;
  /** Keys that are not in `sorted` yet. They are sorted by the next listing, because nothing else needs the order. */
  let added: string[] = [];

  const own = (bytes: Uint8Array) => (sharesBytes ? bytes : new Uint8Array(bytes));
  const keysInOrder = () => {
    if (added.length > 0) sorted = [...sorted, ...added.map(withOrder)].sort(byOrder);
    added = [];
    return sorted;
  };
  const demand = (verb: "put" | "delete", key: string, condition: Condition | undefined) => {
    if (condition === undefined) return;
    const found = objects.get(key);
    const isAbsent = "ifNoneMatch" in condition && condition.ifNoneMatch === "*" && found === undefined;
    const holds = "ifMatch" in condition ? found?.head.etag === condition.ifMatch : isAbsent;
    if (!holds) throw new ConditionFailed(verb, key);
  };

  return {
    copy: (otherNow) => memoryBucket({ now: otherNow, sharesBytes }, { objects, keys: keysInOrder() }),

    async get(key) {
      demandKey("get", key);
      const found = objects.get(key);
      return found && { ...found.head, body: own(found.body) };
    },

    async head(key) {
      demandKey("head", key);
      return objects.get(key)?.head;
    },

    async put(key, body, { condition, contentType, cacheControl, fingerprint, status, location, link }) {
      demandKey("put", key);
      demand("put", key, condition);
      if (!objects.has(key)) added.push(key);
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      const headers = { contentType, cacheControl, fingerprint, status, location, link };
      const head = { etag, lastModified: now(), size: body.byteLength, ...headers };
      objects.set(key, { head, body: own(body) });
      return etag;
    },

    async list({ prefix, startAfter, limit = Number.POSITIVE_INFINITY }) {
      const keys = keysInOrder();
      const first = positionOf(orderOf(firstKey(prefix, startAfter)), keys);
      const end = Math.min(positionOf(orderOf(endOf(prefix)), keys), first + Math.max(0, limit));
      return keys
        .slice(first, Math.max(first, end))
        .map(([key]) => ({ key, etag: objects.get(key)?.head.etag ?? "" }));
    },

    async delete(key, condition) {
      demandKey("delete", key);
      demand("delete", key, condition);
      if (objects.delete(key)) sorted = keysInOrder().filter(([other]) => other !== key);
    },
  };
}

/**
 * The bytes as a text with one character for each byte. JavaScript compares such texts in the order of the bytes, faster than
 * `Buffer.compare`.
 */
function orderOf(bytes: Buffer): string {
  return bytes.toString("latin1");
}

function withOrder(key: string): SortedKeys[number] {
  return [key, orderOf(keyBytes(key))];
}

function byOrder([, one]: SortedKeys[number], [, other]: SortedKeys[number]): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The position of the first key that is equal to this one or comes after it. */
function positionOf(order: string, keys: SortedKeys): number {
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((keys[middle]?.[1] ?? order) < order) from = middle + 1;
    else to = middle;
  }
  return from;
}

function demandKey(verb: "get" | "head" | "put" | "delete", key: string): void {
  try {
    keyBytes(key);
  } catch (error) {
    throw new StoreFault(verb, key, { cause: error });
  }
}
