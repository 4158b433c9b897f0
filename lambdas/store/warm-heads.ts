// Heads of documents (ETags and fingerprints) that a warm function keeps in memory. With them it can write a feed again without a request
// for its documents.
import type { ObjectHead } from "./object-store.ts";

/** The heads of live documents, by their paths. */
export type Live = ReadonlyMap<string, ObjectHead | undefined>;

/** The maximum number of heads. They take less than a megabyte. */
const headLimit = 2000;

/**
 * The heads of documents, as this process last read or wrote them. Another worker may have replaced a document since. For a write this does
 * no harm, because the write has the condition that the ETag is still the same, and fails. But a head must not be used to decide that a
 * document is right.
 */
export class WarmHeads {
  /** Undefined for a document that is absent. */
  readonly #byPath = new Map<string, ObjectHead | undefined>();

  /** Returns the heads of these documents. Undefined if one of them is not in memory. */
  recall(paths: readonly string[]): Live | undefined {
    if (!paths.every((path) => this.#byPath.has(path))) return undefined;
    return new Map(paths.map((path) => [path, this.#byPath.get(path)]));
  }

  keep(live: Live): void {
    for (const [path, head] of live) {
      this.#byPath.delete(path); // so that the path moves to the end of the map, and is removed last
      this.#byPath.set(path, head);
    }
    for (const oldest of this.#byPath.keys()) {
      if (this.#byPath.size <= headLimit) break;
      this.#byPath.delete(oldest);
    }
  }
}
