// Decides by the key alone what is done with a file of the inbox, and does it.
import { kindOfKey, wasOnceRead } from "../inbox/key.ts";
import { type InboxFile, refusedFile } from "../inbox/read-file.ts";
import { readReport, syncReport } from "../inbox/report.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { noEffects, type ReconcileEffects } from "./effects.ts";
import { outcomesOf } from "./outcomes.ts";
import { reconcile } from "./reconcile.ts";
import { reconcilePicture } from "./reconcile-picture.ts";

/** @throws StoreFault, NotConverging: a later call for the same key finishes the work */
export async function reconcileKey(key: string, context: CallContext): Promise<ReconcileEffects> {
  switch (kindOfKey(key)) {
    case "article":
      return reconcile(key, context);
    case "picture":
      return reconcilePicture(key, context);
    case "unusable":
      return refuseKey(key, context);
    case "ignored":
      return (await isGoneFromReservedFolder(key, context)) ? reconcile(key, context) : noEffects;
  }
}

/**
 * Early versions published articles from folders that are reserved now. Such an article stays until its file is deleted. Returns true if
 * the file is gone, because its article must then be removed.
 */
async function isGoneFromReservedFolder(key: string, { inbox }: CallContext): Promise<boolean> {
  return wasOnceRead(key) && (await inbox.head(key)) === undefined;
}

/** Reports a file whose key is unusable. No pass reads the catalog, because a file with such a key never gets an id. */
async function refuseKey(key: string, { inbox, now, report }: CallContext): Promise<ReconcileEffects> {
  let file: InboxFile = { kind: "absent", key };
  const wrote = await converge(key, async () => {
    const isThere = (await inbox.head(key)) !== undefined;
    file = { key, ...(isThere ? refusedFile("unusable-key", key) : { kind: "absent" }) };
    return syncReport(file, await readReport(key, inbox), inbox);
  });
  for (const outcome of outcomesOf({ file, wrote }, noEffects, now())) report(outcome);
  return noEffects;
}
