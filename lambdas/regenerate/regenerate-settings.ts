// Regenerates the documents that depend only on the settings, such as the style sheet. Few calls need them, so this file is imported
// dynamically.
import { renderSettingsDocuments, settingsDocumentPaths } from "../documents/render-settings.ts";
import type { CallContext } from "../protocol/context.ts";
import { converge } from "../protocol/converge.ts";
import { compare, readLive, renderOrReport, withAbsent, writeDifferences } from "../site/site-documents.ts";
import { rememberWrites } from "../store/remember-writes.ts";

export async function regenerateSettingsDocuments(context: CallContext): Promise<void> {
  const { publication, siteUrl } = context;
  const own = { ...context, site: rememberWrites(context.site, context.now) };
  const what = "the documents of the settings";
  const documents = renderOrReport(what, () => renderSettingsDocuments(publication, siteUrl), context);
  if (!documents) return;
  await converge(what, async () => {
    const live = await readLive(settingsDocumentPaths, own);
    return writeDifferences(compare(live, withAbsent(live, documents), context), own);
  });
}
