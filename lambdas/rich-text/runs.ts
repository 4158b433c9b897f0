// Splits lists of inline nodes into paragraphs, and removes white space that HTML does not show.

import { isElement, isPicture, picturesIn, plainTextOf, type RichNode } from "../article/block.ts";

/** A list with only this node, or an empty list if the node has no visible content. */
export function nonEmpty(node: RichNode): readonly RichNode[] {
  return plainTextOf(node).trim() === "" && picturesIn([node]).length === 0 ? [] : [node];
}

/** Splits inline nodes into paragraphs at two or more line breaks in a row. */
export function splitAtBreaks(nodes: readonly RichNode[]): readonly (readonly RichNode[])[] {
  let last: RichNode[] = [];
  const paragraphs = [last];
  const begin = () => {
    last = [];
    paragraphs.push(last);
  };
  let breaks = 0;
  const endBreaks = () => {
    if (breaks === 1) last.push({ element: "br", children: [] });
    if (breaks > 1) begin();
    breaks = 0;
  };
  for (const node of nodes) {
    if (isBreak(node)) breaks++;
    else if (breaks === 0 || !isBlank(node)) {
      endBreaks();
      for (const [index, part] of partsOf(node).entries()) {
        if (index > 0) begin();
        last.push(part);
      }
    }
  }
  endBreaks();
  return paragraphs;
}

/** The parts of a node between two or more line breaks. If an element is divided, each part is put into a copy of the element. */
function partsOf(node: RichNode): readonly RichNode[] {
  if (typeof node === "string" || isPicture(node)) return [node];
  return splitAtBreaks(node.children).map((children) => ({ ...node, children }));
}

function isBreak(node: RichNode): boolean {
  return isElement(node) && node.element === "br";
}

function isBlank(node: RichNode): boolean {
  return typeof node === "string" && node.trim() === "";
}

/** Removes white space that HTML does not show: at the beginning and end of lines, and after other spaces. */
export function tidyLine(nodes: readonly RichNode[]): readonly RichNode[] {
  const starts = trimStarts(nodes, { after: "break" });
  return joinTexts(trimEnds(starts, { atEnd: true }));
}

/** What comes directly before the current node, even if it is in another element. */
interface Before {
  after: "break" | "space" | "text";
}

function trimStarts(nodes: readonly RichNode[], before: Before): readonly RichNode[] {
  return nodes.flatMap((node): readonly RichNode[] => {
    if (typeof node === "string") {
      const blank = before.after === "break" ? /^\s+/u : before.after === "space" ? /^ +/ : /^$/;
      const text = node.replace(blank, "");
      if (text !== "") before.after = text.endsWith(" ") ? "space" : "text";
      return text === "" ? [] : [text];
    }
    if (isPicture(node)) return [node];
    if (node.element === "br") {
      const isFirst = before.after === "break";
      before.after = "break";
      return isFirst ? [] : [node];
    }
    const children = trimStarts(node.children, before);
    return children.length === 0 ? [] : [{ ...node, children }];
  });
}

/** Removes white space before line breaks and at the end. Goes from the last node to the first. */
function trimEnds(nodes: readonly RichNode[], state: { atEnd: boolean }): readonly RichNode[] {
  const trimmed: RichNode[] = [];
  for (const node of nodes.toReversed()) {
    if (typeof node === "string") {
      const text = state.atEnd ? node.trimEnd() : node;
      if (text === "") continue;
      state.atEnd = false;
      trimmed.push(text);
    } else if (isPicture(node)) trimmed.push(node);
    else if (node.element === "br") {
      if (!state.atEnd) trimmed.push(node);
      state.atEnd = true;
    } else {
      const children = trimEnds(node.children, state);
      if (children.length > 0) trimmed.push({ ...node, children });
    }
  }
  return trimmed.toReversed();
}

/** Joins texts that follow each other. They were in elements of their own, which were removed. */
function joinTexts(nodes: readonly RichNode[]): readonly RichNode[] {
  const joined: RichNode[] = [];
  let texts: string[] = [];
  const endText = () => {
    if (texts.length > 0) joined.push(texts.join(""));
    texts = [];
  };
  for (const node of nodes) {
    if (typeof node === "string") {
      texts.push(node);
      continue;
    }
    endText();
    joined.push(isPicture(node) ? node : { ...node, children: joinTexts(node.children) });
  }
  endText();
  return joined;
}

/** Keeps all white space except at the beginning and the end. */
export function trimPreformatted(nodes: readonly RichNode[]): readonly RichNode[] {
  return joinTexts(nodes).map((node, index, all) => {
    if (typeof node !== "string") return node;
    const text = index === 0 ? node.replace(/^(?:[ \t]*\n)+/, "") : node;
    return index === all.length - 1 ? text.trimEnd() : text;
  });
}
