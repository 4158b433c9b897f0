// The gate that every document passes before it replaces the one that is live. It knows nothing of how documents are
// made: it reads them as a reader would.
import { checkAtom } from "./check-atom.ts";
import { checkJsonFeed } from "./check-json-feed.ts";
import { checkRss } from "./check-rss.ts";
import { parseStrictXml } from "./strict-xml.ts";

/** Any document of the site. */
export interface CheckedDocument {
  readonly text: string;
  /** With its charset. */
  readonly contentType: string;
}

/**
 * Why a document must not go out; empty when it may.
 *
 * @param url where it will be fetched from
 */
export function checkDocument({ text, contentType }: CheckedDocument, url: string): readonly string[] {
  const [type = ""] = contentType.split(";");
  if (type === "application/feed+json") return checkJsonFeed(text, url);
  if (!/xml|opml/.test(type)) return text.trim() === "" ? ["empty"] : [];
  const xml = parseStrictXml(text);
  if (!xml.ok) return xml.problems;
  if (type === "application/rss+xml") return checkRss(xml.root, url);
  return type === "application/atom+xml" ? checkAtom(xml.root, url) : [];
}
