// Publishes a batch, from S3's events to the feeds. The Lambda function and `npm start` both call this.
import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { sourcesPrefix } from "../catalog/keys.ts";
import { ParsedFiles } from "../inbox/parsed-files.ts";
import { type Change, readChanges } from "../inbox/s3-events.ts";
import { beginCall } from "../protocol/begin-call.ts";
import type { CallContext, PublishContext, TimeLeft } from "../protocol/context.ts";
import {
  assertAll,
  fulfilled,
  outcomeOfFault,
  type Settled,
  settleEach,
  valueFor,
} from "../protocol/settled.ts";
import { joinEffects, noEffects, type ReconcileEffects } from "../reconcile/effects.ts";
import { reconcileKey } from "../reconcile/reconcile-key.ts";
import { forget } from "../reconcile/surplus.ts";
import { currentVersion, directory, regenerateEach } from "../regenerate/regenerate-each.ts";

/** How many of a picture's articles are reconciled at the same time. A picture may be in hundreds of articles. */
const picturedAtOnce = 10;

/** Time that is kept free for regenerating feeds, in milliseconds. With less time left, further files wait for the next delivery. */
const reserve = 30_000;

/**
 * Publishes the changes that a batch of S3 events announces. Each key is reconciled once and each document regenerated once,
 * however many messages ask for it. A fault fails only the messages that it concerns, and the queue delivers them again.
 */
export async function publish(
  event: SQSEvent,
  process: PublishContext,
  timeLeft?: TimeLeft,
): Promise<SQSBatchResponse> {
  const context = beginCall(process, timeLeft);
  const changes = await settleEach(event.Records, async (message) => readChanges(message));
  const reconciled = withoutFeeds(await reconcileEach(changes, context), context);
  const regenerated = await regenerateEach(
    fulfilled(reconciled).map(([, effects]) => effects),
    context,
  );

  const done = await settleEach(reconciled.keys(), async (key) => {
    const effects = valueFor(reconciled, key);
    assertRegenerated(effects, regenerated);
    return effects;
  });
  const forgotten = await forgetSurplus(done, context);
  reportFaults([changes, reconciled, ...Object.values(regenerated), forgotten], context);
  const assertPublished = async (message: SQSRecord) => {
    const announced = valueFor(changes, message);
    for (const { key } of announced) {
      valueFor(done, key);
      valueFor(forgotten, key);
    }
    for (const change of announced) reportDelivery(change, valueFor(reconciled, change.key), context);
  };
  return processPartialResponse(event, assertPublished, new BatchProcessor(EventType.SQS), {
    throwOnFullBatchFailure: false,
  });
}

/** The effects without the feeds, if those are regenerated later. The notes of the catalog stay, because the feeds may still need them. */
function withoutFeeds(
  reconciled: Settled<string, ReconcileEffects>,
  { feedsLater }: CallContext,
): Settled<string, ReconcileEffects> {
  if (!feedsLater) return reconciled;
  const { feeds, surplus } = noEffects;
  return new Map(
    [...reconciled].map(([key, result]) => [
      key,
      result.status === "fulfilled" ? { ...result, value: { ...result.value, feeds, surplus } } : result,
    ]),
  );
}

type Regenerated = Awaited<ReturnType<typeof regenerateEach>>;

/** @throws the error of the first document of the file's articles that could not be regenerated */
function assertRegenerated({ feeds, articles }: ReconcileEffects, regenerated: Regenerated): void {
  for (const feed of feeds) valueFor(regenerated.feeds, feed);
  for (const id of articles) valueFor(regenerated.articles, id);
  if (feeds.size === 0) return;
  valueFor(regenerated.directory, directory);
  valueFor(regenerated.current, currentVersion);
}

/**
 * Removes notes from the catalog that are no longer needed. It does so only for files whose documents are all regenerated: until
 * then, the next delivery of the message needs the notes.
 */
