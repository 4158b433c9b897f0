// Computes three tables of costs in US dollars from the measurements and AWS's prices.
import { batchSize } from "../../lib/functions/backfill-workflow.ts";
import type { Measures, Usage } from "./measure.ts";
import { prices } from "./prices.ts";

/** What the tables assume beside the measurements. */
export const assumptions = {
  /** Duration of a request to S3 in milliseconds. */
  latency: 30,
  /** The function's memory in GB. */
  memory: 1,
  /** How much slower the function is than this machine. Lambda gives one CPU at 1,769 MB. */
  slowness: 1769 / 1024,
  articlesPerDay: 100,
  subscribers: 10_000,
  /** Requests of each subscriber in a day. */
  pollsPerDay: 24,
  daysPerMonth: 30,
  /** Bytes of a picture. It is stored twice: in the inbox and on the site. */
  picture: 200_000,
  /** Requests to an idle queue in a day: Lambda asks every twenty seconds, over five connections. */
  queuePolls: 5 * 3 * 60 * 24,
  /** Bytes of a line of the log, with what Lambda and the metrics add to each call. An upper bound. */
  logLine: 1000,
  /** The stack's own metrics that an alarm watches, if each is sent every hour, and its alarms. An upper bound. */
  alarmedMetrics: 4,
  alarms: 16,
  /** Minutes between two checks from the reader's side. Each reads three feeds for a second, with a quarter of a gigabyte of memory. */
  checkEvery: 5,
  checkSeconds: 1,
  checkMemory: 0.25,
  /** The metrics that `monitoring` at `full` adds. */
  furtherMetrics: 10,
  /** Send, receive and delete. */
  requestsPerMessage: 3,
  /** State transitions of a batch of a backfill. An upper bound. */
  transitionsPerBatch: 3,
} as const;

export interface Row {
  readonly what: string;
  readonly dollars: number;
}

export interface UsageRow extends Row {
  readonly usage: Usage;
  /** Running time of the function. */
  readonly seconds: number;
}

/** The cost of each operation of editors and of the clock. */
export function costOfOperations({
  published,
  pictureArticles,
  corrected,
  quiet,
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
  ];
}

/** The cost of a newspaper's month. Each article has a picture and is corrected once; each subscriber asks every hour. */
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

/** The cost of a check from the reader's side: a listing and two reads of the catalog, and three feeds of so many bytes. */
function costOfCheck(feed: number): number {
  const { cloudFront, lambda, s3, scheduler } = prices;
  const gigabyteSeconds = assumptions.checkSeconds * assumptions.checkMemory;
  const ofFeed = cloudFront.request + 2 * cloudFront.function + (feed * cloudFront.gigabyte) / 1e9;
  const ofLambda = lambda.call + gigabyteSeconds * lambda.gigabyteSecond;
  return scheduler + ofLambda + s3.write + 2 * s3.read + 3 * ofFeed;
}

/** The cost of a call of the function with its requests. */
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

/** A number of requests. A mean of many operations has one decimal. */
export function formatCount(requests: number): string {
  return Number.isInteger(requests) ? String(requests) : requests.toFixed(1);
}
