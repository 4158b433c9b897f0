// The check that a new version must pass before it publishes anything. It renders the documents of the main feed, but writes nothing.
import { beginCall } from "../protocol/begin-call.ts";
import type { Outcome, PublishContext } from "../protocol/context.ts";
import { regenerateFeed } from "../regenerate/regenerate-feed.ts";
import { overlayStore } from "../store/overlay-store.ts";

/** The new version fails its check, and must not publish. */
export class VersionIsBad extends Error {
  override readonly name = "VersionIsBad";
}

/**
 * Reads the settings, the catalog and the site with the permissions of the function, renders the feed, and lets the gate check it.
 *
 * @throws VersionIsBad if readers would get no feed, or an incomplete one
 * @throws StoreFault, NotConverging
 */
export async function checkVersion(process: PublishContext): Promise<{ readonly done: true }> {
  const wrong: Outcome[] = [];
  const context = beginCall({
    ...process,
    catalog: overlayStore(process.catalog, process.now),
    site: overlayStore(process.site, process.now),
    report: (outcome) => {
      if (["withheld", "leftOut", "failed"].includes(outcome.kind)) wrong.push(outcome);
    },
  });
  const { regenerateSettingsDocuments } = await import("../regenerate/regenerate-settings.ts");
  await regenerateSettingsDocuments(context);
  await regenerateFeed("all", context);
  if (wrong.length > 0) throw new VersionIsBad(JSON.stringify(wrong));
  return { done: true };
}
