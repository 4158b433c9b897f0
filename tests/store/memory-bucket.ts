// A bucket in memory, for simulations that begin with the same objects thousands of times.
import { createHash } from "node:crypto";
import {
  type Condition,
  ConditionFailed,
  type ObjectHead,
  type ObjectStore,
  StoreFault,
} from "../../lambdas/store/object-store.ts";
import { endOf, firstKey, keyBytes } from "../../local/sqlite-keys.ts";

/** What a bucket holds. Objects and keys are never changed, only replaced, so that a copy of the bucket can share them. */
interface Contents {
  readonly objects: ReadonlyMap<string, { readonly head: ObjectHead; readonly body: Uint8Array }>;
  /** The keys and their bytes, in the order of the bytes. */
  readonly keys: readonly (readonly [string, Buffer])[];
}

export interface MemoryBucket extends ObjectStore {
  /** Makes a bucket with the same objects and another clock. What is then written to one of them is not in the other. */
  readonly copy: (now: () => number) => MemoryBucket;
}

/** @param now the clock for the times of modification */
export function memoryBucket(
  now: () => number,
  from: Contents = { objects: new Map(), keys: [] },
): MemoryBucket {
  const objects = new Map(from.objects);
  let { keys } = from;

  const demand = (verb: "put" | "delete", key: string, condition: Condition | undefined) => {
    if (condition === undefined) return;
    const found = objects.get(key);
    const isAbsent = "ifNoneMatch" in condition && condition.ifNoneMatch === "*" && found === undefined;
    const holds = "ifMatch" in condition ? found?.head.etag === condition.ifMatch : isAbsent;
    if (!holds) throw new ConditionFailed(verb, key);
  };

  return {
    copy: (otherNow) => memoryBucket(otherNow, { objects, keys }),

    async get(key) {
      checked("get", key);
      const found = objects.get(key);
      // Each reader gets a copy of its own, as from S3. The code remembers results for the same array of bytes.
      return found && { ...found.head, body: new Uint8Array(found.body) };
    },

    async head(key) {
      checked("head", key);
      return objects.get(key)?.head;
    },

    async put(key, body, { condition, contentType, cacheControl, fingerprint, status, location, link }) {
      const bytes = checked("put", key);
      demand("put", key, condition);
      if (!objects.has(key)) {
        keys = keys.toSpliced(positionOf(bytes, keys), 0, [key, bytes]);
      }
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      const headers = { contentType, cacheControl, fingerprint, status, location, link };
      const head = { etag, lastModified: now(), size: body.byteLength, ...headers };
      objects.set(key, { head, body: new Uint8Array(body) });
      return etag;
    },

    async list({ prefix, startAfter, limit = Number.POSITIVE_INFINITY }) {
      const first = positionOf(firstKey(prefix, startAfter), keys);
      const end = Math.min(positionOf(endOf(prefix), keys), first + Math.max(0, limit));
      return keys
        .slice(first, Math.max(first, end))
        .map(([key]) => ({ key, etag: objects.get(key)?.head.etag ?? "" }));
    },

    async delete(key, condition) {
      checked("delete", key);
      demand("delete", key, condition);
      if (objects.delete(key)) keys = keys.filter(([other]) => other !== key);
    },
  };
}

/** The position of the first key that is not before these bytes. */
function positionOf(bytes: Buffer, keys: Contents["keys"]): number {
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const isBefore = Buffer.compare(keys[middle]?.[1] ?? bytes, bytes) < 0;
    if (isBefore) from = middle + 1;
    else to = middle;
  }
  return from;
}

function checked(verb: "get" | "head" | "put" | "delete", key: string): Buffer {
  try {
    return keyBytes(key);
  } catch (error) {
    throw new StoreFault(verb, key, { cause: error });
  }
}
