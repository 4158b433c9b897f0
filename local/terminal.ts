// What is printed in the terminal: one line for each event of interest, none for what did not change.
import type { Outcome } from "../lambdas/protocol/context.ts";
import { formatNotice } from "../lambdas/refusal/format-notice.ts";
import { formatRefusals } from "../lambdas/refusal/format-refusals.ts";

export class Terminal {
  readonly #write: (line: string) => void;
  readonly #complaints = new Map<string, string>();
  /** The faults that were printed since publishing last succeeded. */
  readonly #failures = new Set<string>();

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  say(line: string): void {
    this.#write(line);
  }

  /** Prints a problem of a subject once. The same words are printed again only after {@link settle}. */
  complain(subject: string, words: string): void {
    if (this.#complaints.get(subject) === words) return;
    this.#complaints.set(subject, words);
    this.#write(words);
  }

  /** The problem of the subject is over. */
  settle(subject: string): void {
    this.#complaints.delete(subject);
  }

  report(outcome: Outcome): void {
    switch (outcome.kind) {
      case "published":
        this.say(`published ${formatName(outcome.key)}${formatPredecessor(outcome)}`);
        if (outcome.undated) this.say(formatNotice(outcome.undated));
        break;
      case "removed":
        this.say(
          outcome.id === undefined
            ? `removed ${formatName(outcome.key)}`
            : `removed ${formatName(outcome.id)}, which is no longer in ${formatName(outcome.key)}`,
        );
        break;
      case "draft":
        this.say(`draft ${formatName(outcome.key)}, nothing of it is published`);
        break;
      case "picture":
        this.say(
          `picture ${formatName(outcome.key)}, of ${outcome.articles === 0 ? "no article yet" : plural(outcome.articles)}`,
        );
        break;
      case "waiting":
        this.say(`waiting ${formatName(outcome.key)}, until ${new Date(outcome.until).toISOString()}`);
        if (outcome.undated) this.say(formatNotice(outcome.undated));
        break;
      case "refused":
        this.say(formatRefusals(outcome.key, outcome.refusals).trimEnd());
        break;
      case "withheld":
        this.#withhold(outcome.document, outcome.problems);
        break;
      case "leftOut":
        this.complain(
          `${outcome.guid} in ${outcome.document}`,
          `left ${outcome.guid} out of ${formatName(outcome.document)}: ${outcome.problems.join("; ")}`,
        );
        break;
      case "written":
        this.settle(`document ${outcome.document}`);
        break;
      case "postponed":
        break; // local calls have no time limit
      case "failed":
        this.#fail(outcome.key, formatFault(outcome.cause));
    }
  }

  /** The queue keeps these keys. Without a cause, each fault was reported as an outcome of its own. */
  willRetry(keys: readonly string[], cause?: unknown): void {
    const [first = "nothing"] = keys;
    const subject = keys.length === 1 ? first : `${keys.length} files`;
    if (cause !== undefined) this.#fail(subject, formatFault(cause));
    else if (this.#failures.size === 0) this.#fail(subject, "not published");
  }

  recovered(): void {
    this.#failures.clear();
    this.say("recovered: all that failed is published");
  }

  #withhold(document: string, problems: readonly string[]): void {
    const words = `withheld ${formatName(document)}, the old one stays: ${problems.join("; ")}`;
    this.complain(`document ${document}`, words);
  }

  #fail(subject: string, problem: string): void {
    const words = `failed ${formatName(subject)}: ${problem}; it will be tried again`;
    if (this.#failures.has(words)) return;
    this.#failures.add(words);
    this.say(words);
  }
}

/** A fault with all its causes, in one line. */
export function formatFault(fault: unknown): string {
  const words: string[] = [];
  for (let cause = fault; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
    words.push(cause instanceof Error ? cause.message || cause.name : String(cause));
  }
  return printable(words.join(": ").replaceAll(/\s+/g, " "));
}

/** A name for use in a line. It is isolated if its letters could change the direction of the rest of the line. */
export function formatName(name: string): string {
  const line = printable(name);
  return isLatin.test(line) ? line : `${firstStrongIsolate}${line}${popDirectionalIsolate}`;
}

function formatPredecessor({ id, previousOwner }: Extract<Outcome, { kind: "published" }>): string {
  if (previousOwner === undefined) return "";
  return ` in place of ${formatName(previousOwner)}, which is the same article, ${formatName(id)}`;
}

function plural(articles: number): string {
  return articles === 1 ? "1 article" : `${articles} articles`;
}

const isLatin = /^[\u0020-\u02af]*$/;
const firstStrongIsolate = "\u2068";
const popDirectionalIsolate = "\u2069";

/** Escapes control characters, which a file's name may contain and which would move the cursor. */
function printable(text: string): string {
  return text.replace(
    /\p{Cc}/gu,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
}
