// A schedule says which worker makes how many steps, one after the other, and has at most one fault. `A14 B9 A B lost@23` means: worker A
// makes 14 steps, B makes 9, A continues to its end, then B. The answer of step 23 is lost; steps are counted from 0 over all workers. With
// `late@23-30` a worker dies at step 23, and the requests of that step are executed just before step 30; with `late@23`, just before the
// next step of that worker. In two more forms, the number of steps is not stated. With `A<put:catalog/index/` the worker continues until
// its next request is a PUT to the catalog whose key begins with `index/`. With `A!` its process dies, and another process gets the same
// message.
import type { Request } from "./request.ts";
import type { Fate } from "./s3-model.ts";

/** A crash ends the worker before its requests are executed. */
export type FaultKind = Exclude<Fate, "answered"> | "crash" | "late";

export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
  /** The step before which late requests are executed. Absent: the worker's next step. */
  readonly lands?: number | undefined;
}

export interface Segment {
  /** The position of the worker in the scenario. */
  readonly worker: number;
  /** How many steps the worker makes. Absent: it works to its end. */
  readonly steps?: number | undefined;
  /** The worker stops before its first request whose text, `verb:store/key`, begins with this. */
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

/** Whether the text of a request, `verb:store/key`, begins with `until`. */
export function asks({ verb, store, key }: Request, until: string): boolean {
  return `${verb}:${store}/${key}`.startsWith(until);
}

/** Reads a schedule from its text. Undefined if the text is not a schedule. */
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
