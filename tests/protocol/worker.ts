// One worker of a run: it stops before each request until the schedule lets it go on.
import { setImmediate as settled } from "node:timers/promises";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { ConditionFailed, type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { eventFor } from "../publish/publish-fixture.ts";
import type { Request } from "./request.ts";
import type { Action, Edit } from "./scenario.ts";
import { applyEdit, backfillAll, processOf, type World, warmUp } from "./world.ts";

/** What becomes of a request. A lost one took effect, but its answer never comes. A crash ends the worker before it. */
export type Fate = "answered" | "refused" | "lost";

/** A step: the requests that a worker has under way at once, carried out in their order, or the first of them. */
export type Grain = "round" | "request";

/** More tries of one piece of work than any single fault needs. */
const mostTries = 5;

interface Waiting {
  readonly request: Request;
  readonly settle: (fate: Fate) => void;
}

export class Worker {
  readonly #world: World;
  readonly #actions: readonly Action[];
  readonly #refused: Set<Request>;
  readonly #isCold: boolean;
  #waiting: Waiting[] = [];
  #next = 0;
  #begun = false;
  isDone = false;
  /** What it could not do. */
  failure: string | undefined;

  /** @param refused gets the requests whose condition fails */
  constructor(world: World, actions: readonly Action[], refused: Set<Request>, isCold = false) {
    this.#world = world;
    this.#refused = refused;
    this.#actions = actions;
    this.#isCold = isCold;
  }

  /** Begins the work, if need be. Afterwards the worker stands before its next requests, or is done. */
  async begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    this.#start(await this.#warmProcess());
    await this.#settle();
  }

  /** The requests of the next step. */
  waiting(grain: Grain): readonly Request[] {
    return this.#take(grain).map(({ request }) => request);
  }

  async step(grain: Grain, fate: Fate): Promise<void> {
    const taken = this.#take(grain);
    this.#waiting = this.#waiting.slice(taken.length);
    for (const { settle } of taken) settle(fate);
    await this.#settle();
  }

  /** The process dies before its next requests; another one, which remembers nothing, gets the same message. */
  async crash(): Promise<void> {
    this.#waiting = [];
    this.#start(processOf(this.#world));
    await this.#settle();
  }

  /** Until it stands before requests. The first file of a format loads the modules of that format, which takes a while. */
  async #settle(): Promise<void> {
    do await settled();
    while (!this.isDone && this.#waiting.length === 0);
  }

  #take(grain: Grain): readonly Waiting[] {
    return grain === "round" ? this.#waiting : this.#waiting.slice(0, 1);
  }

  /** As an idle one; one that begins after all were ended remembers nothing. */
  async #warmProcess(): Promise<PublishContext> {
    const process = processOf(this.#world);
    if (!this.#isCold && this.#world.processes.generation === 0) await warmUp(process, this.#world.catalog);
    return process;
  }

  #start(process: PublishContext): void {
    this.#work(process).catch((error: unknown) => {
      this.failure = error instanceof Error ? String(error.stack) : String(error);
      this.isDone = true;
    });
  }

  async #work(first: PublishContext): Promise<void> {
    const { processes } = this.#world;
    let process = first;
    let { generation } = processes;
    for (; ; this.#next += 1) {
      const action = this.#actions[this.#next];
      if (!action) break;
      if (generation !== processes.generation) process = processOf(this.#world);
      generation = processes.generation;
      await this.#act(action, process);
    }
    this.isDone = true;
  }

  async #act(action: Action, process: PublishContext): Promise<void> {
    switch (action.do) {
      case "publish":
        return this.#try(async () => {
          const { batchItemFailures } = await publish(eventFor(...action.keys), this.#held(process));
          return batchItemFailures.length === 0;
        });
      case "tick":
        return this.#try(() =>
          succeeds(tick(this.#held(process), (milliseconds) => this.#pause(milliseconds))),
        );
      case "backfill":
        return this.#try(() => succeeds(backfillAll(this.#held(process))));
      default:
        return this.#turn(requestOf(action), () => applyEdit(action, this.#world));
    }
  }

  /** As the queue delivers again, as the clock comes again and as an operator tries again. */
  async #try(work: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) if (await work()) return;
    throw new Error(`not done after ${mostTries} tries`);
  }

  async #pause(milliseconds: number): Promise<void> {
    const { clock } = this.#world;
    const until = clock.now + milliseconds;
    await this.#turn({ store: "clock", verb: "advance", key: "" }, async () => {
      clock.now = Math.max(clock.now, until);
    });
  }

  async #turn<Answer>(request: Request, act: () => Promise<Answer>): Promise<Answer> {
    const fate = await new Promise<Fate>((settle) => this.#waiting.push({ request, settle }));
    const fault = () => new StoreFault(request.verb as keyof ObjectStore, request.key, { cause: fate });
    if (fate === "refused") throw fault();
    const answer = await act().catch((error: unknown) => {
      if (error instanceof ConditionFailed) this.#refused.add(request);
      throw error;
    });
    if (fate === "lost") throw fault();
    return answer;
  }

  #held(process: PublishContext): PublishContext {
    const hold = (store: "inbox" | "catalog" | "site"): ObjectStore => {
      const { [store]: real } = this.#world;
      const turn = <Answer>(verb: keyof ObjectStore, key: string, act: () => Promise<Answer>) =>
        this.#turn({ store, verb, key }, act);
      return {
        get: (key) => turn("get", key, () => real.get(key)),
        head: (key) => turn("head", key, () => real.head(key)),
        put: (key, body, options) => turn("put", key, () => real.put(key, body, options)),
        list: (list) => this.#turn({ store, verb: "list", key: list.prefix, list }, () => real.list(list)),
        delete: (key, condition) => turn("delete", key, () => real.delete(key, condition)),
      };
    };
    return { ...process, inbox: hold("inbox"), catalog: hold("catalog"), site: hold("site") };
  }
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

function requestOf(edit: Edit): Request {
  if (edit.do === "time")
    return { store: "clock", verb: "advance", key: `${edit.minutes} min`, isEdit: true };
  if (edit.do === "end processes") return { store: "clock", verb: "advance", key: edit.do, isEdit: true };
  if (edit.do === "restore")
    return { store: "catalog", verb: "put", key: `articles/${edit.id}`, isEdit: true };
  return { store: "inbox", verb: edit.do === "remove" ? "delete" : "put", key: edit.key, isEdit: true };
}
