// A view of a bucket that does not read again what was written through it. The passes of a call use it (see converge.ts).
import type { ObjectStore, StoredObject } from "./object-store.ts";

/**
 * Remembers each object that is written through this view, and returns it instead of reading it. Another worker may have replaced the
 * object in the meantime. Then a write with the remembered ETag as its condition fails, all objects are forgotten, and the next pass reads
 * them again. Listings are always requested.
 *
 * @param now returns the modification time for remembered objects
 */
export function rememberWrites(store: ObjectStore, now: () => number): ObjectStore {
  const written = new Map<string, StoredObject | undefined>();
  const orForget = async <Answer>(request: Promise<Answer>): Promise<Answer> => {
    try {
      return await request;
    } catch (error) {
      written.clear();
      throw error;
    }
  };
  return {
    get: async (key) => (written.has(key) ? written.get(key) : store.get(key)),
    async head(key) {
      if (!written.has(key)) return store.head(key);
      const stored = written.get(key);
      if (!stored) return undefined;
      const { body: _, ...head } = stored;
      return head;
    },
    list: (options) => store.list(options),
    async put(key, body, options) {
      const etag = await orForget(store.put(key, body, options));
      const { condition: _, ...stored } = options;
      written.set(key, { ...stored, body, etag, lastModified: now(), size: body.byteLength });
      return etag;
    },
    async delete(key, condition) {
      await orForget(store.delete(key, condition));
      written.set(key, undefined);
    },
  };
}
