// What a scenario is made of: edits and work, as data.
import type { Publication } from "../../lambdas/publication/publication.ts";
import { articleText } from "../publish/publish-fixture.ts";

/** A file of the newspaper's format. Its version is a number that readers can see. Only a file and its copies share one. */
export interface Draft {
  readonly version: number;
  /** Without it, the id comes from the key. */
  readonly id?: string;
  readonly section?: string;
  /** As the file states it. */
  readonly date?: string;
  /** Minutes after the start; then the file states this instant, and not `date`. */
  readonly embargo?: number;
  /** Nothing is to be read of it. */
  readonly isDraft?: boolean;
  /** The picture that it names. */
  readonly image?: string;
}

export type Edit =
  | { readonly do: "article"; readonly key: string; readonly draft: Draft }
  /** The width tells a picture from another. */
  | { readonly do: "picture"; readonly key: string; readonly width: number }
  | { readonly do: "remove"; readonly key: string }
  /** The record of the catalog as it was after the first edit of the scenario. */
  | { readonly do: "restore"; readonly id: string }
  /** The functions that are at work end their calls, and no call after that remembers what they had read. */
  | { readonly do: "end processes" }
  /** Minutes after the start. */
  | { readonly do: "time"; readonly minutes: number };

export type Work =
  /** One message for each key, in one batch. */
  | { readonly do: "publish"; readonly keys: readonly string[] }
  /** The clock's minute. */
  | { readonly do: "tick" }
  /** All files of the inbox, then all feeds. */
  | { readonly do: "backfill" };

export type Action = Edit | Work;

export type Settings = Partial<Pick<Publication, "title" | "timeZone" | "sections" | "hub">>;

export interface Scenario {
  readonly name: string;
  /** Each edit is published before the next one; the settings are those of the newspaper then. */
  readonly before: readonly Edit[];
  readonly settingsBefore?: Settings;
  readonly settings?: Settings;
  /** The processes remember nothing when they begin. */
  readonly isCold?: boolean;
  /** Places of workers that still have the settings of before: calls that were under way when the settings changed. */
  readonly oldWorkers?: readonly number[];
  /** Seconds by which the clock of each worker is ahead of S3's, or behind it. */
  readonly skews?: readonly number[];
  /** At most three. */
  readonly workers: readonly (readonly Action[])[];
  /** With more preemptions than the search tries: then they are all that is tried of the scenario. */
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

/** The bytes of a draft. */
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

/** The versions that a document shows, in its order. */
export function versionsIn(document: string): readonly number[] {
  return [...new Set([...document.matchAll(/الإصدار\s(\d+)/g)].map(([, digits]) => Number(digits)))];
}

/** Every draft of a scenario with its first key, by its version: a copy is the article of that key. */
export function draftsOf(
  scenario: Scenario,
): ReadonlyMap<number, { readonly key: string; readonly draft: Draft }> {
  const actions = [...scenario.before, ...scenario.workers.flat()];
  const drafts = actions.flatMap((action) => (action.do === "article" ? [action] : []));
  return new Map(drafts.toReversed().map(({ key, draft }) => [draft.version, { key, draft }]));
}

/** The id of an article, as the protocol's documents define it. */
export function idOf(key: string, { id }: Draft): string {
  return id ?? key.normalize("NFC").replace(/\.\w+$/, "");
}

function iso(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, -5)}Z`;
}
