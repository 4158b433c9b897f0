// The places at which a worker can be stopped. A preemption takes the turn from a worker that could go on.
//
// Schedules that only differ in the order of requests that commute end the same, and one of them stands for all. So after a
// run, the next place is behind the first request of the worker that was kept waiting that conflicts with one that was made meanwhile.
import { inConflict } from "./faults.ts";
import { ends, patternsOf } from "./orders.ts";
import type { Run, Step } from "./run.ts";
import type { Fault, Schedule, Segment } from "./schedule.ts";

/** Which worker of a pattern is stopped, and where it goes on: places in the pattern. */
export interface Stop {
  readonly pattern: readonly Segment[];
  readonly open: number;
  readonly resumed: number;
}

/** A run that stands for those whose worker is stopped up to `places - 1` steps later. */
export interface Stopped {
  readonly segments: readonly Segment[];
  readonly trace: readonly Step[];
  /** Steps of the worker before it is stopped. */
  readonly steps: number;
  readonly places: number;
}

/** Places of a stop, with the fault that each of them has. */
export interface Places extends Stop {
  readonly from?: number;
  readonly to?: number;
  readonly faultAt?: (steps: number) => Fault;
}

export function stopsOf(workers: readonly number[]): readonly Stop[] {
  return patternsOf(workers).map((pattern) => {
    const [open, resumed] = ends(pattern);
    return { pattern, open, resumed };
  });
}

/** Stops the worker at each place that makes a difference. */
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
