// Measures and orders texts in UTF-8. S3 stores keys in UTF-8, limits their length in bytes, and lists them in the order of their bytes.

/** The length of a text in UTF-8, in bytes. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Compares two texts by their UTF-8 bytes, for `sort`. The result is the same as for their code points. */
export function compareUtf8(one: string, other: string): number {
  const pair = [one, other].map((text) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
  const [a = [], b = []] = pair;
  const at = a.findIndex((codePoint, index) => codePoint !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}
