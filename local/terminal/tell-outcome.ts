// Turns outcomes (the results for each file) into events for the terminal. The catalog has the headline, the date and the address.
import * as Instant from "temporal-polyfill/fns/Instant";
import * as PlainDateTime from "temporal-polyfill/fns/PlainDateTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { getRecord } from "../../lambdas/catalog/catalog.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import { reportKey } from "../../lambdas/inbox/key.ts";
import type { Outcome, PublishContext } from "../../lambdas/protocol/context.ts";
import { articleUrl } from "../../lambdas/publication/addresses.ts";
import { sectionOf, unlistedName } from "../../lambdas/publication/sections.ts";
import type { ArticleLine, TerminalEvent } from "./event.ts";
import type { Terminal } from "./terminal.ts";
import { Withdrawals } from "./withdrawals.ts";

/**
 * Tells the terminal each outcome, in the order in which the outcomes were reported. Removals and drafts come after the other outcomes of
 * their batch: only then is it known whether an article is withdrawn, or published from another file.
 */
export class OutcomeTeller {
  readonly #context: PublishContext;
  readonly #terminal: Terminal;
  readonly #withdrawals: Withdrawals;
  readonly #held: Outcome[] = [];
  #telling: Promise<void> = Promise.resolve();

  constructor(context: PublishContext, terminal: Terminal) {
    this.#context = context;
    this.#terminal = terminal;
    this.#withdrawals = new Withdrawals(context);
  }

  /** Publishes a batch of files, and tells the terminal the outcomes. */
  async tellBatch<Result>(files: readonly string[], publish: () => Promise<Result>): Promise<Result> {
    await this.idle(); // the batch before
    await this.#withdrawals.expect(files);
    try {
      return await publish();
    } finally {
      for (const outcome of this.#held.splice(0)) this.#tellNext(outcome);
    }
  }

  report(outcome: Outcome): void {
    const terminal = this.#terminal;
    if (outcome.kind === "failed") terminal.willRetry([outcome.key], outcome.cause);
    else if (outcome.kind === "written") terminal.settle(`document ${outcome.document}`);
    else if (outcome.kind === "removed" || outcome.kind === "draft") this.#held.push(outcome);
    else this.#tellNext(outcome);
  }

  /** Resolves when everything that was reported is told. */
  idle(): Promise<void> {
    return this.#telling;
  }

  #tellNext(outcome: Outcome): void {
    this.#telling = this.#telling.then(() => this.#tell(outcome));
  }

  async #tell(outcome: Outcome): Promise<void> {
    const { kind } = outcome;
    if ((kind === "published" || kind === "waiting") && !this.#terminal.prints(kind)) return;
    try {
      const event = await eventOf(outcome, this.#context, this.#withdrawals);
      if (event) this.#terminal.tell(event);
    } catch (fault) {
      this.#terminal.fault("catalog", fault);
    }
  }
}

type ArticleOutcome = Extract<Outcome, { readonly kind: "published" | "waiting" }>;

/** Undefined for an outcome that an editor need not know. */
async function eventOf(
  outcome: Outcome,
  context: PublishContext,
  withdrawals: Withdrawals,
): Promise<TerminalEvent | undefined> {
  const { key: file } = { key: "", ...outcome };
  switch (outcome.kind) {
    case "published": {
      const line = await lineOf(outcome, context);
      return line && { event: "published", ...line, previousFile: outcome.previousOwner };
    }
    case "waiting": {
      const line = await lineOf(outcome, context);
      return line && { event: "waiting", ...line };
    }
    case "draft":
      return { event: "draft", file, withdrawn: await withdrawals.of(file, outcome.id) };
    case "picture":
      return { event: "picture", file, articles: outcome.articles };
    case "removed":
      return { event: "removed", file, id: outcome.id, withdrawn: await withdrawals.of(file, outcome.id) };
    case "refused":
      return {
        event: "refused",
        file,
        codes: outcome.refusals.map(({ code }) => code),
        report: reportKey(file),
      };
    case "withheld":
      return { event: "withheld", document: outcome.document, problems: outcome.problems };
    case "leftOut":
      return {
        event: "leftOut",
        document: outcome.document,
        guid: outcome.guid,
        problems: outcome.problems,
      };
    default:
      return undefined;
  }
}

/** Undefined if the article was removed in the meantime. */
async function lineOf(outcome: ArticleOutcome, context: PublishContext): Promise<ArticleLine | undefined> {
  const { key: file, id, undated } = outcome;
  const { catalog, publication, siteUrl } = context;
  const { value: record } = await getRecord(catalog, recordKey(id));
  if (!record?.article) return undefined;
  const { headline, section } = record.article;
  const found = section === undefined ? undefined : sectionOf(section, publication);
  return {
    file,
    id,
    headline,
    date: formatDate(record, publication.timeZone),
    isUndated: undated !== undefined,
    unlistedSection: unlistedName(found, publication),
    address: articleUrl(id, publication, siteUrl),
  };
}

/** `2017-12-08`, and the time if the article states one, in the newspaper's time zone. */
function formatDate({ article, published }: ArticleRecord, timeZone: string): string {
  if (article && "day" in article.published) return article.published.day;
  const moment = Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(published), timeZone);
  return PlainDateTime.toString(ZonedDateTime.toPlainDateTime(moment), { smallestUnit: "minute" }).replace(
    "T",
    " ",
  );
}
