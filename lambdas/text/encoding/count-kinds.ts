// Counts the characters of a text by their kinds, in one pass. A search for each kind would take several times as long.

const kinds = {
  letter: /\p{L}/u,
  /** Letters, marks and digits. */
  readable: /[\p{L}\p{M}\p{N}]/u,
  /** The characters of the scripts that newspapers use. */
  known: /[\p{Script=Arabic}\p{Script=Latin}]/u,
  shown: /[^\s\p{C}]/u,
  /** Characters that text does not have: controls, lone surrogates, private and unassigned characters, and U+FFFD. */
  junk: /[^\P{C}\p{Cf}\t\n\v\f\r]|\uFFFD/u,
} as const;

type Kind = keyof typeof kinds;

const patterns = Object.values(kinds);
const bit = Object.fromEntries(Object.keys(kinds).map((kind, index) => [kind, 1 << index])) as Record<
  Kind,
  number
>;

/** Set for each code point whose kinds were looked up. */
const lookedUp = 1 << patterns.length;

/** The kinds of each code point below U+10000, as bits. They are looked up when the code point occurs for the first time. */
const known = new Uint8Array(0x10000);

/** How many characters of each kind the text has. A character can be of several kinds. */
export function countKinds(text: string): Readonly<Record<Kind, number>> {
  const counts = { letter: 0, readable: 0, known: 0, shown: 0, junk: 0 };
  for (let index = 0; index < text.length; index++) {
    const code = text.codePointAt(index) ?? 0;
    if (code > 0xffff) index++;
    const found = known[code] || lookUp(code);
    if (found & bit.letter) counts.letter++;
    if (found & bit.readable) counts.readable++;
    if (found & bit.known) counts.known++;
    if (found & bit.shown) counts.shown++;
    if (found & bit.junk) counts.junk++;
  }
  return counts;
}

function lookUp(code: number): number {
  const character = String.fromCodePoint(code);
  const found = patterns.reduce(
    (bits, pattern, index) => (pattern.test(character) ? bits | (1 << index) : bits),
    lookedUp,
  );
  if (code < known.length) known[code] = found;
  return found;
}
