// The newspaper on this computer: the publish function of the Lambda, between a watched folder and a web server.
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { WarmRecords } from "../lambdas/catalog/warm-records.ts";
import type { PublishContext } from "../lambdas/protocol/context.ts";
import { publishDue } from "../lambdas/publish/publish-due.ts";
import { regenerateStandingFeeds } from "../lambdas/regenerate/renew-feeds.ts";
import { Addresses } from "./addresses.ts";
import { readConfigurationVersion, requeueIfChanged } from "./configuration-version.ts";
import { InboxFolder } from "./inbox/inbox-folder.ts";
import { mirrorReports } from "./inbox/report-folder.ts";
import { Queue } from "./queue.ts";
import { readSettings } from "./read-settings.ts";
import { listen } from "./site/listen.ts";
import { siteHandler } from "./site/site-server.ts";
import type { Options } from "./start/options.ts";
import { checkFolder, checkStoreIsOutside, openStore } from "./start/preflight.ts";
import { formatFault, type Terminal } from "./terminal.ts";

/** How often articles that are due are published, in milliseconds. */
const dueTime = 15_000;

export type Publish = (event: SQSEvent, context: PublishContext) => Promise<SQSBatchResponse>;

export interface Run {
  /** `http://localhost:8080`, with the real port. */
  readonly siteUrl: string;
  /** Resolves when all files of the folder are published and the addresses are printed. */
  readonly ready: Promise<void>;
  /** Resolves when every known change is published or waits for another attempt. */
  idle(): Promise<void>;
  /** Ends after the current batch, also before `ready`. The next run does the rest. */
  close(): Promise<void>;
}

/**
 * Starts serving, then publishing and watching.
 *
 * @throws CannotStart before anything is written, for a problem that the user has to correct
 */
export async function run(options: Options, publish: Publish, terminal: Terminal): Promise<Run> {
  const publication = await readSettings(options.settings);
  await checkFolder(options.articles);
  checkStoreIsOutside(options.store, options.articles);

  // Closed in reverse order when something throws, and on close.
  await using stack = new AsyncDisposableStack();
  const listening = await listen(options.port);
  stack.defer(() => listening.close());
  const store = await openStore(options.store);
  stack.defer(() => store.close());
  stack.defer(() => listening.close()); // before the store, because requests read it

  const siteUrl = new URL(`http://localhost:${listening.port}`).origin;
  const site = store.bucket("site");
  listening.serve(siteHandler(site, (path, fault) => terminal.say(`failed ${path}: ${formatFault(fault)}`)));

  const addresses = new Addresses(siteUrl, terminal);
  const context: PublishContext = {
    inbox: store.bucket("inbox"),
    catalog: store.bucket("catalog"),
    warmRecords: new WarmRecords(),
    site,
    publication,
    siteUrl,
    now: Date.now,
    report: (outcome) => {
      terminal.report(outcome);
      if (outcome.kind === "written") addresses.announceWritten(outcome.document);
    },
  };

  const { inbox } = context;
  const bucket = store.bucket("queue");
  const showReports = () =>
    mirrorReports(inbox, options.articles).then(
      () => terminal.settle("reports"),
      (problem) =>
        terminal.complain("reports", `the reports can't be written into the folder: ${formatFault(problem)}`),
    );
  const queue = await Queue.open(bucket, {
    publish: async (event) => {
      const response = await publish(event, context);
      await showReports();
      return response;
    },
    onFailure: (keys, cause) => terminal.willRetry(keys, cause),
    onRecovery: () => terminal.recovered(),
  });
  const folder = new InboxFolder({ folder: options.articles, inbox, queue, terminal });
  const closing = new AbortController();
  const start = async () => {
    const version = await readConfigurationVersion(publication, siteUrl);
    await requeueIfChanged(version, { bucket, inbox, queue });
    await folder.mirrored();
    await queue.idle();
    await showReports();
    await regenerateStandingFeeds(context);
    await publishDue(context);
    if (!closing.signal.aborted) await addresses.announce(site, options.articles);
  };
  const ready = start();
  let clockWork: Promise<void> = ready.catch(() => undefined);
  const clock = setInterval(() => {
    clockWork = clockWork
      .then(() => publishDue(context))
      .then(
        () => terminal.settle("due"),
        (fault) =>
          terminal.complain(
            "due",
            `articles that are due can't be published now and will be tried again: ${formatFault(fault)}`,
          ),
      );
  }, dueTime);
  stack.defer(() => clockWork);
  stack.defer(() => clearInterval(clock));
  stack.defer(() => ready.catch(() => undefined)); // whoever awaits `ready` handles its failure
  stack.defer(() => queue.close());
  stack.defer(() => folder.close());
  stack.defer(() => closing.abort());

  const running = stack.move();
  return { siteUrl, ready, idle: () => queue.idle(), close: () => running.disposeAsync() };
}
