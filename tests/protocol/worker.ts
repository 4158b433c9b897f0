// One worker of a run. It waits before each request until the schedule lets it continue.
import { setImmediate as settled } from "node:timers/promises";
import { announceHeld } from "../../lambdas/announce/announce.ts";
import type { HubAnswer, PublishContext } from "../../lambdas/protocol/context.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import type { Address } from "../../lambdas/text/addresses/url.ts";
import { eventFor } from "../publish/publish-fixture.ts";
import { pathOfTopic } from "./hub.ts";
import type { Request, StoreName } from "./request.ts";
import { type Fate, onBadDays } from "./s3-model.ts";
import type { Action, Edit, Scenario, Settings } from "./scenario.ts";
import { applyEdit, backfillAll, processOf, type World, warmUp } from "./world.ts";

/** The size of a step: all requests that a worker sends together (a round), or only the first of them. */
export type Grain = "round" | "request";

/** How many times a piece of work is tried. One fault needs fewer tries. */
const mostTries = 5;

interface Waiting {
  readonly request: Request;
  readonly settle: (fate: Fate) => void;
  readonly land: () => Promise<unknown>;
}

export class Worker {
  readonly #world: World;
  readonly #actions: readonly Action[];
  readonly #refused: Set<Request>;
  readonly #isCold: boolean;
  readonly #skew: number;
  readonly #oldSettings: Settings | undefined;
  readonly #first: PublishContext;
  #waiting: Waiting[] = [];
  /** The requests of a process that has died. They are executed later, and nobody gets their answers. */
  #late: readonly Waiting[] | undefined;
  #next = 0;
  #begun = false;
  isDone = false;
  /** The error that ended the worker, if it failed. */
  failure: string | undefined;
  /** Documents and entries that the worker did not publish because they break a rule of the gate. */
  readonly withheld: string[] = [];

  /**
   * @param index the position of this worker in the scenario
   * @param refused gets the requests whose condition fails
   */
  constructor(world: World, scenario: Scenario, index: number, refused: Set<Request>) {
    this.#world = world;
    this.#refused = refused;
    this.#actions = scenario.workers[index] ?? [];
    this.#isCold = scenario.isCold ?? false;
    this.#skew = (scenario.skews?.[index] ?? 0) * 1000;
    this.#oldSettings = scenario.oldWorkers?.includes(index) ? scenario.settingsBefore : undefined;
    this.#first = this.#process(this.#oldSettings);
  }

  /** Fills the memory of the worker's process with the present state, as if the process had worked before. */
  async warmUp(): Promise<void> {
    if (!this.#isCold) await warmUp(this.#first, this.#world);
  }

  /** Begins the work if it has not begun. Afterwards the worker waits with its next requests, or is done. */
  async begin(): Promise<void> {
    await this.revive();
    if (this.#begun) return;
    this.#begun = true;
    this.#start(this.#first);
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

  /** The process dies before its next requests. A new process, which remembers nothing, gets the same message. */
  async crash(): Promise<void> {
    this.#waiting = [];
    this.#start(this.#process());
    await this.#settle();
  }

  /** The process dies while its requests are under way. They may be executed later. */
  die(): void {
    this.#late = this.#waiting;
    this.#waiting = [];
  }

  /** Executes the requests of a process that has died. Then the message comes again, because the queue delivers it only minutes later. */
  async revive(): Promise<void> {
    if (!this.#late) return;
    for (const { land } of this.#late) await land().catch(() => undefined);
    this.#late = undefined;
    await this.crash();
  }

  /** Waits until the worker has its next requests or is done. That takes a while if it loads the parser of a file format. */
  async #settle(): Promise<void> {
    do await settled();
    while (!this.isDone && this.#waiting.length === 0);
  }

  #take(grain: Grain): readonly Waiting[] {
    return grain === "round" ? this.#waiting : this.#waiting.slice(0, 1);
  }

  /** A new process, which remembers nothing. */
  #process(settings: Settings = {}): PublishContext {
    const publication = { ...this.#world.publication, ...settings };
    const report: PublishContext["report"] = (outcome) => {
      if (outcome.kind === "withheld" || outcome.kind === "leftOut")
        this.withheld.push(JSON.stringify(outcome));
    };
    return processOf(this.#world, { publication, report, now: () => this.#world.clock.now + this.#skew });
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
    for (let generation = 0; ; this.#next += 1) {
      const action = this.#actions[this.#next];
      if (!action) break;
      if (generation !== processes.generation) process = this.#process();
      generation = processes.generation;
      await this.#act(action, process);
    }
    this.isDone = true;
  }

  async #act(action: Action, process: PublishContext): Promise<void> {
    switch (action.do) {
      case "publish":
        return this.#try(process, async (tried) => {
          const held = this.#held(tried);
          const { batchItemFailures } = await publish(eventFor(...action.keys), held);
          await succeeds(announceHeld(held, (milliseconds) => this.#pause(milliseconds)));
          return batchItemFailures.length === 0;
        });
      case "tick":
        return this.#try(process, (tried) =>
          succeeds(tick(this.#held(tried), (milliseconds) => this.#pause(milliseconds))),
        );
      case "backfill":
        return this.#try(process, (tried) => succeeds(backfillAll(this.#held(tried))));
      default:
        return this.#edit(requestOf(action), () => applyEdit(action, this.#world));
    }
  }

  /** Tries the work again when it fails, as the queue, the scheduled calls and an operator do. The new attempt has the current settings. */
  async #try(first: PublishContext, work: (process: PublishContext) => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      if (await work(tries > 0 && this.#oldSettings ? this.#process() : first)) return;
    }
    throw new Error(`not done after ${mostTries} tries`);
  }

  async #pause(milliseconds: number): Promise<void> {
    const { clock } = this.#world;
    const until = clock.now + milliseconds;
    await this.#edit({ store: "clock", verb: "advance", key: "" }, async () => {
      clock.now = Math.max(clock.now, until);
    });
  }

  async #edit(request: Request, act: () => Promise<unknown>): Promise<void> {
    await this.#turn(request, act);
    await act();
  }

  #turn(request: Request, land: () => Promise<unknown>): Promise<Fate> {
    return new Promise((settle) => this.#waiting.push({ request, settle, land }));
  }

  #held(process: PublishContext): PublishContext {
    const hold = (name: StoreName) =>
      onBadDays(this.#world[name], name, {
        turn: (request, land) => this.#turn(request, land),
        conditionFailed: (request) => this.#refused.add(request),
      });
    const announcer = process.announcer && {
      ...process.announcer,
      tell: (topic: Address) => this.#tell(pathOfTopic(topic)),
    };
    return { ...process, announcer, inbox: hold("inbox"), catalog: hold("catalog"), site: hold("site") };
  }

  /** Tells the hub of a document, which it then reads. This may fail in the same ways as a request to a store. */
  async #tell(path: string): Promise<HubAnswer> {
    const tell = async () => this.#world.hub?.tell(path);
    const fate = await this.#turn({ store: "site", verb: "get", key: path }, tell);
    if (fate !== "refused") await tell();
    return fate === "refused" || fate === "lost" ? { kind: "unavailable", problem: fate } : { kind: "told" };
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
