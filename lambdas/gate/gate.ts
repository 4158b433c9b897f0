// The gate: every document is checked before it replaces the live one. The gate shares no code with the renderers; it parses
// documents as a feed reader would.
import { checkAtom } from "./check-atom.ts";
import { checkCharacters, stringsIn } from "./check-characters.ts";
import { checkJsonFeed } from "./check-json-feed.ts";
import { checkRss } from "./check-rss.ts";
import { parseFeedXml } from "./feed-xml.ts";
import { type Problem, problem } from "./rules.ts";
import { parseStrictXml, textsIn, type XmlElement } from "./strict-xml.ts";

export type { Problem } from "./rules.ts";

/** Which checks a document gets. `not-empty` is for pages and style sheets: they must have text, and only allowed characters. */
export type GateRule = "rss" | "atom" | "json-feed" | "opml" | "svg" | "sitemap" | "json" | "not-empty";

/**
 * Returns the problems that keep a document from being published. Empty if there are none.
 *
 * @param url the document's own URL, which a feed must state as rel=self
 */
export function checkDocument(text: string, rule: GateRule, url: string): readonly Problem[] {
  if (text.trim() === "") return [problem("rule-form", "empty")];
  switch (rule) {
    case "rss":
      return checkFeed(text, "item", (root) => checkRss(root, url));
    case "atom":
      return checkFeed(text, "entry", (root) => checkAtom(root, url));
    case "json-feed":
      return checkJsonFeed(text, url);
    case "opml":
      return checkXml(text, ({ name }) =>
        name === "opml" ? [] : [problem("rule-form", "not an OPML document")],
      );
    case "svg":
      return checkXml(text, ({ name }) =>
        name === "svg" ? [] : [problem("rule-form", "not an SVG document")],
      );
    case "sitemap":
      return checkXml(text, ({ name }) =>
        name === "urlset" || name === "sitemapindex" ? [] : [problem("rule-form", "not a sitemap")],
      );
    case "json":
      return checkJson(text);
    case "not-empty":
      return checkCharacters([text]);
  }
}

function checkJson(text: string): readonly Problem[] {
  try {
    return checkCharacters(stringsIn(JSON.parse(text)));
  } catch (error) {
    return [problem("rule-form", `not JSON: ${error instanceof Error ? error.message : error}`)];
  }
}

type CheckRoot = (root: XmlElement) => readonly Problem[];

function checkFeed(text: string, entryName: "item" | "entry", checkRoot: CheckRoot): readonly Problem[] {
  const root = parseFeedXml(text, entryName);
  return root ? checkRoot(root) : checkXml(text, checkRoot);
}

function checkXml(text: string, checkRoot: CheckRoot): readonly Problem[] {
  const xml = parseStrictXml(text);
  if (!xml.ok) return xml.problems.map((message) => problem("rule-form", message));
  return [...checkRoot(xml.root), ...checkCharacters(textsIn(xml.root))];
}
