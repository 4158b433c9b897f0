// Lists and tables, whose children may be nothing but items, rows and cells: what else pages put there finds a place.
import { type AnyNode, type Element, isTag, type ParentNode } from "domhandler";
import { isBlockElement, plainTextOf, type RichElement, type RichNode } from "../article/block.ts";
import { isPicture } from "./runs.ts";

type ContentOf = (parent: Pick<ParentNode, "children">) => readonly RichNode[];

/** A list with its items; a list right within a list belongs to the item before it. */
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
  return { element: list.name === "ol" ? "ol" : "ul", children: items };
}

/** A table of its rows, after what stands in it outside of cells, such as its caption. */
export function buildTable(table: Element, contentOf: ContentOf): readonly RichNode[] {
  const before: RichNode[] = [];
  const rows: RichElement[] = [];
  for (const { element, content, node } of partsOf(table, ["tr"], contentOf)) {
    if (element !== "tr" || !node) before.push(...asBlocks(content));
    else {
      const children = cellsOf(node, contentOf);
      // An empty cell keeps the columns in their places; an empty row keeps nothing.
      if (children.some((cell) => plainTextOf(cell).trim() !== "" || hasObject(cell)))
        rows.push({ element: "tr", children });
    }
  }
  return [...before, { element: "table", children: rows }];
}

function cellsOf(row: Element, contentOf: ContentOf): readonly RichElement[] {
  return partsOf(row, ["td", "th"], contentOf).map(({ element, content }) => ({
    element: element === "th" ? "th" : "td",
    children: content,
  }));
}

function hasObject({ children }: RichElement): boolean {
  return children.some((node) => typeof node === "object");
}

interface Part {
  /** The name, if it is one of those that belong here. */
  readonly element?: string | undefined;
  readonly node?: Element | undefined;
  readonly content: readonly RichNode[];
}

/** The children that belong here, and between them what doesn't, run by run. */
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

/** Inline content as the paragraph that it would be beside blocks. */
function asBlocks(content: readonly RichNode[]): readonly RichNode[] {
  const isInline = content.length > 0 && !content.some((node) => isBlockElement(node) || isPicture(node));
  return isInline ? [{ element: "p", children: content }] : content;
}
