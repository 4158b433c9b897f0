// Which configuration version makes the feeds. After a deployment a call of the older version may still run: the newer one is
// current, and what the older one writes is made anew.
import { createHash } from "node:crypto";
import { getRenewal, putRenewal, type Read } from "../catalog/catalog.ts";
import { activated, mayActivate, type Renewal, restarted } from "../catalog/renewal.ts";
import type { PublishContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { ConditionFailed } from "../store/object-store.ts";

/**
 * Makes this version the current one, unless it was just replaced. Stored before any feed is regenerated: so an older call that
 * writes a feed after that finds out at its end.
 *
 * @returns how far its feeds have come; undefined while another version is current
 */
export async function activate(context: PublishContext, began: number): Promise<Read<Renewal> | undefined> {
  const { catalog, now, startedAt } = context;
  const edition = editionOf(context);
  const { value: last, unchanged } = await getRenewal(catalog);
  if (last?.edition === edition) return { value: last, unchanged };
  if (!mayActivate(last, edition, { call: began, process: startedAt })) return undefined;
  const value = activated(last, edition, now());
  try {
    return { value, unchanged: await putRenewal(catalog, value, unchanged) };
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined; // another call was faster; the next minute sees
    throw error;
  }
}

/**
 * For the end of a call that has written feeds: if another version is current, it regenerates all feeds once more, as some may
 * have the settings of this one. Costs one read.
 */
export async function restoreCurrent(context: PublishContext): Promise<void> {
  await beginAgain(context, (current) => current !== undefined && current.edition !== editionOf(context));
}

/** Has all feeds regenerated, whatever was done, by the version that is current. */
export async function beginRenewing(context: PublishContext): Promise<void> {
  await beginAgain(context, () => true);
}

async function beginAgain(
  context: PublishContext,
  isNeeded: (current: Renewal | undefined) => boolean,
): Promise<void> {
  const { catalog, now } = context;
  await converge("the renewal", async () => {
    const { value: current, unchanged } = await getRenewal(catalog);
    if (!isNeeded(current)) return false;
    const next = current ? restarted(current) : activated(undefined, editionOf(context), now());
    await putRenewal(catalog, next, unchanged);
    return false;
  });
}

/** What every feed depends on beside its articles, as a text to compare. */
function editionOf({ publication, siteUrl, code }: PublishContext): string {
  return createHash("sha256").update(JSON.stringify({ publication, siteUrl, code })).digest("hex");
}
