// Begins a call of the function: what was parsed in the call before may be old, and the call's clock follows the store's.
import { ParsedFiles } from "../inbox/parsed-files.ts";
import type { ObjectHead, ObjectStore } from "../store/object-store.ts";
import type { CallContext, PublishContext, TimeLeft } from "./context.ts";

/**
 * The clock of a call is never behind any time that the store has told it during the call. An article of today is published
 * when it arrived, by the store's clock: a worker that is behind would take it for one that waits, and nothing would look at
 * it again.
 */
export function beginCall(process: PublishContext, timeLeft?: TimeLeft): CallContext {
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
    ...process,
    inbox: noting(process.inbox),
    catalog: noting(process.catalog),
    site: noting(process.site),
    parsedFiles: new ParsedFiles(),
    timeLeft,
    now: () => Math.max(process.now(), latest),
  };
}
