// The name of a document's first element, without parsing the document.

/** What may stand before it: declarations, comments, a document type with or without an internal subset. */
const prolog = /\s+|<\?[^>]*>|<!--[\s\S]*?-->|<!(?!--)[^>[]*(?:\[[^\]]*\]\s*)?>/y;
const htmlDocumentType = /^<!doctype\s+html[\s>]/i;
const startTag = /<(?:[a-z_][\w.-]*:)?([a-z_][\w.-]*)(?=[\s/>])/iy;

/** Without its prefix; `html` after that document type; undefined where the text does not begin as XML or HTML does. */
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
