// Finds the places at which a worker can be interrupted. A preemption interrupts a worker that could continue.
//
// Schedules that differ only in the order of requests that commute end the same, so one of them stands for all. After a run, look at what
// the interrupted worker did later: its first request that conflicts with a request made during the interruption. Only an interruption
// after that request can end differently, so that is the next place.
import { inConflict } from "./faults.ts";
import { ends, patternsOf } from "./orders.ts";
import type { Run, Step } from "./run.ts";
import type { Fault, Schedule, Segment } from "./schedule.ts";

/** A preemption in a pattern. `open`: the segment whose worker is interrupted. `resumed`: the segment in which this worker continues. */
export interface Stop {
  readonly pattern: readonly Segment[];
  readonly open: number;
  readonly resumed: number;
}

/** A run that also stands for those in which the worker is interrupted up to `places - 1` steps later. */
export interface Stopped {
  readonly segments: readonly Segment[];
  readonly trace: readonly Step[];
  /** How many steps the worker makes before it is interrupted. */
  readonly steps: number;
  readonly places: number;
}

/** The places at which a worker may be interrupted. A place is the number of steps that the worker has made. */
export interface Places extends Stop {
  /** The first place. Default: after one step. */
  readonly from?: number;
  /** Only places before this one are used. Default: all. */
  readonly to?: number;
  /** Returns the fault that the schedule also has if the worker is interrupted after this many steps. Default: no fault. */
  readonly faultAt?: (steps: number) => Fault;
}

export function stopsOf(workers: readonly number[]): readonly Stop[] {
  return patternsOf(workers).map((pattern) => {
    const [open, resumed] = ends(pattern);
    return { pattern, open, resumed };
  });
}

/** Interrupts the worker at each place that makes a difference, and yields a run for each. */
export async function* eachPlace(
  { pattern, open, resumed, from = 1, to, faultAt }: Places,
  attempt: (schedule: Schedule) => Promise<Run>,
  isOver: () => boolean,
): AsyncGenerator<Stopped> {
  for (let steps = from; !isOver() && steps < (to ?? Number.POSITIVE_INFINITY); ) {
    const segments = pattern.map((segment, index) => (index === open ? { ...segment, steps } : segment));
    const { trace, isCut } = await attempt({ segments, fault: faultAt?.(steps) });
    if (isCut) return;
    const between = trace.filter(({ segment }) => segment > open && segment < resumed);
    const after = trace.filter(({ segment }) => segment === resumed);
    const next = after.findIndex((step) => between.some((other) => inConflict(step, other)));
    const rest = to === undefined ? Math.max(1, after.length) : to - steps;
    const places = next === -1 ? rest : Math.min(rest, next + 1);
    yield { segments, trace, steps, places };
    if (next === -1) return;
    steps += places;
  }
}
