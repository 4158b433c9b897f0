// Decides which configuration version (settings, address and code) makes the feeds. After a deployment, a call of the older version may
// still run. The newer version is current then, and regenerates the feeds that the older one has written.

import { createHash } from "node:crypto";
import { activated, mayActivate, type Renewal, renewals, restarted } from "../catalog/renewal.ts";
import type { Read } from "../catalog/stored-kind.ts";
import type { PublishContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { ConditionFailed } from "../store/object-store.ts";

/**
 * Makes this version the current one, unless another version has just replaced it. The current version is stored before any feed is
 * regenerated. So if a call of an older version writes a feed later, it notices this at its end (see {@link restoreCurrent}).
 *
 * @returns how far the regeneration of all feeds has come; undefined while another version is current
 */
export async function activate(context: PublishContext, began: number): Promise<Read<Renewal> | undefined> {
  const { catalog, now, startedAt, isAlone } = context;
  const edition = editionOf(context);
  const { value: last, unchanged } = await renewals.get(catalog);
  if (last?.edition === edition) return { value: last, unchanged };
  if (!isAlone && !mayActivate(last, edition, { call: began, process: startedAt })) return undefined;
  const activatedNow = activated(last, edition, now());
  const value = isAlone ? { ...activatedNow, repetition: "done" as const } : activatedNow;
  try {
    return { value, unchanged: { ifMatch: await renewals.put(catalog, value, unchanged) } };
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined; // another call has written first; the call of the next minute checks again
    throw error;
  }
}

/**
 * Call this at the end of a call that has written feeds. If another version is current by then, it makes that version regenerate all
 * feeds again, because some may have the settings of this version. It costs one read.
 */
export async function restoreCurrent(context: PublishContext): Promise<void> {
  await beginAgain(context, (current) => isAnother(current, context));
}

/** Whether another version is current, so that this one must not write documents of the whole site. It costs one read. */
export async function isReplaced(context: PublishContext): Promise<boolean> {
  return isAnother((await renewals.get(context.catalog)).value, context);
}

function isAnother(current: Renewal | undefined, context: PublishContext): boolean {
  return current !== undefined && current.edition !== editionOf(context);
}

/** Makes the current version regenerate all feeds, from the beginning. */
export async function beginRenewing(context: PublishContext): Promise<void> {
  await beginAgain(context, () => true);
}

async function beginAgain(
  context: PublishContext,
  isNeeded: (current: Renewal | undefined) => boolean,
): Promise<void> {
  const { catalog, now } = context;
  await converge("the renewal", async () => {
    const { value: current, unchanged } = await renewals.get(catalog);
    if (!isNeeded(current)) return false;
    const next = current ? restarted(current) : activated(undefined, editionOf(context), now());
    await renewals.put(catalog, next, unchanged);
    return false;
  });
}

/** A hash of everything that feeds depend on, except the articles: the settings, the site's address and the code. */
export function editionOf({
  publication,
  siteUrl,
  code,
}: Pick<PublishContext, "publication" | "siteUrl" | "code">): string {
  return createHash("sha256").update(JSON.stringify({ publication, siteUrl, code })).digest("hex");
}
