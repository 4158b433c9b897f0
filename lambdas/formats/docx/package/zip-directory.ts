// Lists the entries of a ZIP from its central directory, without unpacking (APPNOTE.TXT 6.3.10, §4.3.12 and §4.3.16).

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
/** Bytes of the end record without its comment, and of the longest possible comment. */
const endLength = 22;
const longestComment = 0xffff;
/** Bytes of an entry without its name, extra field and comment. */
const entryLength = 46;

/** The names of all entries. `undefined` if the directory is missing, as in a truncated file. */
export function nameZipEntries(bytes: Uint8Array): readonly string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const names: string[] = [];
  // Not from the stated offset: other bytes can precede the archive.
  let at = end - view.getUint32(end + 12, true);
  if (at < 0) return undefined;
  while (at + entryLength <= end && view.getUint32(at, true) === entrySignature) {
    const nameLength = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + entryLength, at + entryLength + nameLength)));
    at += entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names.length > 0 ? names : undefined;
}

/** Searches backwards, because a comment can follow the end record. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endSignature) return at;
  return undefined;
}
