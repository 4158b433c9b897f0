// Stores a hash of the data from which the documents for search engines and for the search of the site were last made. The documents are
// made again only if this data changes.
import * as z from "zod/mini";
import { storedKind } from "./stored-kind.ts";
import { tolerantObject } from "./stored-object.ts";

export const searches = storedKind(() => "search", {
  /** A hash of all data. Empty if a later call must continue with the months. */
  madeOf: z.string(),
  /** The months of the main feed's history whose headlines are merged: the ETag of the month (history/months.ts), and its number of articles. */
  months: z._default(z.record(z.string(), tolerantObject({ etag: z.string(), articles: z.int() })), {}),
});

export type Search = ReturnType<(typeof searches)["read"]>;
