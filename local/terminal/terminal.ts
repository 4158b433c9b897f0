// Decides what is printed: a summary after the start, then one line for each change, and each problem once. Problems and faults have
// a subject: the name of what they are about, such as "start" or "document rss.xml".
import type { Bilingual } from "./bilingual.ts";
import type { Summary, TerminalEvent } from "./event.ts";
import { explainFault } from "./faults.ts";
import { formatEvent } from "./format-event.ts";
import type { Progress } from "./progress.ts";

export interface TerminalOptions {
  readonly write: (line: string) => void;
  /** Prints every event as an object of JSON in a line of its own. */
  readonly json?: boolean | undefined;
  readonly progress?: Progress | undefined;
}

/** Events that are not printed during the start, because the summary counts them. */
const counted: ReadonlySet<TerminalEvent["event"]> = new Set([
  "published",
  "waiting",
  "draft",
  "picture",
  "removed",
  "refused",
]);

const notPublished: Bilingual = {
  arabic: "لم يُنشر بعد، وستُعاد المحاولة",
  english: "not published yet; it will be tried again",
};

/** The subjects of files that the queue tries again begin with this. */
const queued = "queue ";

export class Terminal {
  readonly #options: TerminalOptions;
  readonly #problems = new Map<string, string>();
  /** The text of each fault that is not over, by subject. Many subjects can have one cause, such as a full disk; it is printed once. */
  readonly #faults = new Map<string, string>();
  #isStarted = false;

  constructor(options: TerminalOptions) {
    this.#options = options;
  }

  /** Whether an event of this kind would be printed now. */
  prints(kind: TerminalEvent["event"]): boolean {
    return this.#options.json === true || this.#isStarted || !counted.has(kind);
  }

  tell(event: TerminalEvent): void {
    if (!this.prints(event.event)) return;
    if (event.event === "withheld") this.#tellOnce(`document ${event.document}`, event);
    else if (event.event === "leftOut") this.#tellOnce(`${event.guid} in ${event.document}`, event);
    else this.#print(event);
  }

  /** Shows how many of the files in the folder are done: published by this start, or by an earlier run. */
  progress(done: number, found: number): void {
    if (this.#isStarted || this.#options.json) return;
    this.#options.progress?.show(done, found);
  }

  /** Prints the summary, which ends the start. */
  started(summary: Summary): void {
    this.#print(summary);
    this.#isStarted = true;
  }

  /** Prints a problem of a subject once. The same words are printed again only after {@link settle}. */
  problem(subject: string, text: Bilingual, about?: string): void {
    this.#tellOnce(subject, { event: "problem", about, text });
  }

  /** Prints a fault of a subject. The caller tries again what has failed. */
  fault(subject: string, fault: unknown, about?: string): void {
    this.#tellFault(subject, explainFault(fault), about);
  }

  /** Prints the address of a feed, only the first time. */
  feed(address: string): void {
    this.#tellOnce(`feed ${address}`, { event: "feed", address });
  }

  /** Says that the problem of the subject is over. */
  settle(subject: string): void {
    this.#problems.delete(subject);
    this.#faults.delete(subject);
  }

  /**
   * Prints that the queue will try these files again. There is one line for each kind of fault, because many files may have the same.
   *
   * @param fault undefined if the faults were already reported one by one
   */
  willRetry(files: readonly string[], fault: unknown): void {
    if (fault === undefined && this.#faults.size > 0) return;
    const text = fault === undefined ? notPublished : explainFault(fault);
    const [first = "", ...others] = files;
    this.#tellFault(queued + text.english, text, others.length > 0 ? `${first} +${others.length}` : first);
  }

  recovered(): void {
    for (const subject of this.#faults.keys()) if (subject.startsWith(queued)) this.#faults.delete(subject);
    this.#print({ event: "recovered" });
  }

  #tellFault(subject: string, text: Bilingual, about: string | undefined): void {
    const isSaid = [...this.#faults.values()].includes(text.english);
    this.#faults.set(subject, text.english);
    if (!isSaid) this.#print({ event: "problem", about, text });
  }

  #tellOnce(subject: string, event: TerminalEvent): void {
    const words = JSON.stringify(event);
    if (this.#problems.get(subject) === words) return;
    this.#problems.set(subject, words);
    this.#print(event);
  }

  #print(event: TerminalEvent): void {
    const { json, write, progress } = this.#options;
    progress?.hide();
    for (const line of json ? [JSON.stringify(event)] : formatEvent(event)) write(line);
  }
}
