// The systematic search runs every schedule with a bounded number of preemptions. A preemption interrupts a worker that could continue,
// and lets another one work. Two are enough to show most defects (Musuvathi and Qadeer, "Iterative context bounding", PLDI 2007).
//
// Schedules that differ only in the order of requests that commute end the same, so one of them stands for all. After a run with a
// preemption, the search looks at what the interrupted worker did later: its first request that conflicts with a request made during
// the interruption. Only an interruption after that request can end differently, so the search continues with that one.
import { faultsOf, inConflict, writesOfFirst } from "./faults.ts";
import { ends, patternsOf, permutations } from "./orders.ts";
import { type Prepared, prepareRuns, type Run, run, type Step } from "./run.ts";
import type { Scenario } from "./scenario.ts";
import { parseSchedule, type Schedule, type Segment } from "./schedule.ts";
import type { Grain } from "./worker.ts";

export interface Bounds {
  readonly preemptions: 0 | 1 | 2;
  /** Whether also each schedule with one preemption or none is run with each possible fault. */
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

/** A run without a fault that stands for all schedules that end the same. */
interface Representative {
  readonly segments: readonly Segment[];
  readonly trace: readonly Step[];
}

class Search {
  readonly #prepared: Prepared;
  readonly #isOver: () => boolean;
  readonly #representatives: Representative[] = [];
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
      this.#representatives.push({ segments, trace });
    }
  }

  async withOnePreemption(): Promise<void> {
    for (const pattern of patternsOf(this.#workers)) {
      const [first, last] = ends(pattern);
      await this.#eachPlace(pattern, first, last, async (segments, { trace }) => {
        this.#representatives.push({ segments, trace });
      });
    }
  }

  /**
   * Tries a fault at each write, and at each request that conflicts with one of another worker. Elsewhere a fault makes no difference: a
   * crash is the same as one before the next write, and a failed read ends the pass as a crash does.
   */
  async withOneFault(): Promise<void> {
    const faults = this.#representatives.flatMap(({ segments, trace }) =>
      faultsOf(trace).map((fault) => ({ segments, fault })),
    );
    this.#total += faults.length;
    for (const schedule of faults) {
      if (this.#ends) return;
      await this.#try(schedule, 1);
    }
    await this.#withLateRequests();
  }

  /**
   * Lets a worker die in the middle of each write, so that the write is executed later, while another worker is at work: before each step
   * that conflicts with it (elsewhere it makes no difference), or after all of them.
   */
  async #withLateRequests(): Promise<void> {
    for (const { segments, trace } of this.#representatives.slice(0, permutations(this.#workers).length)) {
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
        // If nothing conflicts with the last step before the preemption, the schedules with one step less stand for these.
        const from = meanwhile.findIndex((step) => moved && inConflict(moved, step)) + 1;
        const skipped = from === 0 ? meanwhile.length - 1 : from - 1;
        this.#covered += skipped;
        if (from === 0 || from >= meanwhile.length) continue;
        const pattern = [{ worker: one, steps }, { worker: other }, { worker: one }, { worker: other }];
        await this.#eachPlace(pattern, 1, 3, undefined, from);
      }
    }
  }

  /**
   * Interrupts the worker of the segment `open` at each place that makes a difference. It continues in the segment `resumed`. If `visit` is
   * given, the places are also added to the total.
   */
  async #eachPlace(
    pattern: readonly Segment[],
    open: number,
    resumed: number,
    visit?: (segments: readonly Segment[], run: Run) => Promise<void>,
    from = 1,
  ): Promise<void> {
    for (let steps = from; !this.#ends; ) {
      const segments = pattern.map((segment, index) => (index === open ? { ...segment, steps } : segment));
      const result = await this.#try({ segments }, 0);
      if (result.isCut) return;
      const between = result.trace.filter(({ segment }) => segment > open && segment < resumed);
      const after = result.trace.filter(({ segment }) => segment === resumed);
      const next = after.findIndex((step) => between.some((other) => inConflict(step, other)));
      const places = next === -1 ? Math.max(1, after.length) : next + 1;
      this.#covered += places;
      if (visit) {
        this.#total += places;
        await visit(segments, result);
      }
      if (next === -1) return;
      steps += places;
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
