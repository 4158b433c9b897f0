// The documents that are served under another content type than the one that they are stored with. The CDN's function and the local server
// apply this list (lib/edge/feed-type.ts).
import type { DocumentRule } from "./document-rule.ts";
import { documents } from "./documents.ts";

export interface ServedType {
  /** The file name, in the root of the site, in the folder of a feed or in that of a part of its history. */
  readonly name: string;
  readonly type: string;
  /** The content type for a browser that opens the document as a page. */
  readonly browserType: string;
}

const rules: readonly DocumentRule[] = Object.values(documents);

export const servedTypes: readonly ServedType[] = rules.flatMap(
  ({ from, path, storedType, servedType = storedType, browserType = servedType }) => {
    if (from === "part") return []; // the same names and types as the feed's own documents
    if (servedType === storedType && browserType === storedType) return [];
    return [{ name: path.replace("{feed}/", ""), type: servedType, browserType }];
  },
);
