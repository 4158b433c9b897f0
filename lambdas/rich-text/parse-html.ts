// HTML to the blocks of an article.

import { type AnyNode, type Element, isTag, isText, type ParentNode } from "domhandler";
import { parseDocument } from "htmlparser2";
import { type Block, plainTextOf, type RichElement, type RichNode } from "../article/block.ts";
import { cleanLine } from "../plain-text/words.ts";
import { isPicture } from "./block-kinds.ts";
import { holdsBlock, inlineOf, isBlock, type Mark, marked, markOf } from "./inline.ts";
import { buildList, buildTable } from "./lists-and-tables.ts";
import { nonEmpty, splitAtBreaks, tidyLine, trimPreformatted } from "./runs.ts";
import { sanitise } from "./sanitise.ts";

/**
 * The text of an HTML fragment or document, without a script, a style, an attribute or an element that {@link Block}
 * doesn't know. A paragraph of nothing but text is a string. Whatever the markup, all visible text is there.
 *
 * @throws Error where elements are nested, or are many, beyond all measure
 */
export function parseHtml(html: string): readonly Block[] {
  return flowOf(parseDocument(sanitise(html))).map(simplify);
}

/**
 * Block-level content: runs of inline content become paragraphs.
 *
 * @param marks the inline elements around all of it: a link around two paragraphs is a link in each of them
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
      return flowOf(element, marks); // a container, or an item or a cell that is in no list or table
  }
}

/** Of a list item, a cell, a quotation: inline where there is nothing but one paragraph, else blocks. */
function contentOf(parent: Pick<ParentNode, "children">, marks: readonly Mark[]): readonly RichNode[] {
  const flow = flowOf(parent, marks);
  const [only] = flow;
  const isParagraph = typeof only === "object" && "element" in only && only.element === "p";
  return flow.length === 1 && isParagraph ? only.children : flow;
}

/** Elements that hold lines alone; their pictures stand after them. */
function lineAndPictures(
  element: RichElement["element"],
  nodes: readonly RichNode[],
  tidy: (nodes: readonly RichNode[]) => readonly RichNode[],
): readonly RichNode[] {
  const line = tidy(nodes.filter((node) => !isPicture(node)));
  return [...nonEmpty({ element, children: line }), ...nodes.filter(isPicture)];
}

/** Two line breaks end a paragraph. The pictures of a paragraph stand after it. */
function paragraphsOf(run: readonly RichNode[]): readonly RichNode[] {
  return splitAtBreaks(run).flatMap((nodes) => lineAndPictures("p", nodes, tidyLine));
}

/** A picture with what is written under it, and whose it is. */
function figureOf(figure: Element, marks: readonly Mark[]): readonly RichNode[] {
  const captions: Element[] = [];
  const children = withoutCaptions(figure.children, captions);
  const flow = flowOf({ children: [...children] } as ParentNode, marks);
  const caption = cleanLine(captions.map(plainTextOfNode).join(" "));
  const [picture, ...others] = flow.filter(isPicture);
  // Of a gallery it is about all of them.
  if (!picture || others.length > 0 || picture.picture.caption !== undefined)
    return caption === "" ? flow : [...flow, { element: "p", children: [caption] }];
  const credited = flow.find((node) => creditIn(node) !== undefined);
  const words = { caption: caption || undefined, credit: credited && creditIn(credited) };
  return flow
    .filter((node) => node !== credited)
    .map((node) => (node === picture ? { picture: { ...picture.picture, ...words } } : node));
}

/** `صدر الصورة، Getty Images` beside a picture. */
function creditIn(node: RichNode): string | undefined {
  if (isPicture(node)) return undefined;
  return /^(?:(?:صدر|مصدر) الصورة|(?:image|photo) (?:source|credit))\s*[:،,]\s*(.{1,100})$/iu.exec(
    plainTextOf(node),
  )?.[1];
}

/** However deep they are in the figure; a figure within has its own. */
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

/** A paragraph of nothing but text. */
function simplify(node: RichNode): Block {
  if (typeof node === "string" || "picture" in node || node.element !== "p") return node;
  return node.children.every((child) => typeof child === "string") ? node.children.join("") : node;
}
