// The keys of the SQLite store, as bytes. SQLite compares bytes, which gives the order of S3's listings.

/** The greatest length of a key, in bytes of UTF-8 (S3 user guide, "Naming Amazon S3 objects"). */
export const longestKey = 1024;

/** A key in UTF-8. Throws for a key that S3 refuses: an empty one, one that is too long, one with half a surrogate pair. */
export function keyBytes(key: string): Buffer {
  const bytes = utf8(key);
  if (bytes.length < 1 || bytes.length > longestKey) {
    throw new RangeError(`a key must have 1 to ${longestKey} bytes in UTF-8, not ${bytes.length}`);
  }
  return bytes;
}

function utf8(text: string): Buffer {
  if (!text.isWellFormed()) throw new TypeError("a key must be well-formed Unicode");
  return Buffer.from(text, "utf8");
}

/** The first key that a listing may contain. In the order of bytes, the next key after a key is the same key with a NUL appended. */
export function firstKey(prefix: string, startAfter: string | undefined): Buffer {
  const least = utf8(prefix);
  if (!startAfter) return least;
  const next = utf8(`${startAfter}\0`);
  return Buffer.compare(least, next) > 0 ? least : next;
}

/** The end of a listing: greater than every key with this prefix. UTF-8 has no byte 0xFF, so the last byte can be incremented. */
export function endOf(prefix: string): Buffer {
  const bytes = utf8(prefix);
  if (bytes.length === 0) return Buffer.of(0xff);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) + 1, bytes.length - 1);
  return bytes;
}
