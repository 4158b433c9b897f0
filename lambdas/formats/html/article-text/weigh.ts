// Measures the text of a page's elements, and how much of it is links.
import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";

export interface Weight {
  /** The number of characters in the element, not counting spaces. */
  readonly text: number;
  /** The number of these characters that are in links. */
  readonly links: number;
  /** The number of these characters that are in paragraphs ({@link isParagraph}). */
  readonly prose: number;
}

export type Weights = ReadonlyMap<AnyNode, Weight>;

/** In characters. Captions, labels and teasers are shorter than the paragraphs of an article. */
const shortestParagraph = 80;
/** The largest share of a paragraph's text that may be links. With more, it is a list of other articles. */
const mostLinks = 1 / 3;
const paragraphs = /^(?:p|div|section|blockquote|li|pre|td|dd)$/;
const withoutText = /^(?:script|style|template|noscript|select|button|textarea|svg)$/;
/** Elements that stand within a line of text. */
const inline =
  /^(?:a|abbr|b|bdi|bdo|cite|code|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|u|br|img|wbr|strike|del|big)$/;
const nothing: Weight = { text: 0, links: 0, prose: 0 };

/** Weighs all elements together. To weigh each one separately would take time that grows with the square of the page's length. */
export function weigh(root: ParentNode): Weights {
  const weights = new Map<AnyNode, Weight>();
  const walk = (node: AnyNode, isLinked: boolean): Weight => {
    if (isText(node)) {
      const text = node.data.replace(/\s+/gu, "").length;
      return { text, links: isLinked ? text : 0, prose: 0 };
    }
    if (!isTag(node) || withoutText.test(node.name)) return nothing;
    const isLink = isLinked || (node.name === "a" && node.attribs.href !== undefined);
    let [text, links, prose, own] = [0, 0, 0, 0];
    for (const child of node.children) {
      const weight = walk(child, isLink);
      text += weight.text;
      links += weight.links;
      prose += weight.prose;
      if (!isTag(child) || inline.test(child.name)) own += weight.text - weight.links - weight.prose;
    }
    const isProse = paragraphs.test(node.name) && own >= shortestParagraph && links <= text * mostLinks;
    const weight = { text, links, prose: isProse ? Math.max(prose, own + links) : prose };
    weights.set(node, weight);
    return weight;
  };
  weights.set(root as AnyNode, sumOf(root.children.map((child) => walk(child, false))));
  return weights;
}

export function weightOf(weights: Weights, element: AnyNode): Weight {
  return weights.get(element) ?? nothing;
}

/** Whether the element itself is a paragraph. An element that only contains paragraphs is not. */
export function isParagraph(element: Element, weights: Weights): boolean {
  const { prose } = weightOf(weights, element);
  const within = element.children.reduce((sum, child) => sum + weightOf(weights, child).prose, 0);
  return prose > within;
}

export function sumOf(weights: readonly Weight[]): Weight {
  const sum = (name: keyof Weight) => weights.reduce((total, weight) => total + weight[name], 0);
  return { text: sum("text"), links: sum("links"), prose: sum("prose") };
}
