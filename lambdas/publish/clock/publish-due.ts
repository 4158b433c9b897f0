// Articles that waited for their time: their feeds and pages, once it has come, with no event to say so.
import { feedOf, indexFrom, indexPrefix, instantOf } from "../../catalog/keys.ts";
import { isKnownFeed } from "../../publication/addresses.ts";
import type { ListedObject } from "../../store/object-store.ts";
import { getDuePublished, putDuePublished } from "../catalog.ts";
import { converge } from "../converge.ts";
import type { Newsroom } from "../newsroom.ts";
import { type Outdated, regenerateEach } from "../regenerate-each.ts";
import { assertAll } from "../settled.ts";

/** How far the very first look goes back, ms. */
const firstLook = 24 * 60 * 60_000;

/** How long nothing may come due before that is noted, ms: to write costs as much as twelve reads. */
const noteTime = 10 * 60_000;

/** How far a worker's clock may be behind this one's, ms: what it took for waiting may have come due by this one. */
const skew = 5_000;

/** Index entries to read at once. */
const pageSize = 100;

interface Due extends Outdated {
  /** Its time, ms. */
  readonly at: number;
  readonly id: string;
  /** The file that it is in. */
  readonly key: string;
}

/**
 * Publishes what has come due since the last time that this was done without fault. Call it every minute or so: a call
 * that finds nothing costs one read and one listing, however many articles there are.
 *
 * @param ahead how far to look for what comes due next, ms
 * @returns when that is (ms since the epoch); undefined where there is none
 * @throws StoreFault, NotConverging: the next call begins where the last good one ended
 */
export async function publishDue(newsroom: Newsroom, ahead = 0): Promise<number | undefined> {
  const { catalog, now } = newsroom;
  let next: number | undefined;
  await converge("what is due", async () => {
    const until = now();
    const last = await getDuePublished(catalog);
    const noted = last.value?.until ?? until - firstLook;
    const found = await findDue(noted - skew, until, ahead, newsroom);
    const touched = found.due;
    next = found.next;
    if (touched.length === 0 && last.value !== undefined && until - noted < noteTime) return false;
    const { feeds, articles, directory } = await regenerateEach(touched, newsroom);
    for (const step of [feeds, articles, directory]) assertAll(step);
    for (const { at, key, id } of touched) if (at > noted) newsroom.report({ kind: "published", key, id });
    await putDuePublished(catalog, { schema: 1, ...last.value, until }, last.unchanged);
    return false;
  });
  return next;
}

/** The articles whose time came after one instant and not after another, and that were there before it came; and the next time. */
async function findDue(
  after: number,
  until: number,
  ahead: number,
  { catalog, warmRecords }: Newsroom,
): Promise<{ readonly due: readonly Due[]; readonly next: number | undefined }> {
  const due: Due[] = [];
  let next: number | undefined;
  for (let startAfter = indexFrom("all", until + ahead); ; ) {
    const listed = await catalog.list({ prefix: indexPrefix("all"), startAfter, limit: pageSize });
    const entries = listed.filter(({ key }) => instantOf(key) > after);
    const isToCome = ({ key }: ListedObject) => instantOf(key) > until;
    const soonest = entries.findLast(isToCome);
    if (soonest) next = instantOf(soonest.key);
    const come = entries.filter((entry) => !isToCome(entry));
    for (const record of await Promise.all(come.map((entry) => warmRecords.read(entry, catalog)))) {
      if (!record?.article || record.published <= record.owner.modified) continue;
      const { id, owner, places } = record;
      due.push({
        feeds: new Set(places.map(feedOf).filter(isKnownFeed)),
        articles: new Set([id]),
        at: record.published,
        id,
        key: owner.key,
      });
    }
    const last = entries.at(-1);
    if (last === undefined || entries.length < pageSize) return { due, next };
    startAfter = last.key;
  }
}
