// The keys of the SQLite store as bytes: SQLite then compares them in S3's order.

/** In bytes of UTF-8 (S3 user guide, "Naming Amazon S3 objects"). */
export const longestKey = 1024;

/** Refuses keys that S3 refuses: an empty one, one that is too long, one with half a surrogate pair. */
export function keyBytes(key: string): Buffer {
  const bytes = utf8(key);
  if (bytes.length < 1 || bytes.length > longestKey) {
    throw new RangeError(`a key has 1 to ${longestKey} bytes in UTF-8, not ${bytes.length}`);
  }
  return bytes;
}

function utf8(text: string): Buffer {
  if (!text.isWellFormed()) throw new TypeError("a key is well-formed Unicode");
  return Buffer.from(text, "utf8");
}

/** The least key that may be listed. In byte order, the next key after a key is the same key with a NUL appended. */
export function firstKey(prefix: string, startAfter: string | undefined): Buffer {
  const least = utf8(prefix);
  if (!startAfter) return least;
  const next = utf8(`${startAfter}\0`);
  return Buffer.compare(least, next) > 0 ? least : next;
}

/** The least bytes that are greater than every key with this prefix. UTF-8 has no byte 0xFF, so the last byte can be incremented. */
export function endOf(prefix: string): Buffer {
  const bytes = utf8(prefix);
  if (bytes.length === 0) return Buffer.of(0xff);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) + 1, bytes.length - 1);
  return bytes;
}
