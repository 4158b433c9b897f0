// Tells apart the kinds of nodes of a text, and removes text from the beginning of nodes.
import { plainTextOf, type RichNode, type RichPicture } from "../article/block.ts";

export function isPicture(node: RichNode): node is RichPicture {
  return typeof node === "object" && "picture" in node;
}

export function isParagraph(node: RichNode): boolean {
  return typeof node === "string" || ("element" in node && node.element === "p");
}

/** Removes the first `count` characters of the text. They are counted as in {@link plainTextOf}. */
export function dropText(nodes: readonly RichNode[], count: number): readonly RichNode[] {
  let left = count;
  return nodes.flatMap((node) => {
    const { length } = plainTextOf(node);
    const dropped = Math.min(left, length);
    left -= dropped;
    if (dropped === 0) return [node];
    if (dropped === length) return [];
    if (typeof node === "string") return [node.slice(dropped)];
    return "element" in node ? [{ ...node, children: dropText(node.children, dropped) }] : [node];
  });
}
