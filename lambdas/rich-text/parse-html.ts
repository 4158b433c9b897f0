// Parses HTML to the blocks of an article.

import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";
import {
  type Block,
  isElement,
  isPicture,
  lineOfBlock,
  type RichElement,
  type RichNode,
} from "../article/block.ts";
import { cleanLine } from "../text/characters.ts";
import { levelHeadings } from "./heading-levels.ts";
import { holdsBlock, inlineOf, isBlock, type Mark, marked, markOf } from "./inline.ts";
import { buildList, buildTable } from "./lists-and-tables.ts";
import { nonEmpty, splitAtBreaks, tidyLine, trimPreformatted } from "./runs.ts";
import { sanitise } from "./sanitise.ts";

/**
 * Parses an HTML fragment or document. Elements and attributes that {@link Block} does not have are dropped, but all visible text is kept. A
 * paragraph without markup becomes a string.
 *
 * @throws Error if the HTML has too many elements or is nested too deeply
 */
export function parseHtml(html: string): readonly Block[] {
  return flowOf(levelHeadings(sanitise(html))).map(simplify);
}

/**
 * Parses block-level content. Runs of inline content become paragraphs.
 *
 * @param marks inline elements around all of the content. They are repeated in each block: a link around two paragraphs becomes two links
 */
function flowOf(
  { children }: Pick<ParentNode, "children">,
  marks: readonly Mark[] = [],
): readonly RichNode[] {
  const blocks: RichNode[] = [];
  let run: { readonly marks: readonly Mark[]; readonly nodes: RichNode[] }[] = [];
  const endParagraph = () => {
    blocks.push(...paragraphsOf(run.flatMap(({ marks, nodes }) => marked(nodes, marks))));
    run = [];
  };
  const walk = (nodes: readonly AnyNode[], marks: readonly Mark[]) => {
    for (const node of nodes) {
      if (isTag(node) && isBlock(node)) {
        endParagraph();
        blocks.push(...blocksOf(node, marks));
      } else if (isTag(node) && holdsBlock(node)) {
        const mark = markOf(node, marks);
        walk(node.children, mark ? [...marks, mark] : marks);
      } else {
        const last = run.at(-1);
        if (last?.marks === marks) last.nodes.push(...inlineOf(node, { marks }));
        else run.push({ marks, nodes: [...inlineOf(node, { marks })] });
      }
    }
  };
  walk(children, marks);
  endParagraph();
  return blocks;
}

function blocksOf(element: Element, marks: readonly Mark[]): readonly RichNode[] {
  switch (element.name) {
    case "figure":
      return figureOf(element, marks);
    case "dt":
      return flowOf(
        element,
        marks.some(({ element }) => element === "strong") ? marks : [...marks, { element: "strong" }],
      );
    case "hr":
      return [{ element: "hr", children: [] }];
    case "pre": {
      const children = element.children.flatMap((node) => inlineOf(node, { marks, isPreformatted: true }));
      return lineAndPictures("pre", marked(children, marks), trimPreformatted);
    }
    case "h3":
    case "h4": {
      const children = element.children.flatMap((node) => inlineOf(node, { marks }));
      return lineAndPictures(element.name, marked(children, marks), tidyLine);
    }
    case "ul":
    case "ol":
      return nonEmpty(buildList(element, (parent) => contentOf(parent, marks)));
    case "table":
      return buildTable(element, (parent) => contentOf(parent, marks)).flatMap(nonEmpty);
    case "blockquote":
      return nonEmpty({ element: "blockquote", children: contentOf(element, marks) });
    default:
      return flowOf(element, marks); // a container, or an item or cell outside of a list or table
  }
}

/** The content of a list item, a cell or a quotation. A single paragraph gives inline content, anything else gives blocks. */
function contentOf(parent: Pick<ParentNode, "children">, marks: readonly Mark[]): readonly RichNode[] {
  const flow = flowOf(parent, marks);
  const [only] = flow;
  const isOne = flow.length === 1 && only !== undefined && isElement(only) && only.element === "p";
  return isOne ? only.children : flow;
}

/** Builds an element that may only contain inline content without pictures. The pictures follow it. */
function lineAndPictures(
  element: RichElement["element"],
  nodes: readonly RichNode[],
  tidy: (nodes: readonly RichNode[]) => readonly RichNode[],
): readonly RichNode[] {
  const line = tidy(nodes.filter((node) => !isPicture(node)));
  return [...nonEmpty({ element, children: line }), ...nodes.filter(isPicture)];
}

/** Builds paragraphs from inline content. Two line breaks end a paragraph. The pictures of a paragraph follow it. */
function paragraphsOf(run: readonly RichNode[]): readonly RichNode[] {
  return splitAtBreaks(run).flatMap((nodes) => lineAndPictures("p", nodes, tidyLine));
}

/** The content of a figure. A single picture gets the caption and the credit. */
function figureOf(figure: Element, marks: readonly Mark[]): readonly RichNode[] {
  const captions: Element[] = [];
  const children = withoutCaptions(figure.children, captions);
  const flow = flowOf({ children: [...children] } as ParentNode, marks);
  const caption = cleanLine(captions.map(plainTextOfNode).join(" "));
  const [picture, ...others] = flow.filter(isPicture);
  // The caption of several pictures becomes a paragraph, because it does not belong to one of them.
  if (!picture || others.length > 0 || picture.picture.caption !== undefined)
    return caption === "" ? flow : [...flow, { element: "p", children: [caption] }];
  const credited = flow.find((node) => creditIn(node) !== undefined);
  const ownCredit = creditIn(caption);
  const words = {
    caption: ownCredit === undefined ? caption || undefined : undefined,
    credit: credited === undefined ? ownCredit : creditIn(credited),
  };
  return flow
    .filter((node) => node !== credited)
    .map((node) => (node === picture ? { picture: { ...picture.picture, ...words } } : node));
}

/** The credit in a line beside a picture: `Getty Images` in `صدر الصورة، Getty Images`, a name after `تصوير:`. `undefined` for any other node. */
function creditIn(node: RichNode): string | undefined {
  if (isPicture(node)) return undefined;
  const line = lineOfBlock(node);
  const [, credit] =
    /^(?:(?:صدر|مصدر) الصورة|(?:image|photo) (?:source|credit)) ?[:،,] ?(.{1,100})$/iu.exec(line) ??
    /^(?:ب?عدسة|تصوير) ?[:：/] ?(.{1,100})$/u.exec(line) ??
    [];
  return credit;
}

/** Moves the captions in the nodes, at any depth, to `captions`. A figure among the nodes keeps its own caption. */
function withoutCaptions(nodes: readonly AnyNode[], captions: Element[]): readonly AnyNode[] {
  return nodes.filter((node) => {
    if (!isTag(node) || node.name === "figure") return true;
    if (node.name !== "figcaption") {
      node.children = [...withoutCaptions(node.children, captions)] as typeof node.children;
      return true;
    }
    captions.push(node);
    return false;
  });
}

function plainTextOfNode(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return "";
  const text = node.children.map(plainTextOfNode).join("");
  return isBlock(node) || node.name === "br" ? ` ${text} ` : text;
}

/** Turns a paragraph without markup into a string. */
function simplify(node: RichNode): Block {
  if (!isElement(node) || node.element !== "p") return node;
  return node.children.every((child) => typeof child === "string") ? node.children.join("") : node;
}
