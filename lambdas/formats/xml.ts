// Recognises XML from news agencies and content management systems. The name of its root element decides which parser gets it.
import { refused } from "../refusal/refuse.ts";
import { type ParseItems, parseItems } from "./agency/items.ts";
import type { Format, InputFile } from "./format.ts";
import { isHtmlElement, isHtmlName } from "./html.ts";
import { rootName } from "./xml/root-name.ts";

/** The parsers, by the root element's name without its prefix. A parser is imported when the first file of its kind comes. */
const parsers: readonly (readonly [root: RegExp, load: () => Promise<ParseItems>])[] = [
  [
    /^(?:newsItem|newsMessage|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem)$/,
    async () => (await import("./newsml-g2/parse-items.ts")).parseNewsMlG2,
  ],
  [/^NewsML$/i, async () => (await import("./newsml-1/parse-items.ts")).parseNewsMl1],
  [/^nitf$/i, async () => (await import("./nitf/parse-nitf.ts")).parseNitf],
  [/^(?:rss|RDF|feed|entry)$/, async () => (await import("./feed-item/parse-feed.ts")).parseFeed],
];

export const xml: Format = {
  recognises({ name, text }: InputFile) {
    const root = text === undefined ? undefined : rootName(text);
    if (text === undefined || root === undefined || root.toLowerCase() === "html") return false;
    if (parserOf(root)) return true;
    // A text without an XML declaration can also be HTML.
    return /^\s*<\?xml\s/.test(text) || !(isHtmlElement(root) || isHtmlName(name));
  },
  async parse({ text = "" }, timeZone) {
    const root = rootName(text) ?? "";
    const load = parserOf(root);
    const other = () => refused("unknown-format", { found: root, finding: "other-xml" });
    if (!load) return other();
    const parseRoot = await load();
    const { parseXml, UnusableXml } = await import("./xml/xml-tree.ts");
    try {
      const items = parseRoot(parseXml(text), timeZone);
      return items ? parseItems(items) : other();
    } catch (error) {
      if (!(error instanceof UnusableXml)) throw error;
      const { message, line, column, isQuoted } = error;
      const finding = isQuoted ? undefined : "broken-content";
      return refused("damaged-file", { line, column, found: message, finding });
    }
  },
};

function parserOf(root: string) {
  return parsers.find(([name]) => name.test(root))?.[1];
}
