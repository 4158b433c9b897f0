// Compares two texts by their shingles (runs of four words): precision, recall and F1, computed as in scrapinghub's evaluate.py.

const wordsInShingle = 4;

/** Returns the means over all pairs. Precision leaves out pairs without a found text, and recall those without an expected text. */
export function score(pairs: readonly { readonly expected: string; readonly found: string }[]) {
  const counts = pairs.map(({ expected, found }) => compare(shinglesOf(expected), shinglesOf(found)));
  const precision = mean(counts.filter(({ found }) => found > 0).map(({ common, found }) => common / found));
  const recall = mean(
    counts.filter(({ expected }) => expected > 0).map(({ common, expected }) => common / expected),
  );
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function shinglesOf(text: string): ReadonlyMap<string, number> {
  // Words as `\w+` finds them in Python, which evaluate.py uses.
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const shingles = new Map<string, number>();
  for (let start = 0; start < Math.max(1, words.length - wordsInShingle + 1); start++) {
    const shingle = words.slice(start, start + wordsInShingle).join(" ");
    if (shingle !== "") shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1);
  }
  return shingles;
}

function compare(expected: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>) {
  let common = 0;
  for (const [shingle, count] of expected) common += Math.min(count, found.get(shingle) ?? 0);
  return { common, expected: sum(expected.values()), found: sum(found.values()) };
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}

function mean(numbers: readonly number[]): number {
  return sum(numbers) / numbers.length;
}
