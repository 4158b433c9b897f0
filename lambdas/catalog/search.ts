// Stores a hash of the data from which the documents for search engines and for the search of the site were last made. The documents are
// made again only if this data changes.
import * as z from "zod/mini";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { type Read, storedKind } from "./stored-kind.ts";
import { tolerantObject } from "./stored-object.ts";

const key = "search";

const searches = storedKind({
  /** A hash of all data. Empty if a later call must continue with the months. */
  madeOf: z.string(),
  /** The months of the main feed's history whose headlines are merged: the ETag of the month (history/months.ts), and its number of articles. */
  months: z._default(z.record(z.string(), tolerantObject({ etag: z.string(), articles: z.int() })), {}),
});

export type Search = ReturnType<(typeof searches)["read"]>;

export async function getSearch(catalog: ObjectStore): Promise<Read<Search | undefined>> {
  return searches.get(catalog, key);
}

export async function putSearch(catalog: ObjectStore, search: Search, condition: Condition): Promise<void> {
  await searches.put(catalog, key, search, condition);
}
