// The table of documents: everything that Khulasa writes to the site, except pictures. The CDN's stack (lib/) and the local server
// (local/site/) read the whole table. The renderers in this folder read only the part that they need, so that a start of the function does
// not load the rest. A new document is one entry in one of its three parts, and one renderer.
//
// CloudFront compresses only some content types (developer guide, "Serve compressed files"), and those of Atom, JSON Feed and
// OPML are not among them. So these documents are stored under a type that it compresses, and served under their own.
//
// A stored object has no status of its own, so a document that is served with another status than 200 stores it as metadata.
import { archiveDocuments } from "./archive-documents.ts";
import { articleDocuments } from "./article-documents.ts";
import type { DocumentRule } from "./document-rule.ts";
import { settingsDocuments } from "./settings-documents.ts";

export const documents = {
  ...articleDocuments,
  ...archiveDocuments,
  ...settingsDocuments,
} as const satisfies Readonly<Record<string, DocumentRule>>;
