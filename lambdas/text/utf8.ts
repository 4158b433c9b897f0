// Texts as UTF-8, the form in which S3 stores, limits and orders keys.

/** In bytes. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** Orders two texts by their UTF-8 bytes, as S3 lists keys. This is the order of their code points. */
export function compareUtf8(one: string, other: string): number {
  const pair = [one, other].map((text) => Array.from(text, (letter) => letter.codePointAt(0) ?? 0));
  const [a = [], b = []] = pair;
  const at = a.findIndex((codePoint, index) => codePoint !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
}
