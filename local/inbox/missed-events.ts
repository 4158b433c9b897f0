// Notices that the system does not report changes of the folder, as on network drives.
import { systemErrorCode } from "../cannot-start.ts";
import type { Bilingual } from "../terminal/bilingual.ts";

export const noEvents: Bilingual = {
  arabic: "لا يُبلغ النظام عن تغييرات هذا المجلد، كما في أقراص الشبكة، فيُفحص المجلد كله كل بضع ثوان",
  english:
    "the system reports no changes of this folder, as on network drives; it is looked through every few seconds",
};

export class MissedEvents {
  readonly #onMissing: () => void;
  readonly #heard = new Set<string>();
  /** Keys at which a change was found that no event had reported. */
  readonly #unheard = new Set<string>();
  /** Keys at which the folder already differed in the last look; undefined if it is not known. */
  #before: ReadonlySet<string> | undefined;
  #isMissing = false;

  constructor(onMissing: () => void) {
    this.#onMissing = onMissing;
  }

  /** Whether changes are found only by looking. Then they may also be made by another computer. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  hear(key: string): void {
    this.#heard.add(key);
    this.#unheard.delete(key);
  }

  /**
   * Call it after each regular look through the folder.
   *
   * @param different the keys at which something had changed; undefined if the look failed
   */
  lookedThrough(different: readonly string[] | undefined): void {
    if (this.#unheard.size > 0) this.miss(); // an event may be late, but not as late as the next look
    const found = different && new Set(different);
    for (const key of this.#before ? (found ?? []) : []) {
      if (!this.#before?.has(key) && !this.#heard.has(key)) this.#unheard.add(key);
    }
    for (const key of this.#heard) if (!found?.has(key)) this.#heard.delete(key);
    this.#before = found;
  }

  /** The watcher failed. It can't watch more files than the system allows; other failures concern single files. */
  fail(error: unknown): void {
    if (["ENOSPC", "EMFILE", "ENFILE"].includes(systemErrorCode(error) ?? "")) this.miss();
  }

  miss(): void {
    if (this.#isMissing) return;
    this.#isMissing = true;
    this.#onMissing();
  }
}
