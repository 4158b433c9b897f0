// The newspaper on this computer: the publish function of the Lambda, between a watched folder and a web server.
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { openAnnouncer } from "../lambdas/announce/tell-hub.ts";
import { WarmRecords } from "../lambdas/catalog/warm-records.ts";
import { feedFormats } from "../lambdas/feed/feed-formats.ts";
import { readChanges } from "../lambdas/inbox/s3-events.ts";
import type { Outcome, PublishContext } from "../lambdas/protocol/context.ts";
import { urlOf } from "../lambdas/publication/addresses.ts";
import { publishDue } from "../lambdas/publish/publish-due.ts";
import { renewSearch } from "../lambdas/publish/renew-search.ts";
import { revisitHistory } from "../lambdas/publish/revisit-history.ts";
import { editionOf } from "../lambdas/regenerate/current-version.ts";
import { renewFeeds } from "../lambdas/regenerate/renew-feeds.ts";
import { WarmHeads } from "../lambdas/store/warm-heads.ts";
import { Announcements } from "./announcements.ts";
import { readCodeVersion, requeueIfChanged } from "./configuration-version.ts";
import { openInboxFolder } from "./inbox/open-inbox-folder.ts";
import { formatReportProblem, mirrorReports } from "./inbox/report-folder.ts";
import { Queue } from "./queue.ts";
import { readSettings } from "./read-settings.ts";
import { feedAddresses, isFeed } from "./site/feed-addresses.ts";
import { siteHandler } from "./site/site-server.ts";
import type { Options } from "./start/options.ts";
import { checkFolder, checkStoreIsOutside, openStore, takePort } from "./start/preflight.ts";
import { StartCount } from "./start/start-count.ts";
import { summarise } from "./start/summary.ts";
import { untilDone } from "./start/until-done.ts";
import { OutcomeTeller } from "./terminal/tell-outcome.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** What the scheduled call of each minute does. `npm start` does it once when it begins, and then repeatedly. */
const clockSteps = [publishDue, revisitHistory, renewSearch];

/** How often `npm start` looks for articles whose embargo has ended, in milliseconds. */
const dueInterval = 15_000;

export type Publish = (event: SQSEvent, context: PublishContext) => Promise<SQSBatchResponse>;

export interface Run {
  /** The address of the site, such as `http://localhost:8080`, with the port that the server listens on. */
  readonly siteUrl: string;
  /** Resolves when all files of the folder are published and the addresses are printed. */
  readonly ready: Promise<void>;
  /** Resolves when every known change is published or waits for another attempt. */
  idle(): Promise<void>;
  /** Ends the run after the current batch, even if `ready` has not resolved. The next run publishes the rest. */
  close(): Promise<void>;
}

/**
 * Starts the web server, then publishes the folder and watches it.
 *
 * @throws CannotStart before anything is written, for a problem that the user has to correct
 */
