// Prepares the context of one call of the function: with no parsed files yet, and with a time that is never behind the store's time.
import { ParsedFiles } from "../inbox/parsed-files.ts";
import type { ObjectHead, ObjectStore } from "../store/object-store.ts";
import type { CallContext, PublishContext, TimeLeft } from "./context.ts";

/**
 * The time of a call (`now`) is never earlier than any time of modification that the store has returned during the call. An article dated
 * today is published at the time of its upload, which is a time of the store. For a computer whose time is slow, that time would be in the
 * future. It would record the article as waiting, and no later call would publish it.
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
    parsedFiles: process.parsedFiles ?? new ParsedFiles(),
    timeLeft,
    now: () => Math.max(process.now(), latest),
  };
}
