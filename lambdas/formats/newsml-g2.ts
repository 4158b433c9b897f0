// IPTC NewsML-G2, as AFP, Reuters, dpa and others send it: one item, or a message around several.
import { refuse } from "../refusal/refuse.ts";
import type { DroppedFile, Format } from "./format.ts";

/** The News Architecture's namespace, under whatever prefix. */
const namespace = /\sxmlns(?::[\w.-]+)?\s*=\s*["']http:\/\/iptc\.org\/std\/nar\/2006-10-01\/["']/;
const root =
  /<(?:[\w.-]+:)?(?:newsItem|newsMessage|packageItem|conceptItem|knowledgeItem|planningItem|catalogItem)[\s>]/;

export const newsmlG2: Format = {
  recognises({ text }: DroppedFile) {
    return (
      text !== undefined &&
      /^\s*<(?!(?:!doctype\s+)?html)/i.test(text) &&
      root.test(text) &&
      namespace.test(text)
    );
  },
  async parse({ text = "" }, timeZone) {
    const { readXml, UnusableXml } = await import("./newsml-g2/xml-tree.ts");
    const { parseItems } = await import("./newsml-g2/parse-items.ts");
    try {
      return parseItems(readXml(text), timeZone);
    } catch (error) {
      if (!(error instanceof UnusableXml)) throw error;
      const { message, line, column, isQuoted } = error;
      const finding = isQuoted ? undefined : "broken-content";
      return { ok: false, refusals: [refuse("damaged-file", { line, column, found: message, finding })] };
    }
  },
};
