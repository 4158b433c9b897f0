// Finds the name of a document's root element without parsing the document.

/** White space, a declaration, a comment, or a document type with or without an internal subset. They can precede the root element. */
const prolog = /\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!(?!--)[^>[]*(?:\[[^\]]*\]\s*)?>/y;
const htmlDocumentType = /^<!doctype\s+html[\s>]/i;
const startTag = /<(?:[a-z_][\w.-]*:)?([a-z_][\w.-]*)(?=[\s/>])/iy;

/**
 * The name of the root element, without its prefix. If the text begins with the document type of HTML, it is `html`. `undefined` if the text
 * begins neither like XML nor like HTML.
 */
export function rootName(text: string): string | undefined {
  let index = 0;
  for (;;) {
    prolog.lastIndex = index;
    const part = prolog.exec(text)?.[0];
    if (part === undefined) break;
    if (htmlDocumentType.test(part)) return "html";
    index = prolog.lastIndex;
  }
  startTag.lastIndex = index;
  return startTag.exec(text)?.[1];
}
