// Measures the requests and rounds that each operation of a newspaper takes.
import { countingStore, type Requests } from "../../../bench/cost/counting-store.ts";
import { publish } from "../../../lambdas/publish/publish.ts";
import { tick } from "../../../lambdas/publish/tick.ts";
import { arrival, articleText, drop, eventFor, png } from "../../publish/publish-fixture.ts";
import { openArchive } from "./archive.ts";

export interface Cost {
  readonly requests: number;
  /** A round is a group of requests that are sent together. */
  readonly rounds: number;
}

const minute = 60_000;
/** A time between two parts of the archive. */
const oldDay = new Date(arrival - (3 * 24 + 6) * 60 * minute).toISOString();

/** Measures each operation, done once in a newspaper of this many articles. */
export async function measureOperations(size: number, archives = true): Promise<ReadonlyMap<string, Cost>> {
  const { upload, deliver, tick, context } = await open(size, archives);
  const { inbox } = context;
  // The article is dated by a day that is over, so the index must be asked for the newest article of that day.
  const file = (turn: number) => articleText({ id: "1", date: "07 ديسمبر 2017", text: `النص ${turn}.` });
  const removeAndDeliver = async (key: string) => {
    await inbox.delete(key);
    return deliver(key);
  };
  await tick();
  await upload("warm.txt", articleText({ id: "9" }));
  return new Map([
    ["a quiet minute of the clock", await tick()],
    ["first upload", await upload("a.txt", file(1))],
    ["correction", await upload("a.txt", file(2))],
    ["the same event again", await deliver("a.txt")],
    ["picture", await upload("a.png", png(1))],
    ["removal of the picture", await removeAndDeliver("a.png")],
    ["removal", await removeAndDeliver("a.txt")],
    ["article of today", await upload("today.txt", articleText({ id: "2" }))],
    ["first article of an old day", await upload("old.txt", articleText({ id: "3", date: oldDay }))],
    [
      "correction of an old article",
      await upload("old.txt", articleText({ id: "3", date: oldDay, text: "نص." })),
    ],
    ["removal of the last article of an old day", await removeAndDeliver("old.txt")],
  ]);
}

/** Things that an editor does to one file again and again. Each function returns the text of the file for the given time. */
export const series: Readonly<Record<string, (turn: number) => string>> = {
  edit: (turn) => articleText({ id: "1", text: `النص ${turn}.` }),
  "edit that moves the date": (turn) =>
    articleText({ id: "1", date: new Date(arrival - turn * minute).toISOString(), text: `النص ${turn}.` }),
  "new article in the same file": (turn) => articleText({ id: `1${turn}`, text: `النص ${turn}.` }),
};

/** The cost of the tenth and of the hundredth edit. */
export async function measureSeries(file: (turn: number) => string): Promise<readonly Cost[]> {
  const { upload } = await open(10);
  const costs: Cost[] = [];
  for (let turn = 0; turn <= 100; turn++) costs.push(await upload("live.txt", file(turn)));
  return [10, 100].flatMap((turn) => costs[turn] ?? []);
}

async function open(size: number, archives = true) {
  const archive = await openArchive(size, archives);
  const { clock, outcomes, inbox } = archive;
  const counts: Requests = { writes: 0, reads: 0, deletions: 0, rounds: 0 };
  const context = {
    ...archive,
    inbox: countingStore(inbox, counts, 0),
    catalog: countingStore(archive.catalog, counts, 0),
    site: countingStore(archive.site, counts, 0),
  };
  const costOf = async (work: () => Promise<unknown>): Promise<Cost> => {
    const before = { ...counts };
    clock.now += minute;
    await work();
    const faults = outcomes.filter(({ kind }) => kind === "failed" || kind === "withheld");
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    const { writes, reads, deletions, rounds } = counts;
    const requests = writes + reads + deletions - before.writes - before.reads - before.deletions;
    return { requests, rounds: rounds - before.rounds };
  };
  const deliver = (key: string) => costOf(() => publish(eventFor(key), context));
  const upload = async (key: string, body: string | Uint8Array) => {
    if (typeof body === "string") await drop(inbox, key, body);
    else await inbox.put(key, body, { contentType: "image/png" });
    return deliver(key);
  };
  return {
    context: archive,
    deliver,
    upload,
    tick: () => costOf(() => tick(context, async () => undefined)),
  };
}
