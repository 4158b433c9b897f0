// Collects the parts of a file that are kept, in one buffer, so that a file of a million small parts takes no more memory.

/** A view of the same bytes. It can read and write numbers of several bytes. */
export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

export class ByteWriter {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  /** @param capacity the greatest number of bytes that can be written */
  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  write(part: Uint8Array): void {
    this.#bytes.set(part, this.#length);
    this.#length += part.length;
  }

  /** Changes bytes that were written before. */
  overwrite(at: number, part: Uint8Array): void {
    this.#bytes.set(part, at);
  }

  /** The written bytes. They are not copied, because a picture may have 20 MB. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }
}
