// The report that tells an editor why a file is refused. It exists only while the file is refused.

import { unchangedSince } from "../catalog/catalog.ts";
import { formatRefusals } from "../refusal/format-refusals.ts";
import type { ObjectStore } from "../store/object-store.ts";
import { reportKey } from "./key.ts";
import { type InboxFile, refusalsOf } from "./read-file.ts";

/** Writes the report if the file is refused, and removes it otherwise. Returns whether anything had to be changed. */
export async function syncReport(
  key: string,
  file: InboxFile | { readonly kind: "picture" },
  inbox: ObjectStore,
): Promise<boolean> {
  const at = reportKey(key);
  const there = await inbox.get(at);
  const refusals = refusalsOf(file);
  if (refusals.length === 0) {
    if (there) await inbox.delete(at, { ifMatch: there.etag });
    return there !== undefined;
  }
  const report = formatRefusals(key, refusals, file.kind === "several");
  if (there && new TextDecoder().decode(there.body) === report) return false;
  await inbox.put(at, new TextEncoder().encode(report), {
    contentType: "text/plain; charset=utf-8",
    condition: unchangedSince(there),
  });
  return true;
}
