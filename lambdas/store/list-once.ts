// A view of a bucket for one pass of a loop.
import type { ListedObject, ObjectStore } from "./object-store.ts";

/** Sends each listing once. So a listing can be sent ahead, together with other requests, and its result is there when it is needed. */
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
