// The gate that every document passes before it replaces the one that is live. It knows nothing of how documents are
// made: it reads them as a reader would.
import { checkAtom } from "./check-atom.ts";
import { checkJsonFeed } from "./check-json-feed.ts";
import { checkRss } from "./check-rss.ts";
import { parseStrictXml, type XmlElement } from "./strict-xml.ts";

/** What each name of a document promises. */
const checks: Readonly<Record<string, (text: string, url: string) => readonly string[]>> = {
  "rss.xml": (text, url) => checkXml(text, (root) => checkRss(root, url)),
  "atom.xml": (text, url) => checkXml(text, (root) => checkAtom(root, url)),
  "feed.json": checkJsonFeed,
  "feeds.opml": (text) => checkXml(text, ({ name }) => (name === "opml" ? [] : ["not an OPML document"])),
};

/**
 * Why a document must not go out; empty when it may. What is no feed must only not be empty.
 *
 * @param url where it will be fetched from
 */
export function checkDocument(text: string, url: string): readonly string[] {
  if (text.trim() === "") return ["empty"];
  return checks[url.split("/").at(-1) ?? ""]?.(text, url) ?? [];
}

function checkXml(text: string, checkRoot: (root: XmlElement) => readonly string[]): readonly string[] {
  const xml = parseStrictXml(text);
  return xml.ok ? checkRoot(xml.root) : xml.problems;
}
