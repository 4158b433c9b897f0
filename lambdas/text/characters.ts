// Cleans text for feeds. Clean text has only characters that feeds may contain, is in Unicode's form NFC, and has no direction isolate that is
// not closed. Renderers accept only clean text.
import { popIsolate } from "./direction/controls.ts";

declare const clean: unique symbol;

/** Text that {@link cleanText} returned, or that was made of such text. */
export type CleanText = string & { readonly [clean]: true };

/** Characters that XML forbids (XML 1.0 §2.2, `Char`), including lone surrogates, and the BOM. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** The same characters without lone surrogates. This search is several times as fast, and finds nothing in most texts. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const mayBeForbidden = /[\u0000-\u0008\v\f\u000E-\u001F\uFEFF\uFFFE\uFFFF]/;
/**
 * Invisible characters that clean text does not have: controls, noncharacters, lone surrogates, the BOM, deprecated format characters,
 * annotations, and tags, which can contain a whole hidden text. U+FFFD, which stands for a lost character, is also removed.
 */
const unwanted =
  /(?![\t\n\r\u0085])\p{Cc}|[\u206A-\u206F\uFEFF\uFFF9-\uFFFB\uFFFD\u{E0000}-\u{E007F}]|\p{Noncharacter_Code_Point}|\p{Cs}/gu;
const lineEnd = /\r\n|[\r\u0085\u2028\u2029]/g;
/** Control characters with a meaning: Word's line break, and the page break of old exports. */
const lineBreaks = /[\v\f]/g;
/**
 * Arabic presentation forms (the blocks A and B), which are replaced by ordinary letters. \uFDF2 (Allah), \uFDFA (the blessing) and \uFDFC
 * (rial) are not, because editors type them on purpose.
 */
const presentationForms = /[\uFB50-\uFDF1\uFDF3-\uFDF9\uFDFB\uFDFD-\uFDFF\uFE70-\uFEFE]/g;
/** The direction controls LRE, RLE, PDF, LRO and RLO. They are removed, because they also affect the text around them; isolates do not. */
const embeddings = /[\u202A-\u202E]/g;
const isolates = /[\u2066-\u2069]/g;

/**
 * Makes a text clean. Removes characters that are invisible or harmful, and replaces presentation forms by the letters that look the same.
 * Lines end with `\n`. Direction marks (LRM, RLM, ALM), isolates that are closed, tatweel, diacritics and ZWNJ stay. Cleaning a clean text
 * changes nothing.
 */
export function cleanText(text: string): CleanText {
  return cleanCharacters(text, unwanted);
}

/** Cleans the text of a whole file. Does the same as {@link cleanText}, but keeps U+FFFD: a later check finds lost characters by it. */
export function cleanInput(text: string): string {
  return cleanCharacters(text, forbidden);
}

/** Finds every text that {@link cleanCharacters} may have to change, and some others. Most texts have none of these characters. */
const suspicious =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /[\u0000-\u0008\v-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u206F\uD800-\uDFFF\uFB50-\uFDFF\uFE70-\uFEFF\uFFF9-\uFFFF]/;

function cleanCharacters(text: string, dropped: RegExp): CleanText {
  if (!suspicious.test(text)) return text.normalize("NFC") as CleanText;
  const kept = text.replace(lineBreaks, "\n").replace(dropped, "").replace(lineEnd, "\n");
  return kept
    .replace(presentationForms, (form) => form.normalize("NFKC"))
    .replace(embeddings, "")
    .split("\n")
    .map(dropUnbalancedIsolates)
    .join("\n")
    .normalize("NFC") as CleanText;
}

/** Makes a text clean and puts it into one line, with single spaces. */
export function cleanLine(text: string): CleanText {
  return cleanText(cleanText(text).replace(/\s+/gu, " ").trim());
}

/** A part of a clean text. Unlike clean text, it can contain half of an isolate. The part with the other half must be displayed beside it. */
export function partOf(text: CleanText, start: number, end?: number): CleanText {
  return text.slice(start, end) as CleanText;
}

/** Gives a text the type of clean text, after direction marks or word joiners were added to a clean text. Isolates must be closed. */
export function withMarks<Text extends string = CleanText>(text: string): Text {
  return text as Text;
}

/** Removes only the characters that XML forbids, and the BOM. */
export function dropForbidden(text: string): string {
  return mayBeForbidden.test(text) || !text.isWellFormed() ? text.replace(forbidden, "") : text;
}

/** Removes isolates that do not begin and end in the line. For the bidi algorithm, a line end ends all isolates (UAX #9, BD9). */
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
