// Stores a hash of everything from which the documents for search engines were last made. They are only made again if it changes.
import * as z from "zod/mini";
import type { Condition, ObjectStore } from "../store/object-store.ts";
import { type Read, unchangedSince } from "./catalog.ts";
import { storedKind } from "./registers.ts";

const key = "search";

const searches = storedKind({ madeOf: z.string() });

export type Search = ReturnType<(typeof searches)["read"]>;

export async function getSearch(catalog: ObjectStore): Promise<Read<Search | undefined>> {
  const stored = await catalog.get(key);
  return { value: stored && searches.read(stored.body), unchanged: unchangedSince(stored) };
}

export async function putSearch(catalog: ObjectStore, search: Search, condition: Condition): Promise<void> {
  const body = new TextEncoder().encode(searches.write(search));
  await catalog.put(key, body, { contentType: "application/json", condition });
}
