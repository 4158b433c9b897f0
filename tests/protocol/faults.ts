// Finds the steps of a run at which a fault can make a difference.
import { conflicts, isWrite } from "./request.ts";
import type { Step } from "./run.ts";
import type { Fault, FaultKind } from "./schedule.ts";

export function inConflict(one: Step, other: Step): boolean {
  return one.requests.some((request) => other.requests.some((another) => conflicts(request, another)));
}

/**
 * The faults that can make a difference: at each write, and at each request that conflicts with one of another worker. A crash anywhere
 * between two writes has the same effect as one just before the second write, because the process loses only what it has read, and reads it
 * again. After the last write, all crashes have the same effect, so only one at the last step is tried. A refused read is only tried if it
 * conflicts with a request of another worker. Elsewhere, a refused write makes the same work fail.
 */
export function faultsOf(trace: readonly Step[]): readonly Fault[] {
  return trace.flatMap((step, at) => {
    if (isOfScenario(step)) return [];
    const isConditional = step.requests.some((request) => request.isConditional);
    const isTouched = trace.some((other) => other.worker !== step.worker && inConflict(step, other));
    const isLast = trace.findLastIndex(({ worker }) => worker === step.worker) === at;
    const kinds: readonly FaultKind[] = step.requests.some(isWrite)
      ? ["crash", "lost", "refused", ...(isConditional ? (["repeated", "conflict"] as const) : [])]
      : [...(isLast ? (["crash"] as const) : []), ...(isTouched ? (["refused"] as const) : [])];
    return kinds.map((kind) => ({ at, kind }));
  });
}

/** The steps in which the first worker writes, in the first segment of the run. */
export function writesOfFirst(trace: readonly Step[]): readonly number[] {
  return trace.flatMap((step, at) =>
    step.segment === 0 && step.requests.some(isWrite) && !isOfScenario(step) ? [at] : [],
  );
}

/** Whether the step is an edit or a change of the time, which a scenario makes and not the code under test. */
function isOfScenario({ requests }: Step): boolean {
  return requests.some(({ isEdit, store }) => isEdit || store === "clock");
}
