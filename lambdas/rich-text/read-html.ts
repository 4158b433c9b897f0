// HTML to the blocks of an article.
import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";
import { parseDocument } from "htmlparser2";
import {
  type Block,
  type ElementName,
  isBlockElement,
  plainTextOf,
  type RichElement,
  type RichNode,
} from "../article/block.ts";
import type { PictureReference } from "../article/picture.ts";
import { cleanText } from "../text/characters.ts";
import { normaliseUrl } from "../text/url.ts";
import { parsePictureAddress } from "./picture-address.ts";
import { sanitise } from "./sanitise.ts";

/**
 * The text of an HTML fragment or document, without a script, a style, an attribute or an element that {@link Block}
 * doesn't know. A paragraph of nothing but text is a string. Whatever the markup, all visible text is there.
 */
export function readHtml(html: string): readonly Block[] {
  return flowOf(parseDocument(sanitise(html))).map(simplify);
}

/** Block-level content: runs of inline content become paragraphs. */
function flowOf(parent: ParentNode): readonly RichNode[] {
  const blocks: RichNode[] = [];
  let run: RichNode[] = [];
  const endParagraph = () => {
    blocks.push(...paragraphOf(run));
    run = [];
  };
  for (const child of parent.children) {
    if (isTag(child) && isBlock(child)) {
      endParagraph();
      blocks.push(...blocksOf(child));
    } else run.push(...inlineOf(child));
  }
  endParagraph();
  return blocks;
}

function blocksOf(element: Element): readonly RichNode[] {
  switch (element.name) {
    case "div":
    case "figcaption":
    case "p":
      return flowOf(element);
    case "figure":
      return figureOf(element);
    case "hr":
      return [{ element: "hr", children: [] }];
    case "pre":
      return nonEmpty({
        element: "pre",
        children: trimEnds(element.children.flatMap((node) => inlineOf(node, true))),
      });
    case "h3":
    case "h4":
      return nonEmpty({
        element: element.name,
        children: trimEnds(element.children.flatMap((node) => inlineOf(node))),
      });
    default:
      return nonEmpty({ element: element.name as ElementName, children: contentOf(element) });
  }
}

/** Of a list item, a cell, a quotation: inline where there is nothing but one paragraph, else blocks. */
function contentOf(element: Element): readonly RichNode[] {
  const flow = flowOf(element);
  const [only] = flow;
  const isParagraph = typeof only === "object" && "element" in only && only.element === "p";
  return flow.length === 1 && isParagraph ? only.children : flow;
}

/** A picture with what is written under it. */
function figureOf(figure: Element): readonly RichNode[] {
  const flow = flowOf({ children: figure.children.filter((node) => !isCaption(node)) } as ParentNode);
  const caption = cleanLine(figure.children.filter(isCaption).map(plainTextOfNode).join(" "));
  const [picture, ...others] = flow;
  if (!caption) return flow;
  if (typeof picture === "object" && "picture" in picture)
    return [{ picture: { ...picture.picture, caption } }, ...others];
  return [...flow, { element: "p", children: [caption] }];
}

function isCaption(node: AnyNode): boolean {
  return isTag(node) && node.name === "figcaption";
}

function plainTextOfNode(node: AnyNode): string {
  if (isText(node)) return node.data;
  return isTag(node) ? node.children.map(plainTextOfNode).join("") : "";
}

/** The pictures of a paragraph stand after it. */
function paragraphOf(run: readonly RichNode[]): readonly RichNode[] {
  const pictures = run.filter((node) => typeof node === "object" && "picture" in node);
  const children = trimEnds(run.filter((node) => typeof node === "string" || !("picture" in node)));
  return [...nonEmpty({ element: "p", children }), ...pictures];
}

function inlineOf(node: AnyNode, isPreformatted = false): readonly RichNode[] {
  if (isText(node)) {
    const text = cleanText(node.data);
    return text === "" ? [] : [isPreformatted ? text : text.replace(/[ \t\n]+/g, " ")];
  }
  if (!isTag(node)) return [];
  const { name, attribs } = node;
  if (name === "br") return [{ element: "br", children: [] }];
  if (name === "img") return pictureOf(attribs);
  const children = node.children.flatMap((child) => inlineOf(child, isPreformatted));
  if (children.length === 0) return [];
  if (name === "a") {
    const href = normaliseUrl(attribs.href ?? "", /^(https?|mailto):$/);
    return href === undefined ? children : [{ element: "a", href, children }];
  }
  // What can't stand within a line is a mistake of the markup; its text counts.
  const element: RichElement = { element: name as ElementName, children };
  return isBlockElement(element) || isBlock(node) ? children : [element];
}

function pictureOf({ src = "", alt }: Readonly<Record<string, string>>): readonly RichNode[] {
  const from = parsePictureAddress(src);
  if (!from) return [];
  const picture: PictureReference = { from, alt: cleanLine(alt ?? "") };
  return [{ picture }];
}

function isBlock({ name }: Element): boolean {
  return (
    isBlockElement({ element: name as ElementName, children: [] }) || /^(div|figure|figcaption)$/.test(name)
  );
}

function nonEmpty(element: RichElement): readonly RichNode[] {
  const isEmpty = plainTextOf(element).trim() === "" && !element.children.some(hasPicture);
  return isEmpty ? [] : [element];
}

function hasPicture(node: RichNode): boolean {
  if (typeof node === "string") return false;
  return "picture" in node || node.children.some(hasPicture);
}

/** Without spaces and line breaks at both ends. */
function trimEnds(nodes: readonly RichNode[]): readonly RichNode[] {
  const isBlank = (node: RichNode) =>
    typeof node === "object" && "element" in node
      ? node.element === "br"
      : typeof node === "string" && node.trim() === "";
  const joined = joinTexts(nodes);
  const start = joined.findIndex((node) => !isBlank(node));
  const end = joined.findLastIndex((node) => !isBlank(node));
  return joined.slice(Math.max(0, start), end + 1).map((node, index, all) => {
    if (typeof node !== "string") return node;
    const text = index === 0 ? node.trimStart() : node;
    return index === all.length - 1 ? text.trimEnd() : text;
  });
}

/** Texts that stood in elements of their own, which are gone, are one text. */
function joinTexts(nodes: readonly RichNode[]): readonly RichNode[] {
  const joined: RichNode[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (typeof node === "string" && typeof last === "string") joined[joined.length - 1] = join(last, node);
    else joined.push(node);
  }
  return joined;
}

/** HTML's spaces are one space, wherever its elements end. */
function join(one: string, other: string): string {
  return one.endsWith(" ") && other.startsWith(" ") ? one + other.slice(1) : one + other;
}

/** A paragraph of nothing but text. */
function simplify(node: RichNode): Block {
  if (typeof node === "string" || "picture" in node || node.element !== "p") return node;
  return node.children.every((child) => typeof child === "string") ? node.children.join("") : node;
}

function cleanLine(text: string): string | undefined {
  return cleanText(text).replace(/\s+/gu, " ").trim() || undefined;
}
