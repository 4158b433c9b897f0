// A dateline that has become a field, cut off the paragraph that it ran into: `**مسقط - العمانية:** وقعت …`.
import { type Block, plainTextOf, type RichNode } from "../../../article/block.ts";

/** The text without it; as it is where the first paragraph doesn't begin with it. */
export function cutDateline(blocks: readonly Block[], dateline: string): readonly Block[] {
  const at = blocks.findIndex(isParagraph);
  const first = blocks[at];
  if (first === undefined || dateline === "" || !plainTextOf(first).startsWith(dateline)) return blocks;
  return blocks.toSpliced(at, 1, paragraphOf(cutStart(childrenOf(first), dateline.length)));
}

function isParagraph(block: Block): boolean {
  return typeof block === "string" || ("element" in block && block.element === "p");
}

function childrenOf(block: Block): readonly RichNode[] {
  return typeof block === "object" && "element" in block ? block.children : [block];
}

/** Characters as {@link plainTextOf} counts them. */
function cutStart(nodes: readonly RichNode[], characters: number): readonly RichNode[] {
  const [first, ...others] = nodes;
  if (first === undefined || characters === 0) return nodes;
  const { length } = plainTextOf(first);
  if (length <= characters) return cutStart(others, characters - length);
  if (typeof first === "string") return [first.slice(characters), ...others];
  return "element" in first
    ? [{ ...first, children: cutStart(first.children, characters) }, ...others]
    : nodes;
}

function paragraphOf(children: readonly RichNode[]): Block {
  const [only] = children;
  return children.length === 1 && typeof only === "string" ? only : { element: "p", children };
}
