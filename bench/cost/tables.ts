// Computes three tables of costs in US dollars from the measurements and AWS's prices.
import { batchSize } from "../../lib/functions/backfill-workflow.ts";
import type { Measures, Usage } from "./measure.ts";
import { prices } from "./prices.ts";

/** What the tables assume in addition to the measurements. */
export const assumptions = {
  /** How long a request to S3 takes, in milliseconds. */
  latency: 30,
  /** The function's memory in GB. */
  memory: 1,
  /** How many times slower the function is than this computer. Lambda gives a function one whole CPU at 1,769 MB of memory. */
  slowness: 1769 / 1024,
  articlesPerDay: 100,
  subscribers: 10_000,
  /** How many requests each subscriber's feed reader sends in a day. */
  pollsPerDay: 24,
  daysPerMonth: 30,
  /** The size of a picture, in bytes. It is stored twice: in the inbox and on the site. */
  picture: 200_000,
  /** How many requests Lambda sends to an idle queue in a day: one every twenty seconds on each of five connections. */
  queuePolls: 5 * 3 * 60 * 24,
  /** The size of a log line, in bytes, with what Lambda and the metrics add to each call. An upper bound. */
  logLine: 1000,
  /** The number of the stack's own metrics that an alarm watches, if each is sent every hour. An upper bound. */
  alarmedMetrics: 4,
  /** The number of the stack's alarms. An upper bound. */
  alarms: 16,
  /** How many minutes are between two checks that read the site as readers do. A check reads three feeds, and runs for a second. */
  checkEvery: 5,
  checkSeconds: 1,
  checkMemory: 0.25,
  /** How many metrics are added if `monitoring` is `full`. */
  furtherMetrics: 12,
  /** Each message of the queue is sent, received and deleted. */
  requestsPerMessage: 3,
  /** How many state transitions one batch of a backfill takes. An upper bound. */
  transitionsPerBatch: 3,
} as const;

export interface Row {
  readonly what: string;
  readonly dollars: number;
}

export interface UsageRow extends Row {
  readonly usage: Usage;
  /** How long the function runs, in seconds. */
  readonly seconds: number;
}

/** The cost of each operation of the editors, and of the clock (the scheduled call of each minute). */
export function costOfOperations({
  published,
  pictureArticles,
  corrected,
  removed,
  quiet,
  replayed,
  batch,
  late,
}: Measures): readonly UsageRow[] {
  const message = assumptions.requestsPerMessage * prices.sqs;
  const row = (what: string, usage: Usage, beside: number) => ({
    what,
    usage,
    seconds: secondsOf(usage),
    dollars: costOf(usage) + beside,
  });
  return [
    row("an article is published", published, message),
    row("an article and its picture are published", pictureArticles, 2 * message),
    row("an article is corrected", corrected, message),
    row("a minute passes in which nothing happens", quiet, prices.scheduler),
    row("an event comes a second time", replayed, message),
    row("ten articles come in one batch", batch, 10 * message),
    row("an article of a past day is published", late, message),
    row("an article is removed", removed, message),
  ];
}

