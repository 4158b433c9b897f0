// Renders a line of text as HTML. The bidi algorithm sees it as one paragraph, even if markup divides it into pieces.
import type { RichElement, RichNode } from "../../article/block.ts";
import { findLinks } from "../../text/addresses/links.ts";
import { publicUrl } from "../../text/addresses/public-url.ts";
import { type CleanText, cleanText, partOf } from "../../text/characters.ts";
import { markPieces, type ShownIn } from "../../text/direction.ts";
import { html, Markup } from "../../text/html.ts";

export interface LineOptions {
  readonly shownIn: ShownIn;
  /** Put before the text. Direction marks are computed for both together. */
  readonly dateline?: CleanText | undefined;
  /** Whether bare addresses in the text become links. Default: true. */
  readonly hasLinks?: boolean;
}

const nothing = cleanText("");
const lineEnd = cleanText("\n");

export function renderLine(
  nodes: readonly RichNode<CleanText>[],
  { shownIn, dateline, hasLinks = true }: LineOptions,
): Markup {
  const linked = hasLinks ? nodes.flatMap(linkAddresses) : nodes;
  const opening = dateline === undefined ? [] : [dateline, cleanText(" – ")];
  const pieces = markPieces([nothing, ...opening, ...linked.flatMap(piecesOf), nothing], shownIn).values();
  const next = () => pieces.next().value ?? nothing;
  const start = next();
  const before = dateline !== undefined && html`<b>${next()}</b>${next()}`;
  const inside = linked.map((node) => renderNode(node, next));
  return html`${start}${before}${inside}${next()}`;
}

/** The texts of a node, in the order in which {@link renderNode} consumes them. */
function piecesOf(node: RichNode<CleanText>): readonly CleanText[] {
  if (typeof node === "string") return [node];
  return "picture" in node || node.element === "br" ? [lineEnd] : node.children.flatMap(piecesOf);
}

/** @param next returns the next text of the line, with its direction marks */
function renderNode(node: RichNode<CleanText>, next: () => CleanText): Markup {
  if (typeof node === "string") return html`${next()}`;
  if ("picture" in node || node.element === "br") {
    const both = next();
    const end = both.indexOf(lineEnd);
    return html`${partOf(both, 0, end)}<br>${partOf(both, end + lineEnd.length)}`;
  }
  const { element, href, children } = node;
  const inside = html`${children.map((child) => renderNode(child, next))}`;
  if (element === "unknown") return inside;
  if (element === "a") return href === undefined ? inside : html`<a href="${href}">${inside}</a>`;
  // The article model allows a fixed set of element names, so they need no escaping.
  return html`${new Markup(`<${element}>`)}${inside}${new Markup(`</${element}>`)}`;
}

function linkAddresses(node: RichNode<CleanText>): readonly RichNode<CleanText>[] {
  if (typeof node === "string") return splitAtLinks(node);
  if ("picture" in node || node.element === "a" || node.element === "code") return [node];
  return [{ ...node, children: node.children.flatMap(linkAddresses) }];
}

function splitAtLinks(text: CleanText): readonly RichNode<CleanText>[] {
  const links = findLinks(text).filter(({ href }) => publicUrl(href, "link", "") !== undefined);
  const nodes = links.flatMap(({ start, end, href }, index) => {
    const before = partOf(text, links[index - 1]?.end ?? 0, start);
    const children = [partOf(text, start, end)];
    const link: RichElement<CleanText> = { element: "a", href: cleanText(href), children };
    return [before, link];
  });
  return [...nodes, partOf(text, links.at(-1)?.end ?? 0)];
}
