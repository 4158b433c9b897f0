// Shows how many of the files `npm start` has processed: on a terminal a bar with the expected remaining time, in a log a line for each
// fifth of the files.

/** How many lines a log gets, however many files there are. */
const lines = 5;

const barWidth = 24;

export interface ProgressOptions {
  readonly write: (text: string) => void;
  /** Whether the output is a terminal, where a printed line can be replaced. */
  readonly isTerminal: boolean;
  readonly now: () => number;
}

/** With fewer files the start takes only moments, so no progress is shown. */
const worthShowing = 50;

export class Progress {
  readonly #options: ProgressOptions;
  readonly #began: number;
  #shown = 0;
  #isBarShown = false;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#began = options.now();
  }

  show(done: number, found: number): void {
    if (found < worthShowing) return;
    const { write, isTerminal, now } = this.#options;
    const steps = isTerminal ? 100 : lines;
    const step = Math.floor((done / found) * steps);
    if (step <= this.#shown) return;
    this.#shown = step;
    const text = formatProgress(done, found, now() - this.#began);
    write(isTerminal ? `\r${text}\u001b[K` : `${text}\n`);
    this.#isBarShown = isTerminal;
  }

  /** Removes the bar, so that a line can be printed in its place. */
  hide(): void {
    if (this.#isBarShown) this.#options.write("\r\u001b[K");
    this.#isBarShown = false;
  }
}

/**
 * The bar, the numbers and how much longer it will take.
 *
 * @param done at least one
 * @param elapsed the time since the start, in milliseconds
 */
function formatProgress(done: number, found: number, elapsed: number): string {
  const part = done / found;
  const filled = Math.round(part * barWidth);
  const bar = "█".repeat(filled) + "░".repeat(barWidth - filled);
  return `${bar} ${done} / ${found} · ${formatDuration((elapsed / part) * (1 - part))}`;
}

function formatDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
