// Tells the WebSub hub of changed documents (WebSub: https://www.w3.org/TR/websub/). The hub then fetches the document. Shared caches may
// serve the old version of a document for some time, and a hub that fetches the old version finds no change. So the hub is told only
// when no cache can have the old version any more.
//
// Before a document is written, it is marked: an object in the catalog, the marker, says that the hub must be told (see mark.ts). The
// call that wrote the marker is responsible for telling the hub for one minute: it holds the marker. After that, the clock (the
// scheduled call of each minute) does it.
import { unannouncedPrefix } from "../catalog/keys.ts";
import type { PublishContext, TimeLeft } from "../protocol/context.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import { holdTime } from "./mark.ts";
import { didHold, putMarker } from "./markers.ts";
import { beginRound, endRound, type Round } from "./round.ts";
import { hubTimeout } from "./tell-hub.ts";
import { announce, announceInBetween, readUnannounced } from "./unannounced.ts";

/** Waits for the given number of milliseconds. */
export type Pause = (milliseconds: number) => Promise<unknown>;

/** How long a call waits for a document that changes again and again, in milliseconds. After that, the hub is told between two changes. */
const longestWait = 20_000;

/** When another call has marked a document but not yet written it, the document is read again after this many milliseconds. */
const writeTime = 2000;

/** How many times a call reads the state of one document at most. Even a quick series of changes needs fewer reads. */
const mostLooks = 20;

/**
 * In milliseconds. A call does not begin to tell the hub if less than this time is left until its time limit, or until it no longer holds
 * the marker. This is enough for the request to the hub and the writes after it.
 */
const reserve = hubTimeout + 3000;

/** How many documents are announced at the same time. */
const atOnce = 10;

/** How many markers the clock reads at most in one call. */
const mostMarkers = 1000;

/**
 * Tells the hub of the documents whose markers this process holds. Waits until no cache has the old version of a document. So several
 * quick changes of one document are announced once. The clock announces the documents for which no time is left.
 *
 * @throws StoreFault: the markers stay, so the clock announces the documents
 */
export async function announceHeld(
  process: PublishContext,
  pause: Pause,
  timeLeft: TimeLeft = () => Number.POSITIVE_INFINITY,
): Promise<void> {
  const paths = [...(process.announcer?.held ?? [])];
  process.announcer?.held.clear();
  const round = paths.length > 0 ? await beginRound(process) : undefined;
  if (!round) return;
  const one = (path: string) => announceWhenReady(path, round, pause, timeLeft);
  const settled = await settleEach(paths, one, { atOnce });
  await endRound(round);
  assertAll(settled);
}

/**
 * Tells the hub of the marked documents for which no other call is responsible. The clock calls this. If nothing is marked, it costs one
 * read and one listing.
 *
 * @throws StoreFault: the markers stay, so the clock tries again in a minute
 */
export async function announceLeft(process: PublishContext): Promise<void> {
  const round = await beginRound(process);
  if (!round) return;
  const listed = await round.context.catalog.list({ prefix: unannouncedPrefix, limit: mostMarkers });
  const paths = listed.map(({ key }) => key.slice(unannouncedPrefix.length));
  const settled = await settleEach(paths, (path) => announceIfLeft(path, round), { atOnce });
  await endRound(round);
  assertAll(settled);
}

async function announceWhenReady(
  path: string,
  round: Round,
  pause: Pause,
  timeLeft: TimeLeft,
): Promise<void> {
  const { now } = round.context;
  const began = now();
  for (let looks = 0; looks < mostLooks && !round.isOver; looks++) {
    const found = await readUnannounced(path, round.context);
    if (!found) return;
    const { marker, readyAt, isWritten } = found;
    const wait = readyAt - now();
    const end = Math.min(marker.heldUntil, now() + timeLeft()) - reserve;
    if (now() > end) return;
    if (wait <= 0) {
      if (await announce(found, round)) return;
    } else if (now() - began > longestWait) {
      if (!isWritten || (await announceInBetween(found, round))) return;
    } else if (isWritten && readyAt > end) {
      return;
    } else {
      await pause(isWritten ? wait : Math.min(wait, writeTime));
    }
  }
}

async function announceIfLeft(path: string, round: Round): Promise<void> {
  const { catalog, now } = round.context;
  const found = await readUnannounced(path, round.context);
  if (!found || round.isOver || found.marker.heldUntil > now() || found.readyAt > now()) return;
  // Two calls of the clock may run at the same time. Only the one that changes the marker first tells the hub.
  const marker = { ...found.marker, heldUntil: now() + holdTime };
  let etag = "";
  const hold = async () => {
    etag = await putMarker(catalog, path, marker, { ifMatch: found.etag });
  };
  if (!(await didHold(hold()))) return;
  await announce({ ...found, marker: { ...marker, count: marker.count + 1 }, etag }, round);
}