/** The cost of a newspaper for a month. Each article has a picture and is corrected once; each subscriber's reader asks every hour. */
export function costOfMonth(measures: Measures): readonly Row[] {
  const [, pictureArticles, corrected, quiet] = costOfOperations(measures).map(({ dollars }) => dollars);
  const { articlesPerDay, subscribers, pollsPerDay, daysPerMonth, queuePolls } = assumptions;
  const articles = articlesPerDay * daysPerMonth;
  const minutes = 60 * 24 * daysPerMonth;
  const polls = subscribers * pollsPerDay * daysPerMonth;
  const calls = 3 * articles + minutes;
  const lines = articles * (measures.pictureArticles.lines + measures.corrected.lines) + 2 * calls;
  const { cloudFront, cloudWatch, s3, waf, xray } = prices;
  const { sizes } = measures;
  const delivered = (feed: number) => (polls * feed * cloudFront.gigabyte) / 1e9;
  const rows: readonly (Row & { readonly isFixed?: true })[] = [
    {
      what: `${articles} articles with pictures, each corrected once`,
      dollars: articles * ((pictureArticles ?? 0) + (corrected ?? 0)),
    },
    { what: "the clock", dollars: minutes * (quiet ?? 0), isFixed: true },
    { what: "polling the queue", dollars: queuePolls * daysPerMonth * prices.sqs, isFixed: true },
    { what: "log", dollars: (lines * assumptions.logLine * cloudWatch.log) / 1e9 },
    {
      what: "the check from the reader's side",
      dollars: (minutes / assumptions.checkEvery) * costOfCheck(sizes.full),
      isFixed: true,
    },
    { what: "alarms", dollars: assumptions.alarms * cloudWatch.alarm, isFixed: true },
    { what: "metrics that an alarm watches", dollars: assumptions.alarmedMetrics * cloudWatch.metric },
    {
      what: "storage of a year's articles with pictures",
      dollars: (articlesPerDay * 365 * (2 * assumptions.picture + 50_000) * s3.storage) / 1e9,
    },
    {
      what: `${polls / 1e6} million requests of readers, if CloudFront asks S3 for each`,
      dollars: polls * (cloudFront.request + 2 * cloudFront.function + s3.read),
    },
    {
      what: "a feed of whole articles for each, the maximum",
      dollars: delivered(sizes.full),
    },
  ];
  const all = rows.reduce((sum, { dollars }) => sum + dollars, 0);
  const monitoring = calls * xray + assumptions.furtherMetrics * cloudWatch.metric + cloudWatch.dashboard;
  const fixed = rows.filter(({ isFixed }) => isFixed).reduce((sum, { dollars }) => sum + dollars, 0);
  return [
    ...rows.map(({ what, dollars }) => ({ what, dollars })),
    { what: "total", dollars: all },
    { what: "of it, a newspaper without articles and readers", dollars: fixed },
    { what: "forty newspapers without articles and readers", dollars: 40 * fixed },
    {
      what: "with `monitoring` at `full`: traces, dashboard and all metrics, in addition",
      dollars: monitoring,
    },
    {
      what: "a firewall, with `requestsPerAddress`, in addition",
      dollars: waf.acl + waf.rule + polls * waf.request,
    },
    {
      what: "total with `feedContent` set to `summary`",
      dollars: all - delivered(sizes.full) + delivered(sizes.summary),
    },
  ];
}

/** The cost of a backfill of a million files. */
export function costOfMillion({ imported, readAgain }: Measures): readonly UsageRow[] {
  const million = 1_000_000;
  const batch = prices.lambda.call + assumptions.transitionsPerBatch * prices.stepFunctions;
  const row = (what: string, usage: Usage) => ({
    what,
    usage,
    seconds: secondsOf(usage),
    dollars: million * (costOf(usage) - prices.lambda.call) + (million / batchSize) * batch,
  });
  return [row("an archive is imported", imported), row("the inbox is read again without changes", readAgain)];
}

/** The cost of a check that reads the site as readers do: a listing and two reads of the catalog, and three feeds of this size. */
function costOfCheck(feed: number): number {
  const { cloudFront, lambda, s3, scheduler } = prices;
  const gigabyteSeconds = assumptions.checkSeconds * assumptions.checkMemory;
  const ofFeed = cloudFront.request + 2 * cloudFront.function + (feed * cloudFront.gigabyte) / 1e9;
  const ofLambda = lambda.call + gigabyteSeconds * lambda.gigabyteSecond;
  return scheduler + ofLambda + s3.write + 2 * s3.read + 3 * ofFeed;
}

/** The cost of one call of the function and of its requests to S3. */
function costOf(usage: Usage): number {
  const { s3, lambda } = prices;
  return (
    usage.writes * s3.write +
    usage.reads * s3.read +
    lambda.call +
    secondsOf(usage) * assumptions.memory * lambda.gigabyteSecond
  );
}

function secondsOf({ processor, waiting }: Usage): number {
  return processor * assumptions.slowness + waiting;
}

/** Formats a number of requests. The mean of many operations gets one decimal. */
export function formatCount(requests: number): string {
  return Number.isInteger(requests) ? String(requests) : requests.toFixed(1);
}