export async function run(options: Options, publish: Publish, terminal: Terminal): Promise<Run> {
  const publication = await readSettings(options.settings);
  const articles = await checkFolder(options.articles);
  checkStoreIsOutside(options.store, articles);

  // When an error is thrown below, or when the run is closed, the stack closes everything in it in reverse order.
  await using stack = new AsyncDisposableStack();
  const listening = await takePort(options);
  stack.defer(() => listening.close());
  const store = await openStore(options.store);
  stack.defer(() => store.close());
  stack.defer(() => listening.close()); // the server closes before the store, because requests read the store

  const siteUrl = new URL(`http://${options.host ?? "localhost"}:${listening.port}`).origin;
  const [inbox, site, bucket] = [store.bucket("inbox"), store.bucket("site"), store.bucket("queue")];
  listening.serve(siteHandler({ site, siteUrl, onFault: (fault) => terminal.fault("site", fault) }));

  const context: PublishContext = {
    inbox,
    catalog: store.bucket("catalog"),
    warmRecords: new WarmRecords(),
    warmHeads: new WarmHeads(),
    site,
    publication,
    siteUrl,
    now: Date.now,
    code: await readCodeVersion(),
    isAlone: true,
    report: (outcome) => report(outcome),
    announcer: openAnnouncer(publication, siteUrl),
  };
  const announcements = new Announcements(context, (fault) => terminal.fault("announcements", fault));
  stack.defer(() => announcements.close());
  const teller = new OutcomeTeller(context, terminal);
  const count = new StartCount((done, found) => terminal.progress(done, found));
  const report = (outcome: Outcome) => {
    teller.report(outcome);
    count.add(outcome);
    const isNewFeed = outcome.kind === "written" && isFeed(outcome.document);
    if (options.feeds && isNewFeed) terminal.feed(urlOf(siteUrl, outcome.document));
  };

  const writtenReports = new Map<string, string>();
  const showReports = async () => {
    for (const problem of await mirrorReports(inbox, articles, writtenReports)) {
      terminal.problem(`report ${problem.key}`, formatReportProblem(problem), problem.key);
    }
  };
  // While the store has no feeds yet, the feeds are not written with each batch, because nobody reads them.
  let feedsLater = (await site.head(feedFormats.rss.file)) === undefined;
  const queue = await Queue.open(bucket, {
    publish: async (event) => {
      const files = event.Records.flatMap(readChanges).map(({ key }) => key);
      const response = await teller.tellBatch(files, () => publish(event, { ...context, feedsLater }));
      announcements.announce();
      await showReports();
      return response;
    },
    onFailure: (keys, cause) => terminal.willRetry(keys, cause),
    onRecovery: () => terminal.recovered(),
  });
  const closing = new AbortController();
  const folder = await openInboxFolder({
    folder: articles,
    inbox,
    bucket,
    queue,
    terminal,
    signal: closing.signal,
    onProgress: (same, found) => count.mirrored(same, found),
  });
  const { signal } = closing;
  const attempt = async (step: () => Promise<unknown>) => {
    await untilDone(step, { signal, onFault: (fault) => terminal.fault("start", fault) });
    terminal.settle("start");
  };
  const start = async () => {
    await attempt(() => requeueIfChanged(editionOf(context), { bucket, inbox, queue }));
    await folder.mirror();
    await queue.idle();
    feedsLater = false;
    await attempt(showReports);
    await attempt(() => finishRenewal(context, signal));
    for (const step of clockSteps) await attempt(() => step(context));
    announcements.announce();
    await teller.idle();
    if (signal.aborted) return;
    if (options.feeds) for (const address of await feedAddresses(site, siteUrl)) terminal.feed(address);
    await attempt(async () => terminal.started(await summarise(context, articles, count)));
  };
  const ready = start();
  let clockWork: Promise<void> = ready.catch(() => undefined);
  const work = async () => {
    try {
      for (const step of clockSteps) await step(context);
      terminal.settle("due");
    } catch (fault) {
      terminal.fault("due", fault);
    }
    announcements.announce();
    announcements.announceLeft();
  };
  const clock = setInterval(() => {
    clockWork = clockWork.then(work);
  }, dueInterval);
  stack.defer(() => teller.idle());
  stack.defer(() => clockWork);
  stack.defer(() => clearInterval(clock));
  stack.defer(() => ready.catch(() => undefined)); // only waits: a failure goes to the caller, who awaits `ready`
  stack.defer(() => queue.close());
  stack.defer(() => folder.close());
  stack.defer(() => closing.abort());

  const running = stack.move();
  return { siteUrl, ready, idle: () => queue.idle(), close: () => running.disposeAsync() };
}

/**
 * Regenerates all feeds and their history if the last start has not finished this, or if the settings, the address or the code have
 * changed.
 */
async function finishRenewal(context: PublishContext, signal: AbortSignal): Promise<void> {
  let isDone = false;
  while (!isDone && !signal.aborted) isDone = await renewFeeds(context);
}
