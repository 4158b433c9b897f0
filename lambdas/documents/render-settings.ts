// Renders the documents of the table that depend only on the settings.
import type { Publication } from "../publication/publication.ts";
import type { RenderedDocuments } from "./document-rule.ts";
import { existsWith } from "./render-documents.ts";
import { settingsDocuments } from "./settings-documents.ts";

const rules = Object.values(settingsDocuments);

/** The paths of these documents. */
export const settingsDocumentPaths: readonly string[] = rules.map(({ path }) => path);

/** Those of the documents at {@link settingsDocumentPaths} that the site should have. */
export function renderSettingsDocuments(publication: Publication, siteUrl: string): RenderedDocuments {
  return new Map(
    rules
      .filter(existsWith(publication))
      .map((rule) => [rule.path, { text: rule.render(publication, siteUrl), rule }] as const),
  );
}
