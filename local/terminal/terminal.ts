// Decides what is printed: a summary after the start, then one line for each change and each problem, once.
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

/** Events that the summary counts instead. */
const counted: ReadonlySet<TerminalEvent["event"]> = new Set([
  "published",
  "waiting",
  "draft",
  "picture",
  "removed",
  "refused",
]);

export class Terminal {
  readonly #options: TerminalOptions;
  readonly #problems = new Map<string, string>();
  /** The faults that were printed since publishing last succeeded. */
  readonly #faults = new Set<string>();
  #isStarted = false;

  constructor(options: TerminalOptions) {
    this.#options = options;
  }

  tell(event: TerminalEvent): void {
    const { json } = this.#options;
    if (!json && !this.#isStarted && counted.has(event.event)) return;
    if (event.event === "withheld") this.#tellOnce(`document ${event.document}`, event);
    else if (event.event === "leftOut") this.#tellOnce(`${event.guid} in ${event.document}`, event);
    else this.#print(event);
  }

  /** How many files of those that were found are published, or were published before. */
  progress(done: number, found: number): void {
    if (this.#isStarted || this.#options.json) return;
    this.#options.progress?.show(done, found);
  }

  /** The start is over. */
  started(summary: Summary): void {
    this.#print(summary);
    this.#isStarted = true;
  }

  /** Prints a problem of a subject once. The same words are printed again only after {@link settle}. */
  problem(subject: string, text: Bilingual, about?: string): void {
    this.#tellOnce(subject, { event: "problem", about, text });
  }

  /** A fault. What failed is tried again. */
  fault(subject: string, fault: unknown, about?: string): void {
    this.problem(subject, explainFault(fault), about);
  }

  /** The address of a feed, once. */
  feed(address: string): void {
    this.#tellOnce(`feed ${address}`, { event: "feed", address });
  }

  /** The problem of the subject is over. */
  settle(subject: string): void {
    this.#problems.delete(subject);
  }

  /** The queue tries these files again. One line for each kind of fault: all files may have the same. */
  willRetry(files: readonly string[], fault: unknown): void {
    const text = explainFault(fault);
    if (this.#faults.has(text.english)) return;
    this.#faults.add(text.english);
    const [first = "", ...others] = files;
    this.#print({ event: "problem", about: others.length > 0 ? `${first} +${others.length}` : first, text });
  }

  recovered(): void {
    this.#faults.clear();
    this.#print({ event: "recovered" });
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
