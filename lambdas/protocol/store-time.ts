// A worker's clock may be behind the store's. An article of today is published when it arrived, by the store's clock: a worker
// that is behind would take it for an article that waits, and nothing would look at it again.
import type { ObjectHead, ObjectStore } from "../store/object-store.ts";
import type { PublishContext } from "./context.ts";

/** The context with a clock that is never behind any time that the store has told it during this call. */
export function withStoreTime(context: PublishContext): PublishContext {
  let latest = 0;
  const note = <Head extends ObjectHead>(head: Head | undefined): Head | undefined => {
    latest = Math.max(latest, head?.lastModified ?? 0);
    return head;
  };
  const noting = (store: ObjectStore): ObjectStore => ({
    ...store,
    get: async (key) => note(await store.get(key)),
    head: async (key) => note(await store.head(key)),
  });
  return {
    ...context,
    inbox: noting(context.inbox),
    catalog: noting(context.catalog),
    site: noting(context.site),
    now: () => Math.max(context.now(), latest),
  };
}
