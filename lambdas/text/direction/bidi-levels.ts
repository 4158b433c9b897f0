// The Unicode Bidirectional Algorithm (UAX #9) for one paragraph without embeddings, in linear time. The implementation in
// bidi-js takes seconds for 20 kB of digits, so only its character classes and bracket pairs are used.
import { AL, AN, type BidiClasses, BN, bidi, CS, EN, ES, ET, L, NSM, ON, R, WS } from "./bidi-classes.ts";

/** The two directions of a paragraph, as embedding levels. */
export const leftToRight = 0;
export const rightToLeft = 1;

/** Brackets that are nested deeper are not paired (BD16). */
const deepestBrackets = 63;

/** The embedding level of each UTF-16 code unit. Even levels are displayed from left to right, odd levels from right to left. */
export function resolveLevels(text: string, classes: BidiClasses, base: 0 | 1): Uint8Array {
  const positions = new Uint32Array(classes.length);
  const types = new Uint16Array(classes.length);
  let count = 0;
  for (let index = 0; index < classes.length; index += 1) {
    const own = classes[index] ?? BN;
    if (own === BN) continue;
    positions[count] = index;
    types[count] = own;
    count += 1;
  }
  const outside = base === rightToLeft ? R : L;
  const kept = types.subarray(0, count);
  resolveWeak(kept, outside);
  resolveBrackets(kept, (position) => text[positions[position] ?? 0] ?? "", outside);
  resolveNeutrals(kept, outside);
  const levels = new Uint8Array(classes.length).fill(base);
  let position = 0;
  let level: number = base;
  for (let index = 0; index < classes.length; index += 1) {
    // A character that the rules ignore takes the level of the character before it.
    if (classes[index] !== BN) {
      level = implicitLevel(kept[position] ?? ON, base);
      position += 1;
    }
    levels[index] = level;
  }
  return levels;
}

/** Rules I1 and I2: the level of a character, by its direction and that of the paragraph. */
function implicitLevel(type: number, base: number): number {
  if (type === R) return 1;
  return type === L && base === leftToRight ? 0 : 2;
}

/** Rules W1 to W7: the directions of numbers, of the signs beside them, and of combining marks. */
function resolveWeak(types: Uint16Array, outside: number): void {
  let strong = outside;
  let before = outside;
  for (let index = 0; index < types.length; index += 1) {
    const type = types[index] === NSM ? before : (types[index] ?? ON);
    before = type;
    if (type & (L | R | AL)) strong = type;
    if (type === EN && strong === AL) types[index] = AN;
    else types[index] = type === AL ? R : type;
  }
  resolveSeparators(types);
  strong = outside;
  for (let index = 0; index < types.length; index += 1) {
    const type = types[index] ?? ON;
    if (type & (ES | ET | CS)) types[index] = ON;
    if (type & (L | R)) strong = type;
    if (type === EN && strong === L) types[index] = L;
  }
}

/** Rules W4 and W5: a single separator between two numbers, and the signs next to a number, become part of the number. */
function resolveSeparators(types: Uint16Array): void {
  for (let index = 1; index < types.length; index += 1) {
    const type = types[index] ?? ON;
    const before = types[index - 1] ?? ON;
    if (!(type & (ES | CS)) || before !== types[index + 1]) continue;
    if (before === EN || (before === AN && type === CS)) types[index] = before;
  }
  for (let start = 0, end = 0; start < types.length; start = end + 1) {
    for (end = start; types[end] === ET; ) end += 1;
    if (types[start - 1] === EN || types[end] === EN) types.fill(EN, start, end);
  }
}

/** Rule N0: a pair of brackets takes its direction from its content and from the text before it. */
function resolveBrackets(
  types: Uint16Array,
  characterAt: (position: number) => string,
  outside: number,
): void {
  const closers = pairBrackets(types, characterAt);
  if (closers.size === 0) return;
  // The number of characters of each direction before a position.
  const lefts = new Uint32Array(types.length + 1);
  const rights = new Uint32Array(types.length + 1);
  for (let index = 0; index < types.length; index += 1) {
    const direction = directionOf(types[index] ?? ON);
    lefts[index + 1] = (lefts[index] ?? 0) + (direction === L ? 1 : 0);
    rights[index + 1] = (rights[index] ?? 0) + (direction === R ? 1 : 0);
  }
  const [same, other] = outside === L ? [lefts, rights] : [rights, lefts];
  let before = outside;
  for (let position = 0; position < types.length; position += 1) {
    const closer = closers.get(position);
    const holds = (counts: Uint32Array) => (counts[closer ?? 0] ?? 0) > (counts[position] ?? 0);
    if (closer !== undefined && (holds(same) || holds(other))) {
      const direction = holds(same) ? outside : before;
      types[position] = direction;
      types[closer] = direction;
    }
    before = directionOf(types[position] ?? ON) || before;
  }
}

function pairBrackets(
  types: Uint16Array,
  characterAt: (position: number) => string,
): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: { readonly position: number; readonly closing: string }[] = [];
  for (let position = 0; position < types.length; position += 1) {
    if (types[position] !== ON) continue;
    const character = characterAt(position);
    const closing = bidi.openingToClosingBracket(character);
    if (closing !== null) {
      if (open.length === deepestBrackets) break;
      open.push({ position, closing: canonical(closing) });
    } else if (bidi.closingToOpeningBracket(character) !== null) {
      const match = open.findLastIndex((bracket) => bracket.closing === canonical(character));
      const [opener] = match < 0 ? [] : open.splice(match);
      if (opener) closers.set(opener.position, position);
    }
  }
  return closers;
}

function canonical(bracket: string): string {
  return bidi.getCanonicalBracket(bracket) ?? bracket;
}

/** Rules N1 and N2: neutral characters between two characters of one direction take that direction. Others take that of the paragraph. */
function resolveNeutrals(types: Uint16Array, outside: number): void {
  let before = outside;
  for (let start = 0, end = 0; start < types.length; start = end + 1) {
    for (end = start; (types[end] ?? 0) & (WS | ON); ) end += 1;
    const after = directionOf(types[end] ?? ON) || outside;
    types.fill(before === after ? before : outside, start, end);
    before = after;
  }
}

/** The direction of a character for those beside it: L, R, or 0 if it has none. Numbers count as right-to-left. */
function directionOf(type: number): number {
  if (type & (R | AL | EN | AN)) return R;
  return type & L;
}
