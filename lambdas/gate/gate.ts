// The gate that every document passes before it replaces the one that is live. It knows nothing of how documents are
// made: it reads them as a reader would.
import { checkAtom } from "./check-atom.ts";
import { checkJsonFeed } from "./check-json-feed.ts";
import { checkRss } from "./check-rss.ts";
import { type Problem, problem } from "./rules.ts";
import { parseStrictXml, type XmlElement } from "./strict-xml.ts";

export type { Problem } from "./rules.ts";

/** What a document promises to be. Of a page or a style sheet only its being there is checked. */
export type DocumentKind = "rss" | "atom" | "json-feed" | "opml" | "icon" | "page" | "style";

/**
 * Why a document must not go out; empty when it may.
 *
 * @param url where it will be fetched from
 */
export function checkDocument(text: string, kind: DocumentKind, url: string): readonly Problem[] {
  if (text.trim() === "") return [problem("rule-form", "empty")];
  switch (kind) {
    case "rss":
      return checkXml(text, (root) => checkRss(root, url));
    case "atom":
      return checkXml(text, (root) => checkAtom(root, url));
    case "json-feed":
      return checkJsonFeed(text, url);
    case "opml":
      return checkXml(text, ({ name }) =>
        name === "opml" ? [] : [problem("rule-form", "not an OPML document")],
      );
    case "icon":
      return checkXml(text, ({ name }) =>
        name === "svg" ? [] : [problem("rule-form", "not an SVG document")],
      );
    default:
      return [];
  }
}

function checkXml(text: string, checkRoot: (root: XmlElement) => readonly Problem[]): readonly Problem[] {
  const xml = parseStrictXml(text);
  return xml.ok ? checkRoot(xml.root) : xml.problems.map((message) => problem("rule-form", message));
}
