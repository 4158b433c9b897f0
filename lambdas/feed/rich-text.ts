// The blocks of an article as HTML: right-to-left on each block, its left-to-right runs marked.
import {
  type Block,
  isBlockElement,
  plainTextOf,
  type RichElement,
  type RichNode,
} from "../article/block.ts";
import { isSameOrigin, type PictureOrigin } from "../article/picture.ts";
import { blockMark, markRuns } from "../text/direction.ts";
import { html, Markup } from "../text/html.ts";
import type { EntryPicture } from "./entry.ts";

export interface RichTextOptions {
  /** Stands at the beginning of the first paragraph, and never after it. */
  readonly dateline?: Markup | undefined;
  /** Marks the text of a plain paragraph; those that a feed wants at its beginning go before richer blocks too. */
  readonly mark: (text: string) => Markup;
  /** Those of the article that are there; the first leads, and is not shown again. */
  readonly pictures: readonly EntryPicture[];
}

export function renderRichText(blocks: readonly Block[], options: RichTextOptions): readonly Markup[] {
  const { dateline } = options;
  const [first] = blocks;
  const isInFirst = dateline !== undefined && first !== undefined && isParagraph(first);
  const before = dateline && !isInFirst ? [html`<p dir="rtl">${dateline}</p>\n`] : [];
  const text = blocks.map((block, index) => {
    const markup = renderBlock(block, options, index === 0 && isInFirst ? dateline : undefined);
    return markup.toString() === "" ? markup : html`${markup}\n`;
  });
  return [...before, ...text];
}

function isParagraph(block: Block): boolean {
  return typeof block === "string" || ("element" in block && block.element === "p");
}

function renderBlock(block: Block, options: RichTextOptions, start?: Markup): Markup {
  if (typeof block === "string")
    return html`<p dir="rtl">${start}${start ? markRuns(block) : options.mark(block)}</p>`;
  if ("picture" in block) return renderPicture(block.picture.from, options);
  if (block.element === "unknown") return renderUnknown(block, options, start);
  return renderElement(block, options, start);
}

/** The text of an element that only a newer version understands: its own blocks, else a paragraph. */
function renderUnknown(node: RichElement, options: RichTextOptions, start?: Markup): Markup {
  const { children } = node;
  if (children.some(isBlockElement)) return html`${children.map((child) => renderBlock(child, options))}`;
  return children.length > 0 ? renderElement({ element: "p", children }, options, start) : html``;
}

function renderElement(node: RichElement, options: RichTextOptions, start?: Markup): Markup {
  const { element, href, children } = node;
  if (element === "br" || element === "hr") return tag(element, html``);
  const inside = html`${children.map((child) => renderNode(child, options))}`;
  if (element === "unknown") return inside;
  if (element === "a") return href === undefined ? inside : html`<a href="${href}">${inside}</a>`;
  if (!isBlockElement(node)) return html`${tag(element, html``)}${inside}${tag(`/${element}`, html``)}`;
  const isLine = !children.some(isBlockElement);
  const guess = isLine && !start && options.mark !== markRuns ? blockMark(plainTextOf(node)) : "";
  return html`${tag(element, html` dir="rtl"${numbersOf(node)}`)}${start}${guess}${inside}${tag(`/${element}`, html``)}`;
}

/** What a cell spans, and what a list counts from. */
function numbersOf({ colspan, rowspan, start }: RichElement): readonly Markup[] {
  return Object.entries({ colspan, rowspan, start }).flatMap(([name, number]) =>
    number === undefined ? [] : [html` ${new Markup(name)}="${number}"`],
  );
}

function renderNode(node: RichNode, options: RichTextOptions): Markup {
  if (typeof node === "string") return markRuns(node);
  return "picture" in node ? renderPicture(node.picture.from, options) : renderElement(node, options);
}

/** The names of elements are the model's own, so they need no escaping. */
function tag(name: RichElement["element"] | `/${RichElement["element"]}`, attributes: Markup): Markup {
  return new Markup(`<${name}${attributes}>`);
}

/** Where it stands in the text; nothing while its file is not there. */
function renderPicture(from: PictureOrigin, { pictures: [leading, ...others] }: RichTextOptions): Markup {
  const isNamed = (picture: EntryPicture) => isSameOrigin(picture.from, from);
  const picture = leading && isNamed(leading) ? undefined : others.find(isNamed);
  return picture ? renderFigure(picture) : html``;
}

/** A picture with its caption and credit. */
export function renderFigure({ url, alt, caption, credit, file }: EntryPicture): Markup {
  const size = file && html` width="${file.width}" height="${file.height}"`;
  const image = html`<img src="${url}" alt="${alt ?? caption ?? ""}"${size}>`;
  const text = [caption, credit && `(${credit})`].filter(Boolean).join(" ");
  return html`<figure dir="rtl">${image}${text && html`<figcaption dir="rtl">${markRuns(text)}</figcaption>`}</figure>`;
}
