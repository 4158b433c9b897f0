// Lists the entries of a ZIP from its central directory, without unpacking (APPNOTE.TXT 6.3.10, §4.3.12 and §4.3.16).

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
/** The length in bytes of the end record, which ends a ZIP, without its comment. */
const endLength = 22;
/** The length in bytes of the longest comment that the end record can have. */
const longestComment = 0xffff;
/** The length in bytes of an entry without its name, extra field and comment. */
const entryLength = 46;

/**
 * The names of all entries. `undefined` if the ZIP has no directory, as in a truncated file. Also `undefined` for a ZIP64, whose directory is in
 * another place: no document of 20 MB needs that format.
 */
export function nameZipEntries(bytes: Uint8Array): readonly string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined || isZip64(view, end)) return undefined;
  const names: string[] = [];
  // The directory ends at the end record, so its length tells where it begins. Its stated offset is wrong if other bytes precede the ZIP.
  let at = end - view.getUint32(end + 12, true);
  if (at < 0) return undefined;
  while (at + entryLength <= end && view.getUint32(at, true) === entrySignature) {
    const nameLength = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(bytes.subarray(at + entryLength, at + entryLength + nameLength)));
    at += entryLength + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names.length > 0 ? names : undefined;
}

/** Whether a value of the end record is the greatest possible one, which sends readers to the end record of ZIP64 (§4.4.1.4). */
function isZip64(view: DataView, end: number): boolean {
  const counts = [4, 6, 8, 10].map((offset) => view.getUint16(end + offset, true));
  const positions = [12, 16].map((offset) => view.getUint32(end + offset, true));
  return counts.includes(0xffff) || positions.includes(0xffffffff);
}

/** Finds the end record. Searches backwards from the end of the file, because a comment can follow the record. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at--)
    if (view.getUint32(at, true) === endSignature) return at;
  return undefined;
}
