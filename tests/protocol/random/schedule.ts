// One random schedule of the real publish function. Several calls work on one store and may be interrupted at every request. There are
// crashes, faults of the store, duplicated, reordered and repeated events, editors who work meanwhile, and scheduled calls that
// publish articles dated ahead. At the end the state must be right, whatever happened before.
import { setImmediate as settled } from "node:timers/promises";
import { tick } from "../../../lambdas/publish/tick.ts";
import { memoryBucket } from "../../../local/memory-bucket.ts";
import {
  arrival,
  drop,
  openTestContext,
  png,
  publication,
  type TestContext,
} from "../../publish/publish-fixture.ts";
import { type Fate, greatestSkew, wholeSeconds } from "../s3-model.ts";
import { Call, newProcess, type Process, type Work } from "./call.ts";
import { type Draws, drawsOf } from "./draws.ts";
import { articleKeys, furthestAhead, pictureKeys, refusedText, writeFile } from "./files.ts";
import { findProblems } from "./problems.ts";
import type { Switch } from "./switches.ts";

const callsAtOnce = 3;
const mostSteps = 200_000;
const minute = 60_000;
const newTitle = "صحيفة أخرى";

/** With the setting that makes the most documents. */
const settings = { ...publication, archives: true };

/** Runs one schedule to its end, and returns what is wrong then. Empty if all is right. */
export async function runSchedule(seed: number, allowed: readonly Switch[] = []): Promise<readonly string[]> {
  const draws = drawsOf(seed);
  const on = new Set(allowed.filter(() => draws.chance(0.5)));
  const schedule = new Schedule(draws, on);
  for (let steps = 0; !schedule.isOver; steps++) {
    if (steps > mostSteps) return [`not done after ${mostSteps} steps`];
    await schedule.step();
  }
  return schedule.end();
}

interface LateRequests {
  readonly requests: readonly (() => Promise<unknown>)[];
  readonly steps: number;
  readonly batch: readonly string[];
}

class Schedule {
  readonly #draws: Draws;
  readonly #on: ReadonlySet<Switch>;
  readonly #clock = { now: arrival };
  readonly #context: TestContext;
  readonly #stepTime: number;
  readonly #queue: string[] = [];
  readonly #calls: Call[] = [];
  readonly #late: LateRequests[] = [];
  readonly #refused = new Set<string>();
  /** The idle processes. A process that dies is replaced by a new one, which remembers nothing. */
  readonly #processes: Process[] = [];
  #clockProcess: Process;
  #minute: Call | undefined;
  #backfill: Call | undefined;
  #publication = settings;
  #steps = 0;
  #version = 0;
  #edits: number;
  #crashes: number;
  #backfills: number;
  #deployment: number;
  /** The probability of an edit in each step. With a low one, the work for an edit is mostly done before the next edit. */
  readonly #pace: number;

