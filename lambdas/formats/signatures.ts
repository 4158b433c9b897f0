// How files begin that are no text, so that nobody tries to read them as one.

/** PDF, ZIP (docx, odt), OLE (doc), PNG, JPEG, GIF, RIFF (WebP), gzip, RAR; RTF, whose text is full of pictures as digits. */
const signatures = [
  "25504446",
  "504b0304",
  "d0cf11e0",
  "89504e47",
  "ffd8ff",
  "47494638",
  "52494646",
  "1f8b",
  "52617221",
  "7b5c727466",
].map((hex) => hex.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? []);

export function isBinary(bytes: Uint8Array): boolean {
  return signatures.some((signature) => signature.every((byte, index) => bytes[index] === byte));
}
