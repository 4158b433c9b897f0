// The Unicode Bidirectional Algorithm (UAX #9) for one paragraph without embeddings, in linear time. The character classes
// and the bracket pairs come from bidi-js. Its own resolution of levels takes seconds for 20 kB of digits, so it is not used.
import bidiFactory from "bidi-js";

const bidi = bidiFactory();

export type BidiClass = ReturnType<typeof bidi.getBidiCharTypeName>;

/** The direction of a paragraph: its embedding level. */
export const LEFT_TO_RIGHT = 0;
export const RIGHT_TO_LEFT = 1;
type BaseLevel = typeof LEFT_TO_RIGHT | typeof RIGHT_TO_LEFT;

/** Rule BD16: deeper brackets are not paired. */
const deepestBrackets = 63;
/** What the rules N1 and N2 resolve: NI in UAX #9. */
const neutralClasses: ReadonlySet<BidiClass | undefined> = new Set(["B", "S", "WS", "ON"]);

/** The class of each UTF-16 code unit; the second half of a surrogate pair is BN, which the rules pass over. */
export function classesOf(text: string): BidiClass[] {
  const classes: BidiClass[] = [];
  for (const character of text) {
    classes.push(bidi.getBidiCharTypeName(character));
    if (character.length === 2) classes.push("BN");
  }
  return classes;
}

/** The level of each code unit: even is shown from left to right, odd from right to left. */
export function resolveLevels(text: string, classes: readonly BidiClass[], base: BaseLevel): Uint8Array {
  const seen: number[] = [];
  for (const [index, bidiClass] of classes.entries()) if (bidiClass !== "BN") seen.push(index);
  const outside = base === RIGHT_TO_LEFT ? "R" : "L";
  const types = seen.map((index) => classes[index] ?? "ON");
  resolveWeak(types, outside);
  resolveBrackets(types, (position) => text[seen[position] ?? 0] ?? "", outside);
  resolveNeutrals(types, outside);
  const levels = new Uint8Array(classes.length).fill(base);
  for (const [position, index] of seen.entries()) {
    const level = implicitLevel(types[position], base);
    // Characters that the rules pass over take the level of what stands before them.
    levels.fill(level, index, seen[position + 1] ?? classes.length);
  }
  return levels;
}

/** Rules I1 and I2. */
function implicitLevel(type: BidiClass | undefined, base: BaseLevel): number {
  if (type === "R") return RIGHT_TO_LEFT;
  if (type === "L") return base === RIGHT_TO_LEFT ? 2 : 0;
  return 2;
}

/** Rules W1 to W7. */
function resolveWeak(types: BidiClass[], outside: "L" | "R"): void {
  for (const [index, type] of types.entries()) if (type === "NSM") types[index] = types[index - 1] ?? outside;
  let strong: BidiClass = outside;
  for (const [index, type] of types.entries()) {
    if (type === "L" || type === "R" || type === "AL") strong = type;
    if (type === "EN" && strong === "AL") types[index] = "AN";
    if (type === "AL") types[index] = "R";
  }
  for (const [index, type] of types.entries()) {
    const before = types[index - 1];
    if ((type !== "ES" && type !== "CS") || before !== types[index + 1]) continue;
    if (before === "EN" || (before === "AN" && type === "CS")) types[index] = before;
  }
  for (let start = 0, end = 0; start < types.length; start = end + 1) {
    for (end = start; types[end] === "ET"; ) end += 1;
    if (end > start)
      types.fill(types[start - 1] === "EN" || types[end] === "EN" ? "EN" : "ON", start, end);
  }
  strong = outside;
  for (const [index, type] of types.entries()) {
    if (type === "ES" || type === "CS") types[index] = "ON";
    if (type === "L" || type === "R") strong = type;
    if (type === "EN" && strong === "L") types[index] = "L";
  }
}

/** Rule N0: a pair of brackets takes the direction of what it holds and of what stands before it. */
function resolveBrackets(
  types: BidiClass[],
  characterAt: (position: number) => string,
  outside: "L" | "R",
): void {
  const closers = pairBrackets(types, characterAt);
  if (closers.size === 0) return;
  /** How many characters of each direction stand before a position: numbers count as right-to-left. */
  const counts = { L: [0], R: [0] };
  for (const type of types) {
    counts.L.push((counts.L.at(-1) ?? 0) + (type === "L" ? 1 : 0));
    counts.R.push((counts.R.at(-1) ?? 0) + (directionOf(type) === "R" ? 1 : 0));
  }
  let before = outside;
  for (let position = 0; position < types.length; position += 1) {
    const closer = closers.get(position);
    if (closer !== undefined) {
      const holds = (side: "L" | "R") => (counts[side][closer] ?? 0) > (counts[side][position] ?? 0);
      const other = outside === "L" ? "R" : "L";
      const resolved = holds(outside) ? outside : holds(other) && before === other ? other : undefined;
      if (resolved || holds(other)) {
        types[position] = resolved ?? outside;
        types[closer] = resolved ?? outside;
      }
    }
    before = directionOf(types[position]) ?? before;
  }
}

function pairBrackets(
  types: readonly BidiClass[],
  characterAt: (position: number) => string,
): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: { readonly position: number; readonly closing: string }[] = [];
  for (const [position, type] of types.entries()) {
    if (type !== "ON") continue;
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

/** Rules N1 and N2: neutrals between two of a direction take it, others that of the paragraph. */
function resolveNeutrals(types: BidiClass[], outside: "L" | "R"): void {
  let before: "L" | "R" = outside;
  for (let start = 0, end = 0; start < types.length; start = end + 1) {
    for (end = start; neutralClasses.has(types[end]); ) end += 1;
    const after: "L" | "R" = directionOf(types[end]) ?? outside;
    if (end > start) types.fill(before === after ? before : outside, start, end);
    before = after;
  }
}

/** Numbers that are left are right-to-left to their neighbours. */
function directionOf(type: BidiClass | undefined): "L" | "R" | undefined {
  if (type === "L") return "L";
  return type === "R" || type === "AL" || type === "EN" || type === "AN" ? "R" : undefined;
}
