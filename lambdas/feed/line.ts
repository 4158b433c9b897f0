// Renders a line of text as HTML. The bidi algorithm sees it as one paragraph, even if markup divides it into pieces.
import type { RichElement, RichNode } from "../article/block.ts";
import { markPieces, type ShownIn } from "../text/direction.ts";
import { html, Markup } from "../text/html.ts";
import { findLinks } from "../text/links.ts";

export interface LineOptions {
  readonly shownIn: ShownIn;
  /** Put before the text. Direction marks are computed for both together. */
  readonly dateline?: string | undefined;
  /** Whether bare addresses in the text become links. Default: true. */
  readonly hasLinks?: boolean;
}

const lineEnd = "\n";

export function renderLine(
  nodes: readonly RichNode[],
  { shownIn, dateline, hasLinks = true }: LineOptions,
): Markup {
  const linked = hasLinks ? nodes.flatMap(linkAddresses) : nodes;
  const opening = dateline === undefined ? [] : [dateline, " – "];
  const pieces = markPieces(["", ...opening, ...linked.flatMap(piecesOf), ""], shownIn).values();
  const next = () => pieces.next().value ?? "";
  const start = next();
  const before = dateline !== undefined && html`<b>${next()}</b>${next()}`;
  const inside = linked.map((node) => renderNode(node, next));
  return html`${start}${before}${inside}${next()}`;
}

/** The texts of a node, in the order in which {@link renderNode} consumes them. */
function piecesOf(node: RichNode): readonly string[] {
  if (typeof node === "string") return [node];
  return "picture" in node || node.element === "br" ? [lineEnd] : node.children.flatMap(piecesOf);
}

/** @param next returns the next text of the line, with its direction marks */
function renderNode(node: RichNode, next: () => string): Markup {
  if (typeof node === "string") return html`${next()}`;
  if ("picture" in node || node.element === "br") {
    const [before, after] = next().split(lineEnd);
    return html`${before}<br>${after}`;
  }
  const { element, href, children } = node;
  const inside = html`${children.map((child) => renderNode(child, next))}`;
  if (element === "unknown") return inside;
  if (element === "a") return href === undefined ? inside : html`<a href="${href}">${inside}</a>`;
  // The article model allows a fixed set of element names, so they need no escaping.
  return html`${new Markup(`<${element}>`)}${inside}${new Markup(`</${element}>`)}`;
}

function linkAddresses(node: RichNode): readonly RichNode[] {
  if (typeof node === "string") return splitAtLinks(node);
  if ("picture" in node || node.element === "a" || node.element === "code") return [node];
  return [{ ...node, children: node.children.flatMap(linkAddresses) }];
}

function splitAtLinks(text: string): readonly RichNode[] {
  const links = findLinks(text);
  const nodes = links.flatMap(({ start, end, href }, index) => {
    const before = text.slice(links[index - 1]?.end ?? 0, start);
    const link: RichElement = { element: "a", href, children: [text.slice(start, end)] };
    return [before, link];
  });
  return [...nodes, text.slice(links.at(-1)?.end ?? 0)];
}
