// What the bytes of a file without an id of its own were published as: so that a file that is renamed keeps its article, and a copy of
// it makes no second one.
import * as z from "zod";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { type Read, unchangedSince } from "./catalog.ts";
import { contentKey } from "./keys.ts";
import { storedKind } from "./registers.ts";

const contentBinding = storedKind({
  /** The file that has these bytes, or had them. */
  key: z.string(),
  /** The id of the file's article. */
  id: z.string(),
});

export type ContentBinding = Pick<ReturnType<(typeof contentBinding)["read"]>, "key" | "id">;

/** @param etag of a file: equal bytes have equal ETags */
export async function getBinding(
  catalog: ObjectStore,
  etag: string,
): Promise<Read<ContentBinding | undefined>> {
  const stored = await catalog.get(contentKey(etag));
  return { value: stored && contentBinding.read(stored.body), unchanged: unchangedSince(stored) };
}

export async function putBinding(
  catalog: ObjectStore,
  etag: string,
  { key, id }: ContentBinding,
  condition: Condition,
): Promise<void> {
  const body = new TextEncoder().encode(contentBinding.write({ schema: 1, key, id }));
  await catalog.put(contentKey(etag), body, { contentType: "application/json", condition });
}
