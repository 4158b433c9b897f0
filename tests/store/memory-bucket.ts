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
    const holds = "ifMatch" in condition ? found?.head.etag === condition.ifMatch : found === undefined;
    if (!holds) throw new ConditionFailed(verb, key);
  };

  return {
    copy: (otherNow) => memoryBucket(otherNow, { objects, keys }),

    async get(key) {
      checked("get", key);
      const found = objects.get(key);
      return found && { ...found.head, body: found.body };
    },

    async head(key) {
      checked("head", key);
      return objects.get(key)?.head;
    },

    async put(key, body, { condition, contentType, cacheControl, fingerprint, status, location, link }) {
      const bytes = checked("put", key);
      demand("put", key, condition);
      if (!objects.has(key)) {
        const at = keys.findIndex(([, other]) => Buffer.compare(other, bytes) > 0);
        keys = keys.toSpliced(at === -1 ? keys.length : at, 0, [key, bytes]);
      }
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      const headers = { contentType, cacheControl, fingerprint, status, location, link };
      const head = { etag, lastModified: now(), size: body.byteLength, ...headers };
      objects.set(key, { head, body: new Uint8Array(body) });
      return etag;
    },

    async list({ prefix, startAfter, limit = Number.POSITIVE_INFINITY }) {
      const [first, end] = [firstKey(prefix, startAfter), endOf(prefix)];
      return keys
        .filter(([, bytes]) => Buffer.compare(bytes, first) >= 0 && Buffer.compare(bytes, end) < 0)
        .slice(0, Math.max(0, limit))
        .map(([key]) => ({ key, etag: objects.get(key)?.head.etag ?? "" }));
    },

    async delete(key, condition) {
      checked("delete", key);
      demand("delete", key, condition);
      if (objects.delete(key)) keys = keys.filter(([other]) => other !== key);
    },
  };
}

function checked(verb: "get" | "head" | "put" | "delete", key: string): Buffer {
  try {
    return keyBytes(key);
  } catch (error) {
    throw new StoreFault(verb, key, { cause: error });
  }
}
