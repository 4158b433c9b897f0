// Bindings. For a file that states no id, a binding notes which article its bytes (by their ETag) were published as. So a renamed file
// keeps its article, and a copy of a file does not become a second article.
import * as z from "zod/mini";
import { contentKey } from "./keys.ts";
import { storedKind } from "./stored-kind.ts";

/** The bindings, by the ETags of files. Files with the same bytes have the same ETag. */
export const bindings = storedKind(contentKey, {
  /** The key of the file that has these bytes, or had them. */
  key: z.string(),
  /** The id of the file's article. */
  id: z.string(),
});

export type ContentBinding = Pick<ReturnType<(typeof bindings)["read"]>, "key" | "id">;
