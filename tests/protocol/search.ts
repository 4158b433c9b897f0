// The systematic search runs every schedule with a bounded number of preemptions, and of one fault. A preemption interrupts a worker
// that could continue, and lets another one work. Two are enough to show most defects (Musuvathi and Qadeer, "Iterative context
// bounding", PLDI 2007). places.ts says which schedules stand for others.
import { faultsOf, inConflict, writesOfFirst } from "./faults.ts";
import { permutations } from "./orders.ts";
import { eachPlace, type Places, type Stop, type Stopped, stopsOf } from "./places.ts";
import { type Prepared, prepareRuns, type Run, run, type Step } from "./run.ts";
import type { Scenario } from "./scenario.ts";
import { parseSchedule, type Schedule } from "./schedule.ts";
import type { Grain } from "./worker.ts";

export interface Bounds {
  readonly preemptions: 0 | 1 | 2;
  /** Whether each schedule with at most one preemption is also run with each possible fault. */
  readonly faults: boolean;
  readonly grain: Grain;
}

export interface Failure {
  readonly scenario: Scenario;
  readonly schedule: Schedule;
  readonly grain: Grain;
  readonly run: Run;
}

export interface Found {
  /** How many schedules were run. */
  readonly run: number;
  /** How many schedules were run or are represented by one that was run. */
  readonly covered: number;
  /** How many schedules there are within the bounds. */
  readonly total: number;
  /** The first failure. Because of the order of the search, no failure has fewer preemptions. */
  readonly failure: Failure | undefined;
}

/** Searches until the first failure, or until `isOver`. */
export async function search(
  scenario: Scenario,
  bounds: Bounds,
  isOver: () => boolean = () => false,
): Promise<Found> {
  const search = new Search(await prepareRuns(scenario, bounds.grain), isOver);
  if (scenario.schedules) {
    await search.withSchedules(scenario.schedules);
    return search.found();
  }
  await search.withoutPreemption();
  if (bounds.preemptions > 0) await search.withOnePreemption();
  if (bounds.faults) await search.withOneFault();
  if (bounds.preemptions > 1) await search.withTwoPreemptions();
  return search.found();
}

class Search {
  readonly #prepared: Prepared;
  readonly #isOver: () => boolean;
  /** The runs without a preemption. */
  readonly #orders: Pick<Stopped, "segments" | "trace">[] = [];
  readonly #stopped: (Stop & Stopped)[] = [];
  #run = 0;
  #covered = 0;
  #total = 0;
  #failure: Failure | undefined;

  constructor(prepared: Prepared, isOver: () => boolean) {
    this.#prepared = prepared;
    this.#isOver = isOver;
  }

  found(): Found {
    return { run: this.#run, covered: this.#covered, total: this.#total, failure: this.#failure };
  }

  get #ends(): boolean {
    return this.#failure !== undefined || this.#isOver();
  }

