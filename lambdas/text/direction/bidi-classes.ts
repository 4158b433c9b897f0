// The character classes of the Unicode Bidirectional Algorithm (UAX #9, table 4), from bidi-js. Their names are those of the standard.
import bidiModule from "bidi-js";

/** The types of bidi-js describe its ES module. Node loads its CommonJS module, which is the factory function itself. */
export const bidi = (bidiModule as unknown as typeof bidiModule.default)();

/** Each class is one bit, so that a mask can stand for several classes. */
export const L = 1;
export const R = 2;
export const AL = 4;
export const EN = 8;
export const AN = 16;
export const ES = 32;
export const ET = 64;
export const CS = 128;
export const NSM = 256;
/** The rules ignore characters of this class. The content of isolates and the second half of a surrogate pair also get this class. */
export const BN = 512;
export const WS = 1024;
export const ON = 2048;

/** The classes that occur only in text that is read from right to left: its letters, and numbers in Arabic digits. */
export const fromRight = R | AL | AN;

/** One class for each UTF-16 code unit of a text. */
export type BidiClasses = Uint16Array;

const bits: Readonly<Record<string, number>> = { L, R, AL, EN, AN, ES, ET, CS, NSM, WS, S: WS, B: WS, ON };
/** A cache of the classes of characters up to U+FFFF. 0 means that the class was not looked up yet. */
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

/** The class of a character. Direction controls and characters that XML forbids get the class that the rules ignore. */
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