async function forgetSurplus(
  done: Settled<string, ReconcileEffects>,
  { catalog }: CallContext,
): Promise<Settled<string, void>> {
  const surplus = new Map(fulfilled(done).map(([key, effects]) => [key, effects.surplus]));
  return settleEach(surplus.keys(), async (key) => {
    // The surplus of claims is written first, because it contains more. Both kinds of surplus may change the same record, and then the
    // second write fails.
    const all = [...(surplus.get(key) ?? [])];
    const isOfFile = ([stored]: (typeof all)[number]) => stored.startsWith(sourcesPrefix);
    for (const [, one] of [...all.filter(isOfFile), ...all.filter((one) => !isOfFile(one))])
      await forget(one, catalog);
  });
}

/** Reconciles one key after the other, the earliest first, so that articles of one day keep the order in which they arrived. */
async function reconcileEach(
  changes: Settled<SQSRecord, readonly Change[]>,
  context: CallContext,
): Promise<Settled<string, ReconcileEffects>> {
  const byTime = fulfilled(changes)
    .flatMap(([, change]) => change)
    .sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
  const keys = new Set(byTime.map((change) => change.key));
  return settleEach(keys, (key) => reconcileWithOthers(key, context), {
    atOnce: 1,
    timeLeft: context.timeLeft,
    reserve,
  });
}

/**
 * Reconciles a file, then the files that depend on it: if it no longer has an article, the other files that name the article's id; if it is
 * a picture, the files of the articles that show it.
 */
export async function reconcileWithOthers(key: string, context: CallContext): Promise<ReconcileEffects> {
  const pace = { timeLeft: context.timeLeft, reserve };
  let effects = await reconcileKey(key, context);
  let seen: ReadonlySet<string> = new Set([key]);
  const lookAt = async (keys: readonly string[], atOnce: number) => {
    const reconcileOther = (other: string) =>
      reconcileKey(other, { ...context, parsedFiles: new ParsedFiles() });
    const settled = await settleEach(keys, reconcileOther, { ...pace, atOnce });
    assertAll(settled);
    for (const [, more] of fulfilled(settled)) {
      const { owned } = effects; // only the articles that this file owns, not those of the other files
      effects = { ...joinEffects(effects, more), owned };
      // The owner was deleted, too. Only now can an older file become the owner, even if it was already read in this loop.
      const isRetired = [...more.changed].some((id) => !more.owned.has(id));
      if (isRetired) seen = seen.difference(more.otherClaimants);
    }
  };
  for (;;) {
    const claimants = await latestFirst([...effects.otherClaimants.difference(seen)], context);
    seen = seen.union(new Set(claimants));
    const pictured = [...effects.pictureArticles.difference(seen)];
    seen = seen.union(new Set(pictured));
    if (claimants.length + pictured.length === 0) return effects;
    for (const claimant of claimants) await lookAt([claimant], 1);
    await lookAt(pictured, picturedAtOnce);
  }
}

/**
 * Sorts files that name the same id, the last modified first: the first of them that has the article becomes its owner. If a call
 * crashed after a wrong one became the owner, no later call would correct that: to reconcile the former owner no longer gives these files.
 */
async function latestFirst(keys: readonly string[], { inbox }: CallContext): Promise<readonly string[]> {
  const files = await Promise.all(
    keys.map(async (key) => ({ key, modified: (await inbox.head(key))?.lastModified ?? 0 })),
  );
  return files.sort((a, b) => b.modified - a.modified || (a.key < b.key ? 1 : -1)).map(({ key }) => key);
}

/**
 * Reports how long it took from the upload of a file to its feeds. It does so even if this call changed nothing, because an earlier
 * call may have crashed after it had written the record.
 */
function reportDelivery(
  { key, time }: Change,
  { owned }: ReconcileEffects,
  { now, report }: CallContext,
): void {
  const uploaded = Date.parse(time);
  const isInFeeds = [...owned.values()].some(({ published }) => published <= now());
  if (isInFeeds && !Number.isNaN(uploaded)) {
    report({ kind: "delivered", key, milliseconds: Math.max(0, now() - uploaded) });
  }
}

function reportFaults(steps: readonly Settled<unknown, unknown>[], { report }: CallContext): void {
  for (const [item, result] of steps.flatMap((step) => [...step])) {
    if (result.status === "fulfilled") continue;
    const key = typeof item === "string" ? item : `message ${(item as SQSRecord).messageId}`;
    report(outcomeOfFault(key, result.reason));
  }
}
