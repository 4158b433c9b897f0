// Finds the name of a document's root element without parsing the document.

/** What can precede the root: declarations, comments, and a document type with or without internal subset. */
const prolog = /\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!(?!--)[^>[]*(?:\[[^\]]*\]\s*)?>/y;
const htmlDocumentType = /^<!doctype\s+html[\s>]/i;
const startTag = /<(?:[a-z_][\w.-]*:)?([a-z_][\w.-]*)(?=[\s/>])/iy;

/**
 * The name without its prefix. `html` for an HTML document type. `undefined` if the text does not begin like
 * XML or HTML.
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
