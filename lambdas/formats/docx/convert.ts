// Converts a Word document: the lines at its beginning become fields, and the rest becomes HTML.
import JSZip from "jszip";
import mammoth from "mammoth";
import { bounds } from "../../article/bounds.ts";
import { type Head, parseHead } from "./head/parse-head.ts";
import { withoutLayout } from "./lines/without-layout.ts";
import { withoutLines } from "./lines/without-lines.ts";
import { descendantsOf, type WordElement } from "./lines/word-element.ts";
import { wordLinesOf } from "./lines/word-lines.ts";
import { DocumentTooLarge, isMediaPart } from "./package/unpack.ts";
import { embeddedFiles, writtenAlt } from "./pictures.ts";

export interface Converted {
  readonly head: Head;
  readonly html: string;
  readonly embedded: ReadonlyMap<string, Uint8Array>;
}

/** How Word's styles become HTML elements. Mammoth's default style map, which is also used, covers headings and lists. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
  "p[style-name='Image Caption'] => figcaption:fresh",
  "r[style-name='Emphasis'] => em",
];

export async function convert(parts: ReadonlyMap<string, Uint8Array>, timeZone: string): Promise<Converted> {
  const pictures = embeddedFiles(parts);
  const heads: Head[] = [];
  const transformDocument = (document: WordElement): WordElement => {
    const elements = withoutLayout(document.children ?? []);
    const head = parseHead(wordLinesOf(elements), timeZone);
    heads.push(head);
    const children = withoutLines(elements, head.used);
    assertFewPictures(children);
    return withWrittenAlts({ ...document, children });
  };
  const convertImage = mammoth.images.imgElement(async (image) => {
    const name = pictures.nameFor(new TextDecoder().decode(await image.readAsArrayBuffer()));
    return { src: name === undefined ? "" : `embedded:${name}` };
  });
  const packed = await pack(parts);
  // Mammoth reads `buffer` in Node.js and `arrayBuffer` in browsers.
  const input = { buffer: packed, arrayBuffer: packed };
  const { value } = await mammoth.convertToHtml(input, {
    styleMap,
    includeEmbeddedStyleMap: false,
    transformDocument,
    convertImage,
  });
  const [head] = heads;
  if (!head) throw new Error("no document");
  return { head, html: withFigures(withoutBackLinks(value)), embedded: pictures.byName };
}

/**
 * Packs the checked parts into a ZIP for mammoth. The content of each picture is replaced by its name, because mammoth would read the
 * whole picture again at each place that shows it.
 */
async function pack(parts: ReadonlyMap<string, Uint8Array>): Promise<ArrayBuffer> {
  const zip = new JSZip();
  for (const [name, bytes] of parts) zip.file(name, isMediaPart(name) ? name : bytes);
  return zip.generateAsync({ type: "arraybuffer", compression: "STORE" });
}

/**
 * Checks how many pictures the document shows.
 *
 * @throws DocumentTooLarge if there are more than an article can have
 */
function assertFewPictures(elements: readonly WordElement[]): void {
  const places = elements.reduce((count, element) => count + descendantsOf(element, "image").length, 0);
  if (places > bounds.pictures) throw new DocumentTooLarge(`${places} pictures`);
}

function withWrittenAlts(element: WordElement): WordElement {
  if (element.type === "image") return { ...element, altText: writtenAlt(element.altText) ?? null };
  return element.children ? { ...element, children: element.children.map(withWrittenAlts) } : element;
}

/** Removes the links from footnotes back to the text. They don't work in feeds. */
function withoutBackLinks(html: string): string {
  return html.replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, "");
}

const picture = /<p>(?<image><img [^<>]*\/>)<\/p>/;
const caption = /(?<caption><figcaption>[^<]*(?:<(?!\/?figcaption>)[^<]*)*<\/figcaption>)?/;
const credit = /(?<credit><p>(?:ب?عدسة|تصوير) ?[:：/][^<]*<\/p>)?/;
const pictureWithWords = new RegExp(picture.source + caption.source + credit.source, "g");

/** Turns a paragraph that holds only a picture, and the caption and credit below it, into a figure. */
function withFigures(html: string): string {
  return html.replace(pictureWithWords, (whole: string, image: string, caption = "", credit = "") =>
    caption + credit === "" ? whole : `<figure>${image}${caption}${credit}</figure>`,
  );
}
