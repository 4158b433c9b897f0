// Heads of documents that a warm function keeps in memory, so that it can write a feed again without a look at its documents.
import type { ObjectHead } from "../store/object-store.ts";
import type { Live } from "./site-documents.ts";

/** The maximum number of heads: less than a megabyte. */
const headLimit = 2000;

/**
 * The heads of documents as a process has seen or written them last. Another worker may have replaced a document since. Then a write on
 * the condition of the old head fails, so the heads are good enough for writes. But they don't prove that a document is right.
 */
export class WarmHeads {
  readonly #byPath = new Map<string, ObjectHead>();

  /** Undefined unless the heads of all these documents are remembered. */
  recall(paths: readonly string[]): Live | undefined {
    const heads = paths.flatMap((path) => {
      const head = this.#byPath.get(path);
      return head ? [[path, head] as const] : [];
    });
    return heads.length === paths.length ? new Map(heads) : undefined;
  }

  keep(live: Live): void {
    for (const [path, head] of live) {
      this.#byPath.delete(path); // so that the path moves to the end: the map is in the order of keeping
      if (head) this.#byPath.set(path, head);
    }
    for (const oldest of this.#byPath.keys()) {
      if (this.#byPath.size <= headLimit) break;
      this.#byPath.delete(oldest);
    }
  }
}
