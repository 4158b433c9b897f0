// Runs one schedule of a scenario: from the prepared state until all work is done, and then checks the result.
import { findProblems } from "./end-state.ts";
import { Watch } from "./invariants.ts";
import type { Request } from "./request.ts";
import type { Scenario } from "./scenario.ts";
import type { FaultKind, Schedule } from "./schedule.ts";
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
  /** A worker was done before the steps of its segment: there is no such schedule. */
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
  try {
    const { watch, world } = await Watch.over(scenario, restored, schedule.fault !== undefined);
    const trace: Step[] = [];
    const refused = new Set<Request>();
    const workers = scenario.workers.map((_actions, index) => new Worker(world, scenario, index, refused));
    const stepOf = async (index: number, segment: number) => {
      const worker = workers[index];
      if (!worker) throw new Error(`there is no worker ${index}`);
      await worker.begin();
      if (worker.isDone) return false;
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
    const rest = workers.map((_worker, worker) => ({ worker, steps: undefined }));
    for (const [segment, { worker, steps = Number.POSITIVE_INFINITY }] of [
      ...schedule.segments,
      ...rest,
    ].entries()) {
      for (let count = 0; count < steps && trace.length < mostSteps; count++) {
        if (!(await stepOf(worker, segment))) break;
      }
      if (steps < Number.POSITIVE_INFINITY && workers[worker]?.isDone)
        return { trace, refused, problems: [], isCut: true };
    }
    const failures = workers.flatMap(({ failure }) => failure ?? []);
    if (trace.length >= mostSteps) failures.push(`not done after ${mostSteps} steps`);
    const problems = failures.length > 0 ? failures : await findProblems(scenario, world);
    return { trace, refused, problems: [...new Set([...watch.problems, ...problems])], isCut: false };
  } finally {
    restored.close();
  }
}
