// Recognises HTML: whole pages, fragments from a content management system, and pages saved by a word processor.
import type { Format } from "./format.ts";
import { rootName } from "./xml/root-name.ts";

/** Elements of HTML. None of them is the root element of another kind of XML that newspapers use. */
const elementName =
  /^(?:html|head|body|title|meta|link|base|style|script|noscript|main|article|section|header|footer|nav|aside|hgroup|h[1-6]|div|p|span|b|strong|i|em|u|s|a|q|img|picture|figure|figcaption|blockquote|pre|ul|ol|li|dl|table|caption|br|hr|center|font|small|big|mark|time|address|details|iframe|form|svg|video|audio)$/i;
/** How many characters are searched for the first element. */
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

/**
 * Whether the root element is an HTML element. If the file declares itself as XML, only `html` counts, because other XML formats also have
 * elements with names such as `article` or `title`.
 */
function isHtml(text: string): boolean {
  const root = rootName(text) ?? "";
  return /^\s*<\?xml\s/.test(text) ? root.toLowerCase() === "html" : isHtmlElement(root);
}

export function isHtmlName(fileName: string): boolean {
  return /\.x?html?$/i.test(fileName);
}

/** Whether an element with this name can begin a page or a fragment. */
export function isHtmlElement(name: string): boolean {
  return elementName.test(name);
}
