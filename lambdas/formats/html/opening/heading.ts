// Finds a page's main heading. Its date and its byline stand beside it.
import type { AnyNode, Document, Element } from "domhandler";
import { foldArabic } from "../../../text/fold.ts";
import { elementsAround, elementsOf, lineIn } from "../dom.ts";

/** How many elements around the heading can contain the date and the byline. */
const levelsBeside = 4;
/** The largest number of characters between a date or a byline and the heading below it. */
export const farthestAbove = 200;
/** The largest number of characters between the heading and a date or a byline below it. */
export const farthestBelow = 500;
/** Elements whose dates and names do not belong to the article. */
export const neverBeside =
  /^(?:nav|aside|footer|blockquote|figure|select|button|textarea|form|script|style|noscript|template)$/;

/** The heading with the words of the headline, or else the only level 1 heading. */
export function headingOf(document: Document, headline: string | undefined): Element | undefined {
  const headings = elementsOf(document, "h1", "h2", "h3");
  const folded = foldArabic(headline ?? "");
  const isRepeated = (heading: Element) => {
    const line = foldArabic(lineIn(heading));
    return line.length > 10 && (folded.includes(line) || line.includes(folded));
  };
  const main = headings.filter(({ name }) => name === "h1");
  return main.find(isRepeated) ?? headings.find(isRepeated) ?? (main.length === 1 ? main[0] : undefined);
}

/** The innermost elements around the heading, which can contain the date and the byline. */
export function boxesAround(heading: Element | undefined): ReadonlySet<AnyNode> {
  const boxes = elementsAround(heading).filter(({ name }) => name !== "body" && name !== "html");
  return new Set(boxes.take(levelsBeside));
}
