// The table of documents: everything that Khulasa writes to the site, except pictures. The CDN's stack (lib/) and the local server
// (local/site/) read the whole table. The renderers in this folder read only the part that they need, so that a cold start of the function
// does not load the rest. A new document needs one row in one of the three parts of the table, and one renderer.
//
// CloudFront compresses only some content types (developer guide, "Serve compressed files"), and those of Atom, JSON Feed and
// OPML are not among them. So these documents are stored under a type that it compresses, and served under their own.
//
// An object in S3 has no HTTP status. If a document is served with a status other than 200, the status is in the object's metadata.
import { archiveDocuments } from "./archive-documents.ts";
import { articleDocuments } from "./article-documents.ts";
import type { DocumentRule } from "./document-rule.ts";
import { settingsDocuments } from "./settings-documents.ts";

export const documents = {
  ...articleDocuments,
  ...archiveDocuments,
  ...settingsDocuments,
} as const satisfies Readonly<Record<string, DocumentRule>>;
