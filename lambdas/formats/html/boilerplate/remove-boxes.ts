// Removes boxes between the paragraphs of an article.
import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";
import { isParagraph, sumOf, type Weight, type Weights, weigh, weightOf } from "../article-text/weigh.ts";
import { elementsOf, hasImage, isPictureFile, lineIn, removeAll, setChildren } from "../dom.ts";
import { isBoilerplateName } from "./boilerplate-names.ts";
import { isLabel, isShareBar } from "./labels.ts";

/** An element with a larger share of the text than this is not a box but the article itself. */
const mostText = 1 / 2;
/** An element with a larger share of the prose (text in paragraphs) than this is not a box either. */
const mostProse = 1 / 4;
/** A block with a larger share of links in its text than this is a list of other articles, perhaps with a label. */
const mostlyLinks = 0.6;
/** In characters. An element with a longer text is not a form. */
const longestForm = 600;
/** In characters. A shorter link is not a sentence. */
const shortestSentence = 40;
/** In characters. A longer heading is not the heading of a box. */
const longestHeading = 80;
const mayBeBox =
  /^(?:div|section|aside|ul|ol|dl|p|h[2-6]|table|figure|header|article|details|fieldset|blockquote|center|form)$/;
const heading = /^h[2-6]$/;
const content = /^(?:img|picture|figure|table|video|blockquote|pre)$/;
/** An address at the end of a line. A line of links that ends with an address is kept, because it names a source of the text. */
const address = /(?:https?:\/\/|www\.)\S+$/;
const asks =
  /newsletter|cookie|privacy|consent|e-?mail|datenschutz|einverstanden|extern(?:e|al)|النشرة|البريد|الخصوصية|اشترك/iu;

export function removeBoxes(root: ParentNode): void {
  const weights = weigh(root);
  const whole = sumOf(root.children.map((child) => weightOf(weights, child)));
  const remove = (parent: ParentNode) => {
    const kept = parent.children.filter((node) => !isTag(node) || !isBox(node, weights, whole));
    setChildren(parent, kept);
    // Links within a paragraph are part of the text.
    for (const node of kept)
      if (isTag(node) && !isParagraph(node, weights) && node.name !== "a") remove(node);
  };
  remove(root);
  removeBareHeadings(root, weights);
}

function isBox(element: Element, weights: Weights, whole: Weight): boolean {
  const { text, links, prose } = weightOf(weights, element);
  if (!mayBeBox.test(element.name)) return false;
  if (prose > whole.prose * mostProse || text > whole.text * mostText) return false;
  if (elementsOf(element, "h1").length > 0) return false;
  if (element.name === "aside" || isBoilerplateName(element)) return true;
  if (hasImage(element)) return isCard(element, weights);
  if (text === 0) return false;
  const line = text <= longestForm ? lineIn(element) : "";
  if (text <= longestForm && isForm(element, line)) return true;
  if (prose > 0) return false;
  if (links > text * mostlyLinks) return !isSentence(line) && !address.test(line);
  return isLabel(line) || isShareBar(line);
}

function isForm(element: Element, line: string): boolean {
  return elementsOf(element, "input", "button").length > 0 && asks.test(line);
}

/** Whether a link is a sentence, and so a part of the text. The headline of another article is not a sentence. */
function isSentence(line: string): boolean {
  return line.length >= shortestSentence && /[.。]$/u.test(line);
}

/** Whether the element is a picture and a headline that link to another article. */
function isCard(element: Element, weights: Weights): boolean {
  const { text, links, prose } = weightOf(weights, element);
  if (prose > 0 || elementsOf(element, "figcaption").length > 0) return false;
  const isLinked = elementsOf(element, "a").some(
    (link) => hasImage(link) && !isPictureFile(link.attribs.href),
  );
  return isLinked && text > 0 && links > text * mostlyLinks;
}

/**
 * Removes the headings of removed boxes. No content is left under such a heading: after it comes a heading of the same or a higher level,
 * or the end of the article.
 */
function removeBareHeadings(root: ParentNode, weights: Weights): void {
  const bare = new Set<Element>();
  let open: Element[] = [];
  let isBegun = false;
  const walk = (node: AnyNode) => {
    if (isText(node) && node.data.trim() !== "") open = [];
    if (!isTag(node)) return;
    isBegun ||= isParagraph(node, weights);
    if (content.test(node.name)) open = [];
    if (!heading.test(node.name)) for (const child of node.children) walk(child);
    else if (isBegun && lineIn(node) !== "" && lineIn(node).length <= longestHeading) {
      for (const above of open) if (above.name >= node.name) bare.add(above);
      open = [...open.filter((above) => above.name < node.name), node];
    }
  };
  for (const child of root.children) walk(child);
  for (const last of open) bare.add(last);
  removeAll(root, (element) => bare.has(element));
}
