// Text as it may go into a feed: characters that are allowed, composed one way, and no direction left open.

/** Everything outside `Char` (XML 1.0 §2.2), which takes in lone surrogates, and the BOM wherever it stands. */
const UNWANTED = /[^\t\n\r\u0020-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const LINE_END = /\r\n|[\r\u0085\u2028\u2029]/g;
/** Word's line break, and the page break of old exports: control characters that mean something. */
const LINE_BREAKS = /[\v\f]/g;
/** Presentation Forms-A and -B, but for \uFDF2 (Allah), \uFDFA (the blessing) and \uFDFC (rial), which editors mean. */
const PRESENTATION_FORMS = /[\uFB50-\uFDF1\uFDF3-\uFDF9\uFDFB\uFDFD-\uFDFF\uFE70-\uFEFE]/g;
/** LRE, RLE, PDF, LRO, RLO: superseded by isolates, and they leak out of the text that they stand in. */
const EMBEDDINGS = /[\u202A-\u202E]/g;
const ISOLATES = /[\u2066-\u2069]/g;
const POP_ISOLATE = "\u2069";

/**
 * Clean text, lines ended by `\n`. What is dropped can't be shown or does harm; what is changed looks the same.
 * Marks (LRM, RLM, ALM), balanced isolates, tatweel, diacritics and ZWNJ stay. Cleaning twice changes nothing more.
 */
export function cleanText(text: string): string {
  return dropForbidden(text.replace(LINE_BREAKS, "\n"))
    .replace(LINE_END, "\n")
    .replace(PRESENTATION_FORMS, (form) => form.normalize("NFKC"))
    .replace(EMBEDDINGS, "")
    .split("\n")
    .map(dropUnbalancedIsolates)
    .join("\n")
    .normalize("NFC");
}

/** Only what no XML document may hold, and the BOM. */
export function dropForbidden(text: string): string {
  return text.replace(UNWANTED, "");
}

/** A line is a paragraph to the bidi algorithm: what is open at its end was never meant to be (UAX #9, BD9). */
function dropUnbalancedIsolates(line: string): string {
  const open: number[] = [];
  const unbalanced = new Set<number>();
  for (const { 0: control, index } of line.matchAll(ISOLATES)) {
    if (control !== POP_ISOLATE) open.push(index);
    else if (open.pop() === undefined) unbalanced.add(index);
  }
  for (const index of open) unbalanced.add(index);
  return unbalanced.size === 0
    ? line
    : line.replace(ISOLATES, (control, index: number) => (unbalanced.has(index) ? "" : control));
}
