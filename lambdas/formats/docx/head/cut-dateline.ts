// Removes the dateline from the first paragraph, because it has become fields of its own: `**مسقط - العمانية:** وقعت …`.

import {
  type Block,
  dropText,
  isElement,
  isParagraph,
  plainTextOf,
  type RichNode,
} from "../../../article/block.ts";

/** Removes the dateline. Returns the blocks unchanged if the first paragraph does not begin with it. */
export function cutDateline(blocks: readonly Block[], dateline: string): readonly Block[] {
  const at = blocks.findIndex(isParagraph);
  const first = blocks[at];
  if (first === undefined || dateline === "" || !plainTextOf(first).startsWith(dateline)) return blocks;
  return blocks.toSpliced(
    at,
    1,
    paragraphOf(dropText(isElement(first) ? first.children : [first], dateline.length)),
  );
}

function paragraphOf(children: readonly RichNode[]): Block {
  const [only] = children;
  return children.length === 1 && typeof only === "string" ? only : { element: "p", children };
}
