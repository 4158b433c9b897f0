// The files that editors drop by mistake, told by how they begin, so that the report can say more than "undecodable".

/** PDF, ZIP (docx, odt), OLE (doc), PNG, JPEG, GIF, RIFF (WebP), gzip, RAR. */
const SIGNATURES = [
  "25504446",
  "504b0304",
  "d0cf11e0",
  "89504e47",
  "ffd8ff",
  "47494638",
  "52494646",
  "1f8b",
  "52617221",
].map((hex) => hex.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? []);

/** RTF, HTML and XML, JSON, front matter: text, but not an article's plain text. */
const MARKUP = /^\s*(?:\{\\rtf|<[!?a-z]|[{[]\s*(?:["{[]|$)|---[ \t]*\n)/i;

export function isForeignFormat(bytes: Uint8Array): boolean {
  return SIGNATURES.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}

export function isForeignText(text: string): boolean {
  return MARKUP.test(text);
}
