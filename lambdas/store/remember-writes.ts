// A view of a bucket that does not read again what was written through it. See converge.ts for its use.
import type { ObjectStore, StoredObject } from "./object-store.ts";

/**
 * Remembers each object that is written through this view, until a request fails. So it may return an object that another worker has
 * replaced since. A write on the condition of such an object fails, and then everything is read again. Listings are always read.
 *
 * @param now the time of modification that remembered objects have
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
