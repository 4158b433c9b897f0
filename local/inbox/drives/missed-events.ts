// Notices that the system does not report all changes of the folder, as on network drives.
import { systemErrorCode } from "../../cannot-start.ts";
import type { Bilingual } from "../../terminal/bilingual.ts";

export const noEvents: Bilingual = {
  arabic: "لا يُبلغ النظام عن تغييرات هذا المجلد، كما في أقراص الشبكة، فيُفحص المجلد كله كل بضع ثوان",
  english:
    "the system reports no changes of this folder, as on network drives; it is looked through every few seconds",
};

export class MissedEvents {
  readonly #onMissing: () => void;
  readonly #heard = new Set<string>();
  /** Keys at which the last scan of the folder found a change that no event had reported. */
  readonly #unheard = new Set<string>();
  /** Keys at which the last scan found a change; undefined if there was no scan yet, or if it failed. */
  #before: ReadonlySet<string> | undefined;
  #isMissing = false;

  constructor(onMissing: () => void) {
    this.#onMissing = onMissing;
  }

  /** Whether events are missing, so that only scans of the folder find changes. Another computer may then write the files. */
  get isMissing(): boolean {
    return this.#isMissing;
  }

  hear(key: string): void {
    this.#heard.add(key);
    this.#unheard.delete(key);
  }

  /**
   * Call this after each regular scan of the whole folder.
   *
   * @param different the keys at which the scan found a change; undefined if it failed
   */
  lookedThrough(different: readonly string[] | undefined): void {
    if (this.#unheard.size > 0) this.miss(); // an event may come late, but not later than the whole pause between two scans
    const found = different && new Set(different);
    for (const key of this.#before ? (found ?? []) : []) {
      if (!this.#before?.has(key) && !this.#heard.has(key)) this.#unheard.add(key);
    }
    for (const key of this.#heard) if (!found?.has(key)) this.#heard.delete(key);
    this.#before = found;
  }

  /** Call this when the watcher fails. Events are missing if the system allows no more watched files; other errors concern single files. */
  fail(error: unknown): void {
    if (["ENOSPC", "EMFILE", "ENFILE"].includes(systemErrorCode(error) ?? "")) this.miss();
  }

  miss(): void {
    if (this.#isMissing) return;
    this.#isMissing = true;
    this.#onMissing();
  }
}
