// Formats a failed schedule for people: the requests of each worker in their order, and the command that repeats the schedule.
import { conflicts, isWrite } from "./request.ts";
import type { Run } from "./run.ts";
import type { Action } from "./scenario.ts";
import { formatSchedule, nameOf } from "./schedule.ts";
import type { Failure } from "./search.ts";

const indent = 6;

/** How many keys a line shows. */
const mostKeys = 5;

/** Formats what is wrong, the run, and the command that repeats it. */
export function formatFailure(failure: Failure): string {
  const { scenario, schedule, grain, run } = failure;
  const text = formatSchedule(schedule);
  return [
    `"${scenario.name}" ends wrong under ${text} (a step is a ${grain}):`,
    ...run.problems.map((problem) => `  - ${problem}`),
    formatRun(failure),
    `repeat: npm run soak -- search --scenario "${scenario.name}" --schedule "${text}" --grain ${grain}`,
  ].join("\n");
}

/** Formats a run. `*` marks requests whose order with another worker's requests matters. Other reads without a fault are only counted. */
export function formatRun({ scenario, run }: Failure): string {
  const workers = scenario.workers.map((actions, worker) => {
    return `  ${nameOf(worker)}: ${actions.map(describeAction).join("; ")}`;
  });
  return [...workers, ...waterfall(run)].join("\n");
}

function describeAction(action: Action): string {
  if (action.do === "publish") return `publish ${action.keys.join(" ")}`;
  if (action.do === "time") return `time ${action.minutes} min`;
  if ("key" in action) return `${action.do} ${action.key}`;
  return "id" in action ? `${action.do} ${action.id}` : action.do;
}

interface Line {
  readonly steps: readonly number[];
  readonly worker: number;
  /** What all requests of the line have in common. */
  readonly what: string;
  readonly keys: readonly string[];
  readonly end: string;
}

/** One line for each request. Requests that follow one another and differ only in their keys share a line. */
function waterfall({ trace, refused }: Run): readonly string[] {
  const lines: Line[] = [];
  for (const [at, { worker, requests, fault }] of trace.entries()) {
    for (const request of requests) {
      const isTouched = trace.some(
        (other) => other.worker !== worker && other.requests.some((another) => conflicts(request, another)),
      );
      const isShown = isTouched || isWrite(request) || fault !== undefined;
      const { store, verb, key } = request;
      const what = isShown ? `${nameOf(worker)}${isTouched ? "*" : " "} ${verb} ${store}` : "";
      const outcome = refused.has(request) ? " -> condition failed" : "";
      const end = `${outcome}${fault ? ` <- ${fault}` : ""}`;
      const line = { steps: [at], worker, what, keys: [key.replace(/\d{13}/, "...")], end };
      const last = lines.at(-1);
      if (last && last.worker === worker && last.what === what && last.end === end) {
        lines[lines.length - 1] = { ...last, steps: [...last.steps, at], keys: [...last.keys, ...line.keys] };
      } else lines.push(line);
    }
  }
  return lines.map(formatLine);
}

function formatLine({ steps, worker, what, keys, end }: Line): string {
  const [first = 0, last = first] = [steps[0], steps.at(-1)];
  const at = first === last ? String(first) : `${first}-${last}`;
  const text =
    what === "" ? `  (${keys.length} reads that no write conflicts with)` : `${what} ${shorten(keys)}${end}`;
  return `  ${at.padStart(9)}  ${" ".repeat(indent * worker)}${text}`;
}

function shorten(keys: readonly string[]): string {
  const shown = keys.length > mostKeys ? keys.slice(0, mostKeys - 1) : keys;
  return [
    shown.join(", "),
    ...(shown.length < keys.length ? [`and ${keys.length - shown.length} more`] : []),
  ].join(" ");
}
