// Bindings. For a file that states no id, a binding notes which article its bytes (by their ETag) were published as. So a renamed file
// keeps its article, and a copy of a file does not become a second article.
import * as z from "zod/mini";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { contentKey } from "./keys.ts";
import { type Read, storedKind } from "./stored-kind.ts";

const contentBinding = storedKind({
  /** The file that has these bytes, or had them. */
  key: z.string(),
  /** The id of the file's article. */
  id: z.string(),
});

export type ContentBinding = Pick<ReturnType<(typeof contentBinding)["read"]>, "key" | "id">;

/** @param etag the ETag of a file, which is the same for all files with the same bytes */
export async function getBinding(
  catalog: ObjectStore,
  etag: string,
): Promise<Read<ContentBinding | undefined>> {
  return contentBinding.get(catalog, contentKey(etag));
}

export async function putBinding(
  catalog: ObjectStore,
  etag: string,
  { key, id }: ContentBinding,
  condition: Condition,
): Promise<void> {
  await contentBinding.put(catalog, contentKey(etag), { schema: 1, key, id }, condition);
}
