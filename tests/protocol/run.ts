// Runs one schedule of a scenario: from the prepared state until all work is done, and then checks the result.
import { findProblems } from "./end-state.ts";
import { Watch } from "./invariants.ts";
import type { Request } from "./request.ts";
import type { Scenario } from "./scenario.ts";
import { asks, type FaultKind, type Schedule, type Segment } from "./schedule.ts";
import { type Grain, Worker } from "./worker.ts";
import { prepare, restoreWorld, type Snapshot } from "./world.ts";

/** The greatest number of steps: more than any run of a few workers takes. */
const mostSteps = 20_000;

export interface Step {
  readonly worker: number;
  /** The number of the segment in the schedule. After the last one, each worker finishes its work in a segment of its own. */
  readonly segment: number;
  readonly requests: readonly Request[];
  readonly fault?: FaultKind | undefined;
}

export interface Run {
  readonly trace: readonly Step[];
  /** The requests whose condition failed. */
  readonly refused: ReadonlySet<Request>;
  readonly problems: readonly string[];
  /** Whether a worker was done before its segment ended. Then there is no such schedule. */
  readonly isCut: boolean;
}

/** A scenario, and the state that each of its runs begins with. */
export interface Prepared {
  readonly scenario: Scenario;
  readonly snapshot: Snapshot;
  readonly grain: Grain;
}

export async function prepareRuns(scenario: Scenario, grain: Grain): Promise<Prepared> {
  return { scenario, grain, snapshot: await prepare(scenario) };
}

export async function run({ scenario, snapshot, grain }: Prepared, schedule: Schedule): Promise<Run> {
  const restored = await restoreWorld(scenario, snapshot);
  const { watch, world } = await Watch.over(scenario, restored, schedule.fault !== undefined);
  const trace: Step[] = [];
  const refused = new Set<Request>();
  const workers = scenario.workers.map((_actions, index) => new Worker(world, scenario, index, refused));
  for (const worker of workers) await worker.warmUp();
  const workerOf = ({ worker }: Segment) => {
    const found = workers[worker];
    if (!found) throw new Error(`there is no worker ${worker}`);
    return found;
  };
  const stepOf = async (at: Segment, segment: number) => {
    const { worker: index, until } = at;
    const worker = workerOf(at);
    await worker.begin();
    if (worker.isDone) return false;
    if (until !== undefined && worker.waiting(grain).some((request) => asks(request, until))) return false;
    const { fault } = schedule;
    if (fault?.lands === trace.length) for (const each of workers) await each.revive();
    const kind = fault?.at === trace.length ? fault.kind : undefined;
    const requests = worker.waiting(grain);
    trace.push({ worker: index, segment, requests, fault: kind });
    if (kind === "crash") await worker.crash();
    else if (kind === "late") worker.die();
    else await worker.step(grain, kind ?? "answered");
    return true;
  };
  const rest: readonly Segment[] = workers.map((_worker, worker) => ({ worker }));
  for (const [segment, at] of [...schedule.segments, ...rest].entries()) {
    const { steps, until, dies } = at;
    const isOpen = steps !== undefined || until !== undefined || dies;
    if (dies) await workerOf(at).crash();
    for (let count = 0; !dies && count < (steps ?? mostSteps) && trace.length < mostSteps; count++) {
      if (!(await stepOf(at, segment))) break;
    }
    if (isOpen && workerOf(at).isDone) return { trace, refused, problems: [], isCut: true };
  }
  const failures = workers.flatMap(({ failure }) => failure ?? []);
  if (trace.length >= mostSteps) failures.push(`not done after ${mostSteps} steps`);
  const problems = failures.length > 0 ? failures : await findProblems(scenario, world);
  const withheld = workers.flatMap((worker) => worker.withheld);
  return {
    trace,
    refused,
    problems: [...new Set([...watch.problems, ...withheld, ...problems])],
    isCut: false,
  };
}
