// The XML that agencies and content systems send; which of them a document is, its first element says.
import { refuse } from "../refusal/refuse.ts";
import type { DroppedFile, Format } from "./format.ts";
import { isHtmlElement, isHtmlName } from "./html.ts";
import { parseItems, type ReadItems } from "./xml/items.ts";
import { rootName } from "./xml/root-name.ts";

/** By the local name of the first element. Readers are imported when the first file of their kind comes. */
const readers: readonly (readonly [root: RegExp, load: () => Promise<ReadItems>])[] = [
  [
    /^(?:newsItem|newsMessage|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem)$/,
    async () => (await import("./newsml-g2/read-items.ts")).readNewsMlG2,
  ],
  [/^NewsML$/i, async () => (await import("./newsml-1/read-items.ts")).readNewsMl1],
  [/^nitf$/i, async () => (await import("./nitf/read-nitf.ts")).readNitf],
  [/^(?:rss|RDF|feed|entry)$/, async () => (await import("./feed-item/read-feed.ts")).readFeed],
];

export const xml: Format = {
  recognises({ name, text }: DroppedFile) {
    const root = text === undefined ? undefined : rootName(text);
    if (text === undefined || root === undefined || root.toLowerCase() === "html") return false;
    if (readerOf(root)) return true;
    // Without a declaration, tags may be HTML of a page's own, or of an unknown kind.
    return /^\s*<\?xml\s/.test(text) || !(isHtmlElement(root) || isHtmlName(name));
  },
  async parse({ text = "" }, timeZone) {
    const root = rootName(text) ?? "";
    const load = readerOf(root);
    const other = () => refuse("unknown-format", { found: root, finding: "other-xml" });
    if (!load) return { ok: false, refusals: [other()] };
    const readItems = await load();
    const { readXml, UnusableXml } = await import("./xml/xml-tree.ts");
    try {
      const items = readItems(readXml(text), timeZone);
      return items ? parseItems(items) : { ok: false, refusals: [other()] };
    } catch (error) {
      if (!(error instanceof UnusableXml)) throw error;
      const { message, line, column, isQuoted } = error;
      const finding = isQuoted ? undefined : "broken-content";
      return { ok: false, refusals: [refuse("damaged-file", { line, column, found: message, finding })] };
    }
  },
};

function readerOf(root: string) {
  return readers.find(([name]) => name.test(root))?.[1];
}
