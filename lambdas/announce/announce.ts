// Tells the hub of documents that were marked. A shared cache may serve the bytes of before for a while, and a hub that fetches too
// early finds nothing new. So the hub is told once no cache can have them any more: by the call that marked the document, or by the
// clock.
import { unannouncedPrefix } from "../catalog/keys.ts";
import type { PublishContext, TimeLeft } from "../protocol/context.ts";
import { assertAll, settleEach } from "../protocol/settled.ts";
import { holdTime } from "./mark.ts";
import { didHold, putMarker } from "./markers.ts";
import { beginRound, endRound, type Round } from "./round.ts";
import { hubTimeout } from "./tell-hub.ts";
import { announce, announceInBetween, readUnannounced } from "./unannounced.ts";

/** Resolves after so many milliseconds. */
export type Pause = (milliseconds: number) => Promise<unknown>;

/** A call waits so long for a document that changes again and again, ms. Then the hub is told all the same. */
const longestWait = 20_000;

/** How soon a call looks again at a document that another call is about to write, ms. */
const writeTime = 2000;

/** More looks at one document than a burst takes. */
const mostLooks = 20;

/** Reserved before a call or a hold ends, ms: for the ping, and for what is noted then. */
const reserve = hubTimeout + 3000;

/** Documents that are announced at the same time. */
const atOnce = 10;

/** Markers that a call of the clock looks at. */
const mostMarkers = 1000;

/**
 * Announces what this process has marked. Waits until no cache has the bytes of before, and so for the end of a burst of changes. What
 * there is no time for is left to the clock.
 *
 * @throws StoreFault: the markers stay, and the clock does the rest
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
 * Announces what no live call answers for. For the clock. Costs one read and one listing if there is nothing to do.
 *
 * @throws StoreFault: the next minute does the rest
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
  // Another call of the clock may be under way, so the marker is held first.
  const marker = { ...found.marker, heldUntil: now() + holdTime };
  let etag = "";
  const hold = async () => {
    etag = await putMarker(catalog, path, marker, { ifMatch: found.etag });
  };
  if (!(await didHold(hold()))) return;
  await announce({ ...found, marker: { ...marker, count: marker.count + 1 }, etag }, round);
}
