// Builds lists that only contain items, and tables that only contain rows and cells. Other content is moved to a valid place.
import { type AnyNode, type Element, isTag, type ParentNode } from "domhandler";
import {
  greatestSpan,
  greatestStart,
  isBlockElement,
  isPicture,
  plainTextOf,
  type RichElement,
  type RichNode,
} from "../article/block.ts";

type ContentOf = (parent: Pick<ParentNode, "children">) => readonly RichNode[];

/** Builds a list. A list that is a direct child of another list is moved into the item before it. */
export function buildList(list: Element, contentOf: ContentOf): RichElement {
  const items: RichElement[] = [];
  for (const { element, content } of partsOf(list, ["li", "ul", "ol"], contentOf)) {
    const last = items.at(-1);
    const isShown = content.some((node) => typeof node === "object" || node.trim() !== "");
    if (element === "li" || !last) {
      if (isShown) items.push({ element: "li", children: content });
    } else if (isShown) {
      items[items.length - 1] = { ...last, children: [...asBlocks(last.children), ...asBlocks(content)] };
    }
  }
  if (list.name !== "ol") return { element: "ul", children: items };
  const start = numberIn(list.attribs.start, 0, greatestStart);
  return { element: "ol", ...(start !== undefined && start !== 1 && { start }), children: items };
}

/** Builds a table. Content outside of cells, such as the caption, is put before it. */
export function buildTable(table: Element, contentOf: ContentOf): readonly RichNode[] {
  const before: RichNode[] = [];
  const rows: RichElement[] = [];
  /** How many of the next rows contain a part of a cell of an earlier row (`rowspan`). */
  let covered = 0;
  for (const { element, content, node } of partsOf(table, ["tr"], contentOf)) {
    if (element !== "tr" || !node) before.push(...asBlocks(content));
    else {
      const children = cellsOf(node, contentOf);
      // Empty cells are kept, because they keep the columns aligned. Empty rows are dropped, unless a cell of an earlier row extends into them.
      const isShown = children.some((cell) => plainTextOf(cell).trim() !== "" || hasObject(cell));
      if (isShown || covered > 0) rows.push({ element: "tr", children });
      if (isShown) covered = Math.max(covered, ...children.map(({ rowspan = 1 }) => rowspan));
      covered = Math.max(0, covered - 1);
    }
  }
  return [...before, { element: "table", children: rows }];
}

function cellsOf(row: Element, contentOf: ContentOf): readonly RichElement[] {
  return partsOf(row, ["td", "th"], contentOf).map(({ element, node, content }) => {
    const colspan = numberIn(node?.attribs.colspan, 2, greatestSpan);
    const rowspan = numberIn(node?.attribs.rowspan, 2, greatestSpan);
    return {
      element: element === "th" ? "th" : "td",
      ...(colspan !== undefined && { colspan }),
      ...(rowspan !== undefined && { rowspan }),
      children: content,
    };
  });
}

/** A whole number in an attribute, if it is within the bounds. */
function numberIn(written: string | undefined, least: number, greatest: number): number | undefined {
  const number = /^\s*\d{1,9}\s*$/.test(written ?? "") ? Number(written) : Number.NaN;
  return number >= least && number <= greatest ? number : undefined;
}

function hasObject({ children }: RichElement): boolean {
  return children.some((node) => typeof node === "object");
}

interface Part {
  /** The name of an allowed child element. `undefined` for other content. */
  readonly element?: string | undefined;
  readonly node?: Element | undefined;
  readonly content: readonly RichNode[];
}

/** The child elements with these names, and the other content between them. */
function partsOf(parent: Element, names: readonly string[], contentOf: ContentOf): readonly Part[] {
  const parts: Part[] = [];
  let strays: AnyNode[] = [];
  const endStrays = () => {
    const content = strays.length === 0 ? [] : contentOf({ children: strays } as ParentNode);
    if (content.length > 0) parts.push({ content });
    strays = [];
  };
  for (const node of parent.children) {
    if (!isTag(node) || !names.includes(node.name)) {
      strays.push(node);
      continue;
    }
    endStrays();
    const isList = node.name === "ul" || node.name === "ol";
    const content = node.name === "tr" ? [] : contentOf(isList ? ({ children: [node] } as ParentNode) : node);
    parts.push({ element: node.name, node, content });
  }
  endStrays();
  return parts;
}

/** Puts inline content into a paragraph, so that it can stand beside blocks. */
function asBlocks(content: readonly RichNode[]): readonly RichNode[] {
  const isInline = content.length > 0 && !content.some((node) => isBlockElement(node) || isPicture(node));
  return isInline ? [{ element: "p", children: content }] : content;
}
