// A bucket whose writes stay in memory. Readers of the overlay see them; the bucket below is only read.
import { createHash } from "node:crypto";
import { ConditionFailed, type ObjectStore, type PutOptions, type StoredObject } from "./object-store.ts";

/** For a trial of what would be written. It lists what is below: a listing does not show what was written to the overlay. */
export function overlayStore(below: ObjectStore, now: () => number): ObjectStore {
  const written = new Map<string, StoredObject | undefined>();
  const get = async (key: string) => (written.has(key) ? written.get(key) : below.get(key));
  const head = async (key: string) => (written.has(key) ? written.get(key) : below.head(key));
  const demand = async (verb: "put" | "delete", key: string, condition: PutOptions["condition"]) => {
    if (condition === undefined) return;
    const found = await head(key);
    const holds = "ifMatch" in condition ? found?.etag === condition.ifMatch : found === undefined;
    if (!holds) throw new ConditionFailed(verb, key);
  };
  return {
    get,
    head,
    list: (options) => below.list(options),
    async put(key, body, { condition, ...stored }) {
      await demand("put", key, condition);
      const etag = `"${createHash("md5").update(body).digest("hex")}"`;
      written.set(key, { ...stored, body, etag, lastModified: now(), size: body.byteLength });
      return etag;
    },
    async delete(key, condition) {
      await demand("delete", key, condition);
      written.set(key, undefined);
    },
  };
}
