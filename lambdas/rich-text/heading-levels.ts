// Reduces the headings of a text to two levels, whatever levels its author used.
import { type Element, isTag, type ParentNode } from "domhandler";

/** The heading elements of HTML. */
export const headingTags = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

/** Renames headings in place: those of the highest level in the text become h3, and all others become h4. Returns the root. */
export function levelHeadings<Root extends ParentNode>(root: Root): Root {
  const headings = headingsIn(root);
  const highest = headings.map(({ name }) => name).sort()[0];
  for (const heading of headings) heading.name = heading.name === highest ? "h3" : "h4";
  return root;
}

function headingsIn({ children }: Pick<ParentNode, "children">): Element[] {
  return children.flatMap((node) => {
    if (!isTag(node)) return [];
    return (headingTags as readonly string[]).includes(node.name) ? [node] : headingsIn(node);
  });
}
