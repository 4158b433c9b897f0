// Turns the captions and credits of pictures into `<figcaption>` elements, and the elements around them into `<figure>`. Many pages use other
// elements for them.
import { type ChildNode, type Document, type Element, isTag, isText, type ParentNode } from "domhandler";
import { DomUtils } from "htmlparser2";
import { namesOf } from "../class-names.ts";
import { elementsAround, elementsOf, hasImage, lineIn, setChildren } from "../dom.ts";

const called =
  /(?:^|-)(?:captions?|credits?|copyrights?|photo-?credit|image-?(?:text|description|source|credit)|legend|legende|bildunterschrift|bildrechte|photographer|wp-caption-text)(?:-|$)/;
/** Boxes for one picture, such as `article_image`. */
const picture = /(?:^|-)(?:images?|imgs?|photos?|pictures?|pics?)$/;
/** A credit with its label. It is not made a caption, because it is parsed as a credit later. */
const credit = /^(?:(?:صدر|مصدر) الصورة|(?:image|photo) (?:source|credit))/i;
/** In characters. A longer text is not a caption. */
const longestCaption = 600;
const mostFigures = 20;
/** In characters. A `<div>` with a longer text is not a box for a picture. */
const longestInBox = 200;
/** How many elements around a caption are searched for its picture. */
const mostSteps = 4;
const text = /^(?:p|div|span|small|cite|figcaption|h[2-6]|ul|ol|li|em|strong|b|i|a|dl|dt|dd)$/;

export function markCaptions(root: ParentNode): void {
  for (const box of elementsOf(root, "div", "p", "span", "small", "figcaption", "h3", "h4", "h5", "h6")) {
    if (box.name === "figcaption" || !namesOf(box).some((name) => called.test(name))) continue;
    const frame = frameOf(box);
    if (frame) {
      frame.name = "figure";
      box.name = "figcaption";
    }
  }
  for (const box of elementsOf(root, "div")) if (isPictureBox(box)) box.name = "figure";
  for (const figure of elementsOf(root, "figure")) markFigure(figure);
}

/** Whether the box is named for a picture and contains one picture and a few words. If the words are a link, they are about another article. */
function isPictureBox(box: Element): boolean {
  if (!namesOf(box).some((name) => picture.test(name)) || elementsOf(box, "img").length !== 1) return false;
  const length = lengthOf(box);
  const others = elementsOf(box, "h1", "figure", "figcaption", "time", "p", "table", "a");
  return length > 0 && length <= longestInBox && others.every((other) => lengthOf(other) === 0);
}

/** The HTML of the first figures of a page. Expects a page whose captions are marked. */
export function figuresIn(document: Document): string {
  return elementsOf(document, "figure")
    .slice(0, mostFigures)
    .map((figure) => DomUtils.getOuterHTML(figure))
    .join("\n");
}

/** The nearest element around a caption that also contains a picture. `undefined` if it contains several pictures or a longer text. */
function frameOf(caption: Element): Element | undefined {
  for (const at of elementsAround(caption).take(mostSteps)) {
    if (/^(?:figure|article|main|body|a|p|li|td)$/.test(at.name)) return undefined;
    if (!hasImage(at)) continue;
    return elementsOf(at, "img").length === 1 && lengthOf(at) <= longestCaption ? at : undefined;
  }
  return undefined;
}

function lengthOf(node: ChildNode): number {
  if (isText(node)) return node.data.trim().length;
  return isTag(node) ? node.children.reduce((sum, child) => sum + lengthOf(child), 0) : 0;
}

/** In a figure with one picture, marks the words as the caption. A figure without a picture is emptied. */
function markFigure(figure: Element): void {
  const images = elementsOf(figure, "img");
  if (elementsOf(figure, "table", "blockquote", "pre", "figure").length > 0) return;
  if (lengthOf(figure) > longestCaption) return;
  if (images.length === 0) setChildren(figure, []);
  else if (images.length === 1) markWords(figure);
}

function markWords(parent: Element): void {
  for (const node of parent.children) {
    if (!isTag(node) || node.name === "figcaption") continue;
    if (hasImage(node)) markWords(node);
    else if (text.test(node.name) && lengthOf(node) > 0 && !credit.test(lineIn(node)))
      node.name = "figcaption";
  }
}
