// The classes of characters that the Unicode Bidirectional Algorithm goes by (UAX #9, table 4), from bidi-js.
import bidiModule from "bidi-js";

/** bidi-js describes its ES module; Node loads its CommonJS one, which is the factory itself. */
export const bidi = (bidiModule as unknown as typeof bidiModule.default)();

/** One bit each, so that several make a mask. */
export const L = 1;
export const R = 2;
export const AL = 4;
export const EN = 8;
export const AN = 16;
export const ES = 32;
export const ET = 64;
export const CS = 128;
export const NSM = 256;
/** Passed over by the rules, as what stands in an isolate is, and the second half of a surrogate pair. */
export const BN = 512;
export const WS = 1024;
export const ON = 2048;

/** What is read from the right by itself. */
export const FROM_RIGHT = R | AL | AN;

/** One for each UTF-16 code unit of a text. */
export type BidiClasses = Uint16Array;

const bits: Readonly<Record<string, number>> = { L, R, AL, EN, AN, ES, ET, CS, NSM, WS, S: WS, B: WS, ON };
/** Of the characters up to U+FFFF, as far as they were met; 0 is none. */
const known = new Uint16Array(0x1_0000);

export function classesOf(text: string): BidiClasses {
  const classes = new Uint16Array(text.length).fill(BN);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    classes[index] = known[code] || look(code);
    if (code > 0xffff) index += 1;
  }
  return classes;
}

/** Embeddings and isolates that are left in a clean text, such as half of a pair, have no effect; nor has what XML forbids. */
function look(code: number): number {
  const isForbidden = (code >= 0xd800 && code <= 0xdfff) || (code & 0xfffe) === 0xfffe;
  const bit = (!isForbidden && bits[bidi.getBidiCharTypeName(String.fromCodePoint(code))]) || BN;
  if (code < known.length) known[code] = bit;
  return bit;
}

/** Whether a part of a text has a character of one of these classes. */
export function hasClass(classes: BidiClasses, mask: number, start = 0, end = classes.length): boolean {
  for (let index = start; index < end; index += 1) if ((classes[index] ?? 0) & mask) return true;
  return false;
}
