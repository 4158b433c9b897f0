// A call of the function in a random schedule. Each of its requests waits until the schedule decides that it is executed now.
import { WarmRecords } from "../../../lambdas/catalog/warm-records.ts";
import type { PublishContext } from "../../../lambdas/protocol/context.ts";
import { publish } from "../../../lambdas/publish/publish.ts";
import { tick } from "../../../lambdas/publish/tick.ts";
import { WarmHeads } from "../../../lambdas/store/warm-heads.ts";
import { eventFor } from "../../publish/publish-fixture.ts";
import { type Fate, onBadDays } from "../s3-model.ts";
import { backfillAll } from "../world.ts";

interface Waiting {
  readonly settle: (fate: Fate) => void;
  readonly land: () => Promise<unknown>;
}

export type Work = { readonly batch: readonly string[] } | "tick" | "backfill";

/** A process, which remembers records between its calls. */
export type Process = Pick<PublishContext, "warmRecords" | "warmHeads" | "publication" | "now">;

export class Call {
  readonly process: Process;
  readonly work: Work;
  readonly #waiting: Waiting[] = [];
  isOver = false;
  /** After a batch is over: the keys that failed and must be delivered again. */
  unfinished: readonly string[] = [];
  hasFailed = false;

  constructor(work: Work, process: Process, context: PublishContext) {
    this.work = work;
    this.process = process;
    this.#run(this.#hold({ ...context, ...process })).catch(() => {
      this.hasFailed = true;
      this.isOver = true;
    });
  }

  settleOne(random: () => number, fate: Fate): void {
    const [waiting] = this.#waiting.splice(Math.floor(random() * this.#waiting.length), 1);
    waiting?.settle(fate);
  }

  /**
   * Executes all requests that still wait. Called when the call has ended because one of its requests failed while others were under way.
   * Otherwise the next call of the same process could wait for one of these requests for ever.
   */
  settleAll(): void {
    for (const { settle } of this.#waiting) settle("answered");
  }

  /** Ends the call as a crash does. @returns its requests that are under way, which may still be executed */
  die(): readonly Waiting["land"][] {
    return this.#waiting.splice(0).map(({ land }) => land);
  }

  async #run(context: PublishContext): Promise<void> {
    if (this.work === "tick") await tick(context, (milliseconds) => this.#pause(milliseconds));
    else if (this.work === "backfill") await backfillAll(context);
    else {
      const { batchItemFailures } = await publish(eventFor(...this.work.batch), context);
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      this.unfinished = this.work.batch.filter((_key, index) => failed.has(`message-${index}`));
    }
    this.isOver = true;
  }

  async #pause(milliseconds: number): Promise<void> {
    const { now } = this.process;
    for (const end = now() + milliseconds; now() < end; ) await this.#turn(async () => undefined);
  }

  #turn(land: Waiting["land"]): Promise<Fate> {
    return new Promise((settle) => this.#waiting.push({ settle, land }));
  }

  #hold(context: PublishContext): PublishContext {
    const turns = { turn: (_request: unknown, land: Waiting["land"]) => this.#turn(land) };
    const { inbox, catalog, site } = context;
    return {
      ...context,
      inbox: onBadDays(inbox, "inbox", turns),
      catalog: onBadDays(catalog, "catalog", turns),
      site: onBadDays(site, "site", turns),
    };
  }
}

export function newProcess(publication: Process["publication"], now: () => number): Process {
  return { warmRecords: new WarmRecords(), warmHeads: new WarmHeads(), publication, now };
}
