// A schedule: which worker goes on for how many steps, and at most one fault. Written as `A14 B9 A B lost@23`: the worker A
// makes 14 steps, B makes 9, A goes on to its end, then B; the answer of step 23, counted from 0 over all workers, is lost.

export type FaultKind = "crash" | "refused" | "lost";

export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
}

export interface Segment {
  /** Its place among the workers of the scenario. */
  readonly worker: number;
  /** Absent: to its end. */
  readonly steps?: number | undefined;
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
  const parts = segments.map(({ worker, steps }) => `${nameOf(worker)}${steps ?? ""}`);
  return [...parts, ...(fault ? [`${fault.kind}@${fault.at}`] : [])].join(" ");
}

/** Undefined for a text that is no schedule. */
export function parseSchedule(text: string): Schedule | undefined {
  const segments: Segment[] = [];
  let fault: Fault | undefined;
  for (const part of text.trim().split(/\s+/)) {
    const [, name, steps] = /^([ABC])(\d*)$/.exec(part) ?? [];
    const [, kind, at] = /^(crash|refused|lost)@(\d+)$/.exec(part) ?? [];
    if (name !== undefined)
      segments.push({ worker: names.indexOf(name), steps: steps ? Number(steps) : undefined });
    else if (kind !== undefined) fault = { kind: kind as FaultKind, at: Number(at) };
    else return undefined;
  }
  return { segments, fault };
}
