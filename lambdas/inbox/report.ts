// The report that tells an editor why a file is refused. It exists only while the file is refused.

import { unchangedSince } from "../catalog/stored-kind.ts";
import type { ObjectStore, StoredObject } from "../store/object-store.ts";
import { reportKey } from "./key.ts";
import { type AtKey, type FileContent, refusalsOf } from "./read-file.ts";

export function readReport(key: string, inbox: ObjectStore): Promise<StoredObject | undefined> {
  return inbox.get(reportKey(key));
}

/**
 * Writes the report if the file is refused, and removes it otherwise.
 *
 * @param there the stored report, as {@link readReport} has read it
 * @returns whether anything had to be changed
 */
export async function syncReport(
  file: AtKey & (FileContent | { readonly kind: "picture" }),
  there: StoredObject | undefined,
  inbox: ObjectStore,
): Promise<boolean> {
  const at = reportKey(file.key);
  const refusals = refusalsOf(file);
  if (refusals.length === 0) {
    if (there) await inbox.delete(at, { ifMatch: there.etag });
    return there !== undefined;
  }
  const { formatRefusals } = await import("../refusal/format-refusals.ts"); // the texts of all refusals
  const report = formatRefusals(file.key, refusals, file.kind === "several");
  if (there && new TextDecoder().decode(there.body) === report) return false;
  await inbox.put(at, new TextEncoder().encode(report), {
    contentType: "text/plain; charset=utf-8",
    condition: unchangedSince(there),
  });
  return true;
}
