// Cleans text for feeds: allowed characters only, in NFC, without unbalanced direction controls. Renderers take no other text.
import { popIsolate } from "./direction/controls.ts";

declare const clean: unique symbol;

/** Text that {@link cleanText} returned, or that was made of such text. */
export type CleanText = string & { readonly [clean]: true };

/** Characters that XML forbids (XML 1.0 §2.2, `Char`), lone surrogates among them, and the BOM. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/**
 * Characters that nobody sees: controls, noncharacters, lone surrogates, the BOM, deprecated format characters, annotations, and
 * tags, which can hold a whole hidden text. U+FFFD stands for a character that was lost before.
 */
const unwanted =
  /(?![\t\n\r\u0085])\p{Cc}|[\u206A-\u206F\uFEFF\uFFF9-\uFFFB\uFFFD\u{E0000}-\u{E007F}]|\p{Noncharacter_Code_Point}|\p{Cs}/gu;
const lineEnd = /\r\n|[\r\u0085\u2028\u2029]/g;
/** Control characters with a meaning: Word's line break, and the page break of old exports. */
const lineBreaks = /[\v\f]/g;
/** Presentation Forms-A and -B, except \uFDF2 (Allah), \uFDFA (the blessing) and \uFDFC (rial), which editors type on purpose. */
const presentationForms = /[\uFB50-\uFDF1\uFDF3-\uFDF9\uFDFB\uFDFD-\uFDFF\uFE70-\uFEFE]/g;
/** LRE, RLE, PDF, LRO and RLO. Isolates have replaced them; embeddings also affect the text around them. */
const embeddings = /[\u202A-\u202E]/g;
const isolates = /[\u2066-\u2069]/g;

/**
 * Drops characters that are invisible or harmful, and replaces others by equivalents of the same appearance. Lines end with `\n`.
 * Marks (LRM, RLM, ALM), balanced isolates, tatweel, diacritics and ZWNJ stay. The function is idempotent.
 */
export function cleanText(text: string): CleanText {
  return cleanCharacters(text, unwanted);
}

/** As {@link cleanText}, but U+FFFD stays: by it, damage is found before the text becomes an article. */
export function cleanInput(text: string): string {
  return cleanCharacters(text, forbidden);
}

function cleanCharacters(text: string, dropped: RegExp): CleanText {
  const kept = text.replace(lineBreaks, "\n").replace(dropped, "").replace(lineEnd, "\n");
  return kept
    .replace(presentationForms, (form) => form.normalize("NFKC"))
    .replace(embeddings, "")
    .split("\n")
    .map(dropUnbalancedIsolates)
    .join("\n")
    .normalize("NFC") as CleanText;
}

/** The text in one line, with single spaces. */
export function cleanLine(text: string): CleanText {
  return cleanText(cleanText(text).replace(/\s+/gu, " ").trim());
}

/** A part of a clean text beside its other parts. Together they hold whole isolates, so none is dropped from one of them. */
export function partOf(text: CleanText, start: number, end?: number): CleanText {
  return text.slice(start, end) as CleanText;
}

/** A text with direction marks or guards, which are balanced: it is still as clean as it was. */
export function withMarks<Text extends string = CleanText>(text: string): Text {
  return text as Text;
}

/** Drops only the characters that XML forbids, and the BOM. */
export function dropForbidden(text: string): string {
  return text.replace(forbidden, "");
}

/** The bidi algorithm treats a line as a paragraph, at whose end all isolates end (UAX #9, BD9). */
function dropUnbalancedIsolates(line: string): string {
  const open: number[] = [];
  const unbalanced = new Set<number>();
  for (const { 0: control, index } of line.matchAll(isolates)) {
    if (control !== popIsolate) open.push(index);
    else if (open.pop() === undefined) unbalanced.add(index);
  }
  for (const index of open) unbalanced.add(index);
  return unbalanced.size === 0
    ? line
    : line.replace(isolates, (control, index: number) => (unbalanced.has(index) ? "" : control));
}