  get #workers(): readonly number[] {
    return this.#prepared.scenario.workers.map((_actions, worker) => worker);
  }

  async withSchedules(texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      const schedule = parseSchedule(text);
      this.#total += 1;
      const isCut = schedule === undefined || (await this.#try(schedule, 1)).isCut;
      if (isCut) throw new Error(`"${this.#prepared.scenario.name}" has no schedule ${text} any more`);
    }
  }

  async withoutPreemption(): Promise<void> {
    for (const order of permutations(this.#workers)) {
      if (this.#ends) return;
      this.#total += 1;
      const segments = order.map((worker) => ({ worker }));
      const { trace } = await this.#try({ segments }, 1);
      this.#orders.push({ segments, trace });
    }
  }

  async withOnePreemption(): Promise<void> {
    for (const stop of stopsOf(this.#workers)) {
      for await (const stopped of this.#eachPlace(stop)) {
        this.#total += stopped.places;
        this.#stopped.push({ ...stop, ...stopped });
      }
    }
  }

  /**
   * Tries a fault at each place where it makes a difference (faults.ts): without a preemption, after one, while another worker is at
   * work, and before one.
   */
  async withOneFault(): Promise<void> {
    const single = [
      ...this.#orders.map((run) => ({ ...run, after: 0 })),
      ...this.#stopped.map((run) => ({ ...run, after: run.resumed })),
    ].flatMap(({ segments, trace, after }) =>
      faultsOf(trace)
        .filter(({ at }) => segmentAt(trace, at) >= after)
        .map((fault) => ({ segments, fault })),
    );
    // Until the fault, such a run is the same as that without a fault. After it, more requests may conflict with the waiting worker.
    const meanwhile = this.#stopped.flatMap(({ trace, steps, places, ...stop }) =>
      faultsOf(trace)
        .filter(({ at }) => segmentAt(trace, at) > stop.open && segmentAt(trace, at) < stop.resumed)
        .map(({ at, kind }) => ({
          ...{ ...stop, from: steps, to: steps + places },
          faultAt: (later: number) => ({ kind, at: at - steps + later }),
        })),
    );
    this.#total += single.length + meanwhile.reduce((sum, { from, to }) => sum + to - from, 0);
    for (const schedule of single) {
      if (this.#ends) return;
      await this.#try(schedule, 1);
    }
    for (const places of meanwhile) await this.#all(places);
    if (this.#stopped.length > 0) await this.#withFaultBefore();
    await this.#withLateRequests();
  }

  /** Tries a fault that comes before the preemption. The worker may also be interrupted in the work that it does because of the fault. */
  async #withFaultBefore(): Promise<void> {
    for (const stop of stopsOf(this.#workers)) {
      const order = stop.pattern.toSpliced(stop.resumed, 1).map(({ worker }) => worker);
      const alone = this.#orders.find(({ segments }) =>
        segments.every(({ worker }, i) => worker === order[i]),
      );
      const { trace = [] } = alone ?? {};
      const begins = trace.findIndex(({ segment }) => segment === stop.open);
      for (const fault of faultsOf(trace)) {
        if (this.#ends) return;
        const segment = segmentAt(trace, fault.at);
        if (segment > stop.open) continue;
        const from = segment === stop.open ? fault.at - begins + 1 : 1;
        this.#total += await this.#all({ ...stop, from, faultAt: () => fault });
      }
    }
  }

  /** Tries all places. @returns their number */
  async #all(places: Places): Promise<number> {
    let all = 0;
    for await (const stopped of this.#eachPlace(places)) all += stopped.places;
    return all;
  }

  /**
   * Lets a worker die in the middle of each write, so that the write is executed later, while another worker is at work: before each step
   * that conflicts with it (elsewhere it makes no difference), or after all of them.
   */
  async #withLateRequests(): Promise<void> {
    for (const { segments, trace } of this.#orders) {
      const [first, ...others] = segments;
      for (const at of writesOfFirst(trace)) {
        if (this.#ends || !first) return;
        const cut = [{ worker: first.worker, steps: at + 1 }, ...others, { worker: first.worker }];
        this.#total += 1;
        const last = await this.#try({ segments: cut, fault: { kind: "late", at } }, 1);
        const late = last.trace[at];
        const places = [...last.trace.entries()].flatMap(([lands, step]) =>
          late && step.worker !== late.worker && inConflict(late, step) ? [lands] : [],
        );
        this.#total += places.length;
        for (const lands of places) await this.#try({ segments: cut, fault: { kind: "late", at, lands } }, 1);
      }
    }
  }

  /** Tries two preemptions of the first two workers: one worker is interrupted, then the other, and both continue to their ends. */
  async withTwoPreemptions(): Promise<void> {
    for (const [one, other] of [[0, 1] as const, [1, 0] as const]) {
      for (let steps = 1; !this.#ends; steps++) {
        const begun = [{ worker: one, steps }, { worker: other }, { worker: one }];
        const between = await run(this.#prepared, { segments: begun });
        if (between.isCut) break;
        const meanwhile = between.trace.filter(({ segment }) => segment === 1);
        this.#total += meanwhile.length - 1;
        const moved = between.trace[steps - 1];
        // If nothing conflicts with the last step before the preemption, these schedules end like those in which the preemption comes one
        // step earlier.
        const from = meanwhile.findIndex((step) => moved && inConflict(moved, step)) + 1;
        const skipped = from === 0 ? meanwhile.length - 1 : from - 1;
        this.#covered += skipped;
        if (from === 0 || from >= meanwhile.length) continue;
        const pattern = [{ worker: one, steps }, { worker: other }, { worker: one }, { worker: other }];
        await this.#all({ pattern, open: 1, resumed: 3, from });
      }
    }
  }

  async *#eachPlace(places: Places): AsyncGenerator<Stopped> {
    const attempt = (schedule: Schedule) => this.#try(schedule, 0);
    for await (const stopped of eachPlace(places, attempt, () => this.#ends)) {
      this.#covered += stopped.places;
      yield stopped;
    }
  }

  async #try(schedule: Schedule, covers: number): Promise<Run> {
    const result = await run(this.#prepared, schedule);
    if (result.isCut) return result;
    this.#run += 1;
    this.#covered += covers;
    const { scenario, grain } = this.#prepared;
    if (result.problems.length > 0) this.#failure ??= { scenario, schedule, grain, run: result };
    return result;
  }
}

function segmentAt(trace: readonly Step[], at: number): number {
  return trace[at]?.segment ?? -1;
}
