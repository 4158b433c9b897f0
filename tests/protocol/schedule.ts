// A schedule: which worker goes on for how many steps, and at most one fault. Written as `A14 B9 A B lost@23`: the worker A
// makes 14 steps, B makes 9, A goes on to its end, then B; the answer of step 23, counted from 0 over all workers, is lost.
// With `late@23-30` the worker dies at step 23, and the requests of that step are done before step 30; with `late@23`, before the
// next step of that worker.
// Two forms hold whatever the number of steps: with `A<put:catalog/index/` the worker goes on until it is about to put an object of the
// catalog whose key begins so; with `A!` its process dies, and another one gets the same message.
import type { Request } from "./request.ts";
import type { Fate } from "./s3-model.ts";

/** A crash ends the worker before its requests are done. */
export type FaultKind = Exclude<Fate, "answered"> | "crash" | "late";

export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
  /** The step before which late requests are done; absent: the worker's next one. */
  readonly lands?: number | undefined;
}

export interface Segment {
  /** Its place among the workers of the scenario. */
  readonly worker: number;
  /** Absent: to its end. */
  readonly steps?: number | undefined;
  /** It stops before the first request that begins so: `verb:store/key`. */
  readonly until?: string | undefined;
  readonly dies?: boolean | undefined;
}

export interface Schedule {
  readonly segments: readonly Segment[];
  readonly fault?: Fault | undefined;
}

const names = ["A", "B", "C"];

export function nameOf(worker: number): string {
  return names[worker] ?? "?";
}

export function formatSchedule({ segments, fault }: Schedule): string {
  const parts = segments.map(({ worker, steps, until, dies }) => {
    return `${nameOf(worker)}${steps ?? ""}${until === undefined ? "" : `<${until}`}${dies ? "!" : ""}`;
  });
  return [...parts, ...(fault ? [formatFault(fault)] : [])].join(" ");
}

function formatFault({ kind, at, lands }: Fault): string {
  return `${kind}@${at}${lands === undefined ? "" : `-${lands}`}`;
}

/** Whether a request begins as the text of a segment says. */
export function asks({ verb, store, key }: Request, until: string): boolean {
  return `${verb}:${store}/${key}`.startsWith(until);
}

/** Undefined for a text that is no schedule. */
export function parseSchedule(text: string): Schedule | undefined {
  const segments: Segment[] = [];
  let fault: Fault | undefined;
  for (const part of text.trim().split(/\s+/)) {
    const [, name, steps, until, death] = /^([ABC])(?:(\d+)|<(\S+)|(!))?$/.exec(part) ?? [];
    const [, kind, at, lands] =
      /^(crash|late|refused|lost|repeated|conflict)@(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (name !== undefined)
      segments.push({
        worker: names.indexOf(name),
        steps: steps ? Number(steps) : undefined,
        until,
        dies: death !== undefined,
      });
    else if (kind !== undefined)
      fault = { kind: kind as FaultKind, at: Number(at), lands: lands ? Number(lands) : undefined };
    else return undefined;
  }
  return { segments, fault };
}
