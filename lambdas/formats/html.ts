// HTML: whole pages, fragments out of a content management system, what a word processor saves as a web page.
import type { Format } from "./format.ts";

/** What may stand before the first element: declarations, comments (which end soon, or take minutes), a document type. */
const preamble = /^(?:\s+|<\?[^>]*>|<!--[\s\S]{0,5000}?-->|<![^>]*>)/;
const documentType = /<!doctype\s+html/i;
/** Other XML that newspapers send has none of these at its root. */
const elementName =
  /^(?:html|head|body|title|meta|link|base|style|script|noscript|main|article|section|header|footer|nav|aside|hgroup|h[1-6]|div|p|span|b|strong|i|em|u|s|a|q|img|picture|figure|figcaption|blockquote|pre|ul|ol|li|dl|table|caption|br|hr|center|font|small|big|mark|time|address|details|iframe|form|svg|video|audio)$/i;
/** The name of the first element, where a text begins with one. */
const startTag = /^<([a-z][a-z0-9]*)[\s/>]/i;
/** Characters in which the first element is looked for. */
const beginning = 100_000;

export const html: Format = {
  recognises: (file) => {
    const text = file.text?.slice(0, beginning);
    if (text === undefined) return false;
    if (isHtml(text)) return true;
    return isHtmlName(file.name) && /<\/?[a-z][^<>]*>/i.test(text) && !/^\s*<\?xml/.test(text);
  },
  async parse({ text = "" }, timeZone) {
    const { parsePage } = await import("./html/parse-page.ts");
    return parsePage(text, timeZone);
  },
};

function isHtml(text: string): boolean {
  let rest = text;
  const isXml = /^\s*<\?xml\s/.test(text);
  for (let match = preamble.exec(rest); match; match = preamble.exec(rest)) {
    if (documentType.test(match[0])) return true;
    rest = rest.slice(match[0].length);
  }
  return isXml ? /^<html[\s>]/i.test(rest) : isHtmlElement(startTag.exec(rest)?.[1] ?? "");
}

export function isHtmlName(fileName: string): boolean {
  return /\.x?html?$/i.test(fileName);
}

/** Whether an element of this name may begin a page or a fragment of one. */
export function isHtmlElement(name: string): boolean {
  return elementName.test(name);
}
