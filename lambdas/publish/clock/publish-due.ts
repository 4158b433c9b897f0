// Articles that waited for their time: their feeds and pages, once it has come, with no event to say so.
import { feedOf, indexFrom, indexPrefix, instantOf, recordKeyOf } from "../../catalog/keys.ts";
import { getDuePublished, getRecord, putDuePublished } from "../catalog.ts";
import { converge } from "../converge.ts";
import type { Newsroom } from "../newsroom.ts";
import { type Outdated, regenerateEach } from "../regenerate-each.ts";
import { assertAll } from "../settled.ts";

/** How far the very first look goes back, ms. */
const firstLook = 24 * 60 * 60_000;

/** Index entries to read at once. */
const pageSize = 100;

interface Due extends Outdated {
  /** For whoever hears of it: the article, and the file that it is in. */
  readonly published: { readonly key: string; readonly id: string };
}

/**
 * Publishes what has come due since the last time that this was done without fault. Call it every minute or so: a call
 * that finds nothing costs one read, one listing and one write, however many articles there are.
 *
 * @throws StoreFault, NotConverging: the next call begins where the last good one ended
 */
export async function publishDue(newsroom: Newsroom): Promise<void> {
  const { catalog, now } = newsroom;
  await converge("what is due", async () => {
    const until = now();
    const last = await getDuePublished(catalog);
    const touched = await findDue(last.value ?? until - firstLook, until, newsroom);
    const { feeds, articles, directory } = await regenerateEach(touched, newsroom);
    for (const step of [feeds, articles, directory]) assertAll(step);
    for (const { published } of touched) newsroom.report({ kind: "published", ...published });
    await putDuePublished(catalog, until, last.unchanged);
    return false;
  });
}

/** The articles whose time came after one instant and not after another, and that were there before it came. */
async function findDue(after: number, until: number, { catalog }: Newsroom): Promise<readonly Due[]> {
  const due: Due[] = [];
  for (let startAfter = indexFrom("all", until); ; ) {
    const listed = await catalog.list({ prefix: indexPrefix("all"), startAfter, limit: pageSize });
    const places = listed.map(({ key }) => key).filter((place) => instantOf(place) > after);
    for (const { value } of await Promise.all(
      places.map((place) => getRecord(catalog, recordKeyOf(place))),
    )) {
      if (!value?.article || value.published <= value.owner.modified) continue;
      const { id, owner } = value;
      due.push({
        feeds: new Set(value.places.map(feedOf)),
        articles: new Set([id]),
        published: { key: owner.key, id },
      });
    }
    const last = places.at(-1);
    if (last === undefined || places.length < pageSize) return due;
    startAfter = last;
  }
}