  constructor(draws: Draws, on: ReadonlySet<Switch>) {
    const { below, pick } = draws;
    this.#draws = draws;
    this.#on = on;
    const open = () => memoryBucket({ now: () => wholeSeconds(this.#clock.now) });
    this.#context = openTestContext({ inbox: open(), catalog: open(), site: open() }) as TestContext;
    this.#stepTime = on.has("haste") ? 200 : 1000;
    this.#edits = (on.has("crowd") ? 5 : 2) + below(8);
    this.#crashes = below(5);
    this.#backfills = on.has("backfill") ? 1 + below(2) : 0;
    this.#deployment = on.has("deployment") ? 20 + below(250) : 0;
    this.#pace = pick([0.12, 0.01]);
    this.#clockProcess = this.#newProcess();
    for (let count = 0; count < callsAtOnce; count++) this.#processes.push(this.#newProcess());
  }

  get isOver(): boolean {
    const hasWork = this.#queue.length + this.#calls.length + this.#late.length + this.#backfills > 0;
    return (
      !hasWork && !this.#backfill && this.#edits <= 0 && this.#refused.size === 0 && this.#deployment === 0
    );
  }

  async step(): Promise<void> {
    const { random, chance } = this.#draws;
    this.#steps += 1;
    this.#clock.now += this.#stepTime;
    if (this.#steps === this.#deployment) this.#deploy();
    await this.#landLate();
    this.#stepClock();
    this.#stepBackfill();
    const draw = random();
    const isIdle = this.#queue.length + this.#calls.length === 0;
    if (this.#edits > 0 && (draw < this.#pace || isIdle)) await this.#edit();
    else if (isIdle && this.#refused.size > 0) await this.#correct();
    else if (this.#queue.length > 0 && this.#processes.length > 0 && (draw < 0.3 || this.#calls.length === 0))
      this.#deliver();
    else if (this.#calls.length > 0) {
      const call = this.#draws.pick(this.#calls);
      if (this.#crashes > 0 && chance(0.01)) this.#crash(call);
      else call.settleOne(random, this.#fate(0.003));
    }
    await settled(); // now every call waits with its next requests, or has ended
    this.#collect();
  }

  /** Lets all calls end, moves the time past all dates of articles, and returns the problems. */
  async end(): Promise<readonly string[]> {
    const { random } = this.#draws;
    for (let steps = 0; this.#minute && !this.#minute.isOver; steps++) {
      if (steps > mostSteps) return ["the call of the clock does not end"];
      this.#clock.now += this.#stepTime;
      this.#minute.settleOne(random, "answered");
      await settled();
    }
    this.#clock.now += furthestAhead + 2 * greatestSkew;
    const now = () => this.#clock.now;
    for (let minutes = 0; minutes < 3; minutes++) {
      this.#clock.now += minute;
      const process = newProcess(this.#publication, now);
      await tick({ ...this.#context, ...process }, async () => undefined);
    }
    return findProblems({ ...this.#context, publication: this.#publication, clock: this.#clock });
  }

  #newProcess(): Process {
    const skew = this.#on.has("skew") ? Math.round((this.#draws.random() * 2 - 1) * greatestSkew) : 0;
    return newProcess(this.#publication, () => this.#clock.now + skew);
  }

  #call(work: Work, process: Process): Call {
    return new Call(work, process, this.#context);
  }

  #fate(probability: number): Fate {
    const { chance, pick } = this.#draws;
    const races = this.#on.has("races") ? (["repeated", "conflict"] as const) : [];
    return chance(probability) ? pick(["refused", "lost", ...races]) : "answered";
  }

  /** Deploys new settings: idle processes are replaced by new ones, and processes at work end their calls first. */
  #deploy(): void {
    this.#deployment = 0;
    this.#publication = { ...settings, title: newTitle };
    this.#clockProcess = this.#newProcess();
    for (const index of this.#processes.keys()) this.#processes[index] = this.#newProcess();
  }

  #stepClock(): void {
    const { random, chance } = this.#draws;
    const hasFaults = this.#on.has("clock faults");
    if (!this.#minute && chance(0.05)) this.#minute = this.#call("tick", this.#clockProcess);
    else if (this.#minute && hasFaults && chance(0.005)) {
      this.#minute.die();
      this.#minute = undefined;
      this.#clockProcess = this.#newProcess();
    } else if (this.#minute && chance(0.4)) this.#minute.settleOne(random, this.#fate(hasFaults ? 0.01 : 0));
  }

  #stepBackfill(): void {
    const { random, chance } = this.#draws;
    if (this.#backfill && chance(0.002)) {
      this.#backfill.die();
      this.#backfill = this.#call("backfill", this.#newProcess());
    } else if (this.#backfill && chance(0.4)) this.#backfill.settleOne(random, this.#fate(0.003));
    else if (!this.#backfill && this.#backfills > 0 && chance(0.02)) {
      this.#backfills -= 1;
      this.#backfill = this.#call("backfill", this.#newProcess());
    }
  }

  async #edit(): Promise<void> {
    const { chance, pick } = this.#draws;
    this.#edits -= 1;
    const key = chance(this.#on.has("crowd") ? 0.1 : 0.4) ? pick(pictureKeys) : pick(articleKeys(this.#on));
    if (chance(this.#on.has("crowd") ? 0.4 : 0.25)) {
      await this.#context.inbox.delete(key);
      this.#refused.delete(key);
      this.#notify(key);
    } else await this.#write(key, this.#on.has("refusals") && chance(0.25));
  }

  /**
   * Corrects a refused file. At the end no file may be refused: the article that was published from it before stays, so the expected state
   * would not follow from the inbox alone.
   */
  async #correct(): Promise<void> {
    const [key = ""] = this.#refused;
    await this.#write(key, false);
  }

  async #write(key: string, isRefused: boolean): Promise<void> {
    const { inbox } = this.#context;
    this.#version += 1;
    const version = this.#version;
    if (pictureKeys.includes(key)) {
      await inbox.put(key, png(this.#draws.pick([version, 100])), { contentType: "image/png" });
    } else {
      const edit = { ...this.#draws, key, version, now: this.#clock.now, on: this.#on };
      await drop(inbox, key, isRefused ? refusedText : writeFile(edit));
      if (isRefused) this.#refused.add(key);
      else this.#refused.delete(key);
    }
    this.#notify(key);
  }

  #notify(key: string): void {
    const { chance, below } = this.#draws;
    for (let notices = chance(0.2) ? 2 : 1; notices > 0; notices--)
      this.#queue.splice(below(this.#queue.length + 1), 0, key);
  }

  #deliver(): void {
    const { below } = this.#draws;
    const [process = this.#newProcess()] = this.#processes.splice(below(this.#processes.length), 1);
    const batch = this.#queue.splice(-Math.min(this.#queue.length, 1 + below(2)));
    this.#calls.push(this.#call({ batch }, process));
  }

  /** Ends a call as a crash does. The queue delivers its messages again. */
  #crash(call: Call): void {
    this.#crashes -= 1;
    const requests = call.die();
    const batch = batchOf(call);
    this.#calls.splice(this.#calls.indexOf(call), 1);
    this.#processes.push(this.#newProcess());
    if (this.#on.has("late"))
      this.#late.push({ requests, batch, steps: this.#steps + 5 + this.#draws.below(40) });
    else this.#queue.push(...batch);
  }

  async #landLate(): Promise<void> {
    for (const late of this.#late.filter(({ steps }) => steps <= this.#steps)) {
      this.#late.splice(this.#late.indexOf(late), 1);
      for (const land of late.requests) await land().catch(() => undefined);
      this.#queue.push(...late.batch);
    }
  }

  #collect(): void {
    if (this.#minute?.isOver) {
      this.#minute.settleAll();
      this.#minute = undefined;
    }
    if (this.#backfill?.isOver)
      this.#backfill = this.#backfill.hasFailed ? this.#call("backfill", this.#newProcess()) : undefined;
    for (const call of this.#calls.filter(({ isOver }) => isOver)) {
      this.#calls.splice(this.#calls.indexOf(call), 1);
      call.settleAll();
      const isOld = call.process.publication !== this.#publication;
      this.#processes.push(isOld ? this.#newProcess() : call.process);
      this.#queue.push(...(call.hasFailed ? batchOf(call) : call.unfinished));
    }
  }
}

function batchOf({ work }: Call): readonly string[] {
  return typeof work === "object" ? work.batch : [];
}
