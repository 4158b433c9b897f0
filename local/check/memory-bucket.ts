// A bucket in memory, for `npm run check`. It keeps the bytes that it gets. SQLite would make four copies of a file of 20 MB.
import type { ListedObject, ListOptions, ObjectStore } from "../../lambdas/store/object-store.ts";
import { overlayStore } from "../../lambdas/store/overlay-store.ts";

/** @param empty an empty bucket. Nothing is written to it */
export function memoryBucket(empty: ObjectStore, now: () => number): ObjectStore {
  const overlay = overlayStore(empty, now);
  const etags = new Map<string, string>();
  return {
    ...overlay,
    async put(key, body, options) {
      const etag = await overlay.put(key, body, options);
      etags.set(key, etag);
      return etag;
    },
    async delete(key, condition) {
      await overlay.delete(key, condition);
      etags.delete(key);
    },
    list: async (options) =>
      listOf(
        [...etags].map(([key, etag]) => ({ key, etag })),
        options,
      ),
  };
}

/** The objects that a listing with these options shows, in the order of S3. */
export function listOf(
  objects: readonly ListedObject[],
  { prefix, startAfter = "", limit }: ListOptions,
): readonly ListedObject[] {
  const bytes = (key: string) => Buffer.from(key);
  return objects
    .filter(({ key }) => key.startsWith(prefix) && bytes(key).compare(bytes(startAfter)) > 0)
    .sort((one, other) => bytes(one.key).compare(bytes(other.key)))
    .slice(0, limit);
}
