// A view of a bucket that remembers listings, for one pass of a loop.
import type { ListedObject, ObjectStore } from "./object-store.ts";

/** Sends each listing only once. So it can be requested early, together with other requests. When it is needed, its result is there. */
export function listOnce(store: ObjectStore): ObjectStore {
  const sent = new Map<string, Promise<readonly ListedObject[]>>();
  return {
    ...store,
    list(options) {
      const name = JSON.stringify(options);
      const listed = sent.get(name) ?? store.list(options);
      sent.set(name, listed);
      return listed;
    },
  };
}
