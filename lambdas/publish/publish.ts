// The way of a batch, from S3's events to the feeds. Lambda and the local runner call this very function.
import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { ParsedFiles } from "../inbox/parsed-files.ts";
import { type Change, readChanges } from "../inbox/s3-events.ts";
import type { PublishContext } from "../protocol/context.ts";
import {
  assertAll,
  fulfilled,
  outcomeOfFault,
  type Settled,
  settleEach,
  valueFor,
} from "../protocol/settled.ts";
import { withStoreTime } from "../protocol/store-time.ts";
import type { ReconcileEffects } from "../reconcile/effects.ts";
import { reconcile } from "../reconcile/reconcile.ts";
import { directory, regenerateEach } from "../regenerate/regenerate-each.ts";

/** Articles of a picture that are looked at at the same time: it may belong to hundreds. */
const picturedAtOnce = 10;

/** What the feeds of the files so far may take, ms; a file that would be read later than that is left to the next delivery. */
const reserve = 30_000;

/**
 * Publishes what a batch of S3 events says has changed. Every key is reconciled once and every document regenerated
 * once, however many messages ask for it; a fault fails just the messages that it touches, and the queue delivers
 * them again.
 */
export async function publish(event: SQSEvent, process: PublishContext): Promise<SQSBatchResponse> {
  const context = withStoreTime(process);
  const changes = await settleEach(event.Records, async (message) => readChanges(message));
  const reconciled = await reconcileEach(changes, context);
  const regenerated = await regenerateEach(
    fulfilled(reconciled).map(([, effects]) => effects),
    context,
  );

  reportFaults([changes, reconciled, ...Object.values(regenerated)], context);
  const assertPublished = async (message: SQSRecord) => {
    const announced = valueFor(changes, message);
    for (const { key } of announced) {
      const effects = valueFor(reconciled, key);
      for (const feed of effects.feeds) valueFor(regenerated.feeds, feed);
      for (const id of effects.articles) valueFor(regenerated.articles, id);
      if (effects.feeds.size > 0) valueFor(regenerated.directory, directory);
    }
    for (const change of announced) reportDelivery(change, valueFor(reconciled, change.key), context);
  };
  return processPartialResponse(event, assertPublished, new BatchProcessor(EventType.SQS), {
    throwOnFullBatchFailure: false,
  });
}

/** One key after the other, the earliest first: so late arrivals of one day keep their order. */
async function reconcileEach(
  changes: Settled<SQSRecord, readonly Change[]>,
  context: PublishContext,
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
 * A file that no longer makes an article leaves its id to the other files that name it, and a picture belongs to articles:
 * they are looked at again.
 */
export async function reconcileWithOthers(key: string, context: PublishContext): Promise<ReconcileEffects> {
  const effects = await reconcile(key, context);
  const seen = new Set([key]);
  const pace = { timeLeft: context.timeLeft, reserve };
  for (;;) {
    const otherClaimants = await latestFirst(unseen(effects.otherClaimants, seen), context);
    const pictureArticles = unseen(effects.pictureArticles, seen);
    if (otherClaimants.length + pictureArticles.length === 0) return effects;
    const lookAt = async (other: string) => {
      const more = await reconcile(other, { ...context, parsedFiles: new ParsedFiles() });
      for (const feed of more.feeds) effects.feeds.add(feed);
      for (const id of more.articles) effects.articles.add(id);
      for (const [id, done] of more.done) effects.done.set(id, done);
      for (const heir of more.otherClaimants) effects.otherClaimants.add(heir);
    };
    for (const heir of otherClaimants) assertAll(await settleEach([heir], lookAt, pace));
    assertAll(await settleEach(pictureArticles, lookAt, { ...pace, atOnce: picturedAtOnce }));
  }
}

/**
 * So that the first that can inherits. Were it not the rightful one, a crash behind it would leave the id with it: the file
 * that gave the id up is not its owner any more, and frees nobody when it is looked at again.
 */
async function latestFirst(keys: readonly string[], { inbox }: PublishContext): Promise<readonly string[]> {
  const files = await Promise.all(
    keys.map(async (key) => ({ key, modified: (await inbox.head(key))?.lastModified ?? 0 })),
  );
  return files.sort((a, b) => b.modified - a.modified || (a.key < b.key ? 1 : -1)).map(({ key }) => key);
}

function unseen(keys: ReadonlySet<string>, seen: Set<string>): readonly string[] {
  const next = [...keys].filter((key) => !seen.has(key));
  for (const key of next) seen.add(key);
  return next;
}

/** Also when the upload changed nothing any more: a crash may have come between its record and its feeds. */
function reportDelivery(
  { key, time }: Change,
  { owned }: ReconcileEffects,
  { now, report }: PublishContext,
): void {
  const uploaded = Date.parse(time);
  const isInFeeds = [...owned.values()].some(({ published }) => published <= now());
  if (isInFeeds && !Number.isNaN(uploaded)) {
    report({ kind: "delivered", key, milliseconds: Math.max(0, now() - uploaded) });
  }
}

function reportFaults(steps: readonly Settled<unknown, unknown>[], { report }: PublishContext): void {
  for (const [item, result] of steps.flatMap((step) => [...step])) {
    if (result.status === "fulfilled") continue;
    const key = typeof item === "string" ? item : `message ${(item as SQSRecord).messageId}`;
    report(outcomeOfFault(key, result.reason));
  }
}
