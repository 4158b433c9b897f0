// Renders the blocks of an article as HTML. Each block states its direction and has the direction marks that it needs.
import {
  type Block,
  isBlockElement,
  isParagraph,
  type RichElement,
  type RichNode,
} from "../../article/block.ts";
import { originKey, type PictureOrigin } from "../../article/picture.ts";
import { type CleanText, cleanText } from "../../text/characters.ts";
import type { ShownIn } from "../../text/direction.ts";
import { html, Markup } from "../../text/html.ts";
import type { EntryPicture } from "../entry.ts";
import { renderFigure } from "./figure.ts";
import { renderLine } from "./line.ts";

export interface RichTextOptions {
  /** Put at the beginning of the first paragraph. */
  readonly dateline?: CleanText | undefined;
  readonly shownIn: ShownIn;
  /** The article's available pictures. The first is the leading one, which is not repeated in the text. */
  readonly pictures: readonly EntryPicture[];
  /** The article's pictures that are shown as links, in the same order. */
  readonly linkedPictures: readonly EntryPicture[];
}

export function renderRichText(
  blocks: readonly Block<CleanText>[],
  options: RichTextOptions,
): readonly Markup[] {
  const { dateline, ...others } = options;
  const [first, ...rest] = blocks;
  const isInFirst = first !== undefined && isParagraph(first);
  const opening = isInFirst ? [renderBlock(first, options)] : [];
  const before = dateline !== undefined && !isInFirst ? [renderBlock(cleanText(""), options)] : [];
  const text = (isInFirst ? rest : blocks).map((block) => renderBlock(block, others));
  return [...opening, ...before, ...text].map((markup) =>
    markup.toString() === "" ? markup : html`${markup}\n`,
  );
}

export function renderBlock(block: Block<CleanText>, options: RichTextOptions): Markup {
  if (typeof block === "string") return renderElement({ element: "p", children: [block] }, options);
  if ("picture" in block) return renderPicture(block.picture.from, options);
  if (block.element === "unknown") return renderUnknown(block, options);
  return isBlockElement(block) ? renderElement(block, options) : renderLine([block], options);
}

/** An element that only a newer version understands is shown as its blocks, or as a paragraph. */
function renderUnknown({ children }: RichElement<CleanText>, options: RichTextOptions): Markup {
  if (children.some(isBlockElement)) return html`${children.map((child) => renderBlock(child, options))}`;
  return children.length > 0 ? renderElement({ element: "p", children }, options) : html``;
}

function renderElement(node: RichElement<CleanText>, { dateline, ...options }: RichTextOptions): Markup {
  const { element, children } = node;
  if (element === "hr") return tag(element, html``);
  const hasLinks = element !== "pre";
  const parts = linesOf(children).map(({ line, block }, index) => {
    const text = renderLine(line, { ...options, hasLinks, dateline: index === 0 ? dateline : undefined });
    return html`${text}${block !== undefined && renderBlock(block, options)}`;
  });
  return html`${tag(element, html` dir="rtl"${numbersOf(node)}`)}${parts}${tag(`/${element}`, html``)}`;
}

/** The content of a block, split into lines. A nested block or a picture ends a line. */
function linesOf(
  children: readonly RichNode<CleanText>[],
): readonly { readonly line: readonly RichNode<CleanText>[]; readonly block?: Block<CleanText> }[] {
  const ends = children.flatMap((child, index) => (endsLine(child) ? [{ child, index }] : []));
  const lines = ends.map(({ child: block, index }, number) => {
    return { line: children.slice((ends[number - 1]?.index ?? -1) + 1, index), block };
  });
  return [...lines, { line: children.slice((ends.at(-1)?.index ?? -1) + 1) }];
}

function endsLine(node: RichNode): boolean {
  if (typeof node === "string") return false;
  if ("picture" in node || isBlockElement(node)) return true;
  return node.element === "unknown" && node.children.some(isBlockElement);
}

/** The spans of a table cell and the first number of a list. */
function numbersOf({ colspan, rowspan, start }: RichElement): readonly Markup[] {
  return Object.entries({ colspan, rowspan, start }).flatMap(([name, number]) =>
    number === undefined ? [] : [html` ${new Markup(name)}="${number}"`],
  );
}

/** The article model allows a fixed set of element names, so they need no escaping. */
function tag(name: RichElement["element"] | `/${RichElement["element"]}`, attributes: Markup): Markup {
  return new Markup(`<${name}${attributes}>`);
}

/** Renders a picture within the text. Empty if the file of the picture is not available yet. */
function renderPicture(from: PictureOrigin, { pictures, linkedPictures, shownIn }: RichTextOptions): Markup {
  const picture = findPicture(from, pictures);
  if (picture) return picture === pictures[0] ? html`` : renderFigure(picture, shownIn, "later");
  const linked = findPicture(from, linkedPictures);
  const isLeading = linked === linkedPictures[0] && pictures.length === 0;
  return linked && !isLeading ? renderPictureLink(linked, shownIn) : html``;
}

/** The pictures by their origins, for each list of pictures. Searching the list for each picture would take quadratic time. */
const byOrigin = new WeakMap<readonly EntryPicture[], ReadonlyMap<string, EntryPicture>>();

function findPicture(from: PictureOrigin, pictures: readonly EntryPicture[]): EntryPicture | undefined {
  let known = byOrigin.get(pictures);
  if (!known) {
    known = new Map(pictures.toReversed().map((picture) => [originKey(picture.from), picture]));
    byOrigin.set(pictures, known);
  }
  return known.get(originKey(from));
}

/** A link in the place of a picture. */
export function renderPictureLink({ url, alt, caption }: EntryPicture, shownIn: ShownIn): Markup {
  const words = caption ?? alt ?? cleanText("صورة");
  return html`<p dir="rtl"><a href="${url}">${renderLine([words], { shownIn, hasLinks: false })}</a></p>`;
}
