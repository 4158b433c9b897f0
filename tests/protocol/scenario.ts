// The parts of a scenario, as data: edits (what editors and operators do) and work (what the function does).
import type { Publication } from "../../lambdas/publication/publication.ts";
import { articleText } from "../publish/publish-fixture.ts";

/** The content of an article file. Its version is a number in the headline. Only copies of a file have the same version. */
export interface Draft {
  readonly version: number;
  /** The id that the file states. Without it, the id comes from the key. */
  readonly id?: string;
  readonly section?: string;
  /** The date, as the file states it. */
  readonly date?: string;
  /** In minutes after the start of the workers. If it is set, the file states this time instead of `date`. */
  readonly embargo?: number;
  /** Whether the file says that it is a draft, which readers must not see. */
  readonly isDraft?: boolean;
  /** The picture that the article names. */
  readonly image?: string;
}

export type Edit =
  | { readonly do: "article"; readonly key: string; readonly draft: Draft }
  /** Puts a picture. Each version of a picture has another width. */
  | { readonly do: "picture"; readonly key: string; readonly width: number }
  | { readonly do: "remove"; readonly key: string }
  /** Restores a record of the catalog as it was after the first edit of the scenario. */
  | { readonly do: "restore"; readonly id: string }
  /** Ends all processes after their present calls. New processes do not remember the records that the old ones have read. */
  | { readonly do: "end processes" }
  /** Moves the time, in minutes after the start of the workers. */
  | { readonly do: "time"; readonly minutes: number };

export type Work =
  /** Publishes a batch with one message for each key. */
  | { readonly do: "publish"; readonly keys: readonly string[] }
  /** The scheduled call of each minute. */
  | { readonly do: "tick" }
  /** A backfill: publishes all files of the inbox, then regenerates all feeds. */
  | { readonly do: "backfill" };

export type Action = Edit | Work;

export type Settings = Partial<Pick<Publication, "title" | "timeZone" | "sections" | "hub" | "archives">>;

export interface Scenario {
  readonly name: string;
  /** The edits before the workers begin. Each is published before the next one, with the settings `settingsBefore`. */
  readonly before: readonly Edit[];
  readonly settingsBefore?: Settings;
  readonly settings?: Settings;
  /** Whether the processes of the workers are new. Otherwise they remember all records when they begin. */
  readonly isCold?: boolean;
  /** The positions of workers that still have `settingsBefore`: calls that were at work when the settings changed. */
  readonly oldWorkers?: readonly number[];
  /** For each worker, by how many seconds its time is ahead of S3's time; behind it if the number is negative. */
  readonly skews?: readonly number[];
  /** What each worker does. There are at most three workers. */
  readonly workers: readonly (readonly Action[])[];
  /** Schedules with more preemptions than the search tries. If they are given, only these are run. */
  readonly schedules?: readonly string[];
}

export const article = (key: string, draft: Draft): Edit => ({ do: "article", key, draft });
export const picture = (key: string, width: number): Edit => ({ do: "picture", key, width });
export const remove = (key: string): Edit => ({ do: "remove", key });
export const publish = (...keys: readonly string[]): Work => ({ do: "publish", keys });
export const tick: Work = { do: "tick" };
export const backfill: Work = { do: "backfill" };
export const restore = (id: string): Edit => ({ do: "restore", id });
export const endProcesses: Edit = { do: "end processes" };
export const time = (minutes: number): Edit => ({ do: "time", minutes });

/** An editor drops a file, and a worker gets the event. */
export const upload = (key: string, draft: Draft): readonly Action[] => [article(key, draft), publish(key)];

export const defaultSection = "الرياضة";
const defaultDate = "07 ديسمبر 2017";

/** The text of an article file. */
export function textOf(
  { version, id, section, date, embargo, isDraft, image }: Draft,
  start: number,
): string {
  const stated = embargo === undefined ? (date ?? defaultDate) : iso(start + embargo * 60_000);
  const headline = `الإصدار ${version}`;
  if (!isDraft && image === undefined) {
    return articleText({ id, section: section ?? defaultSection, headline, date: stated, text: "نص الخبر." });
  }
  const fields = [
    ...(id === undefined ? [] : [`id: ${id}`]),
    `title: ${headline}`,
    `section: ${section ?? defaultSection}`,
    `date: ${stated}`,
    ...(isDraft ? ["draft: true"] : []),
    ...(image === undefined ? [] : [`image: ${image}`]),
  ];
  return `---\n${fields.join("\n")}\n---\nنص الخبر.\n`;
}

/** The versions of articles that a document shows, in the order of the document. */
export function versionsIn(document: string): readonly number[] {
  return [...new Set([...document.matchAll(/الإصدار\s(\d+)/g)].map(([, digits]) => Number(digits)))];
}

/** Every draft of a scenario by its version, with the first key at which it is put. Copies at other keys are the same article. */
export function draftsOf(
  scenario: Scenario,
): ReadonlyMap<number, { readonly key: string; readonly draft: Draft }> {
  const actions = [...scenario.before, ...scenario.workers.flat()];
  const drafts = actions.flatMap((action) => (action.do === "article" ? [action] : []));
  return new Map(drafts.toReversed().map(({ key, draft }) => [draft.version, { key, draft }]));
}

/** The id of an article, as docs/protocol.md defines it. */
export function idOf(key: string, { id }: Draft): string {
  return id ?? key.normalize("NFC").replace(/\.\w+$/, "");
}

function iso(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, -5)}Z`;
}
