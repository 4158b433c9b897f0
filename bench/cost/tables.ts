// From what was measured and what AWS charges to three tables of costs, in US dollars.
import { batchSize } from "../../lib/backfill-workflow.ts";
import type { Measures, Usage } from "./measure.ts";
import { prices } from "./prices.ts";

/** What the tables assume, beside what was measured. */
export const assumptions = {
  /** What S3 takes for a request, ms. */
  latency: 30,
  /** Of the function, GB. */
  memory: 1,
  /** How much more time the function takes than this machine: of 1,769 MB, a whole processor, it has this part. */
  slowness: 1769 / 1024,
  articlesPerDay: 100,
  subscribers: 10_000,
  /** How often each of them asks for a feed. */
  pollsPerDay: 24,
  daysPerMonth: 30,
  /** Bytes of a picture, which is kept twice: in the inbox and on the site. */
  picture: 200_000,
  /** Lambda asks an idle queue again after twenty seconds, over five connections. */
  queuePolls: 5 * 3 * 60 * 24,
  /** Bytes of a line of the log, and of what Lambda and the metrics add to each call: more than there are. */
  logLine: 1000,
  /** Metrics of Khulasa's own, and alarms: as many as the stack has. */
  metrics: 14,
  alarms: 8,
  /** A message is sent, received and deleted. */
  requestsPerMessage: 3,
  /** Of a batch of a backfill, whose workflow has one state: more than there are. */
  transitionsPerBatch: 3,
} as const;

export interface Row {
  readonly what: string;
  readonly dollars: number;
}

export interface UsageRow extends Row {
  readonly usage: Usage;
  /** Of the function. */
  readonly seconds: number;
}

/** What each doing of editors and of the clock costs. */
export function costOfDoings({ published, pictured, corrected, quiet }: Measures): readonly UsageRow[] {
  const message = assumptions.requestsPerMessage * prices.sqs;
  const row = (what: string, usage: Usage, beside: number) => ({
    what,
    usage,
    seconds: secondsOf(usage),
    dollars: costOf(usage) + beside,
  });
  return [
    row("an article is published", published, message),
    row("an article and its picture are published", pictured, 2 * message),
    row("an article is corrected", corrected, message),
    row("a minute passes in which nothing happens", quiet, prices.scheduler),
  ];
}

/** What a month costs a newspaper: each article with a picture, each corrected once, each subscriber asking every hour. */
export function costOfMonth(measures: Measures): readonly Row[] {
  const [, pictured, corrected, quiet] = costOfDoings(measures).map(({ dollars }) => dollars);
  const { articlesPerDay, subscribers, pollsPerDay, daysPerMonth, queuePolls } = assumptions;
  const articles = articlesPerDay * daysPerMonth;
  const minutes = 60 * 24 * daysPerMonth;
  const polls = subscribers * pollsPerDay * daysPerMonth;
  const calls = 3 * articles + minutes;
  const lines = articles * (measures.pictured.lines + measures.corrected.lines) + 2 * calls;
  const { cloudFront, cloudWatch, s3, xray } = prices;
  const { sizes } = measures;
  const delivered = (feed: number) => (polls * feed * cloudFront.gigabyte) / 1e9;
  const rows = [
    {
      what: `${articles} articles with pictures, each corrected once`,
      dollars: articles * ((pictured ?? 0) + (corrected ?? 0)),
    },
    { what: "the clock", dollars: minutes * (quiet ?? 0) },
    { what: "looking whether a message is there", dollars: queuePolls * daysPerMonth * prices.sqs },
    {
      what: "logs, traces, metrics, alarms, dashboard",
      dollars:
        (lines * assumptions.logLine * cloudWatch.log) / 1e9 +
        calls * xray +
        assumptions.metrics * cloudWatch.metric +
        assumptions.alarms * cloudWatch.alarm +
        cloudWatch.dashboard,
    },
    {
      what: "a year's articles kept, with pictures",
      dollars: (articlesPerDay * 365 * (2 * assumptions.picture + 50_000) * s3.storage) / 1e9,
    },
    {
      what: `${polls / 1e6} million requests of readers, all that CloudFront asks S3 for them at the most`,
      dollars: polls * (cloudFront.request + 2 * cloudFront.function + s3.read),
    },
    {
      what: "a feed of whole articles at each of them, the most that can be",
      dollars: delivered(sizes.full),
    },
  ];
  const all = rows.reduce((sum, { dollars }) => sum + dollars, 0);
  return [
    ...rows,
    { what: "in all", dollars: all },
    {
      what: "in all, with `feedContent` set to `summary`",
      dollars: all - delivered(sizes.full) + delivered(sizes.summary),
    },
  ];
}

/** What a backfill of a million files costs. */
export function costOfMillion({ imported, readAgain }: Measures): readonly UsageRow[] {
  const million = 1_000_000;
  const batch = prices.lambda.call + assumptions.transitionsPerBatch * prices.stepFunctions;
  const row = (what: string, usage: Usage) => ({
    what,
    usage,
    seconds: secondsOf(usage),
    dollars: million * (costOf(usage) - prices.lambda.call) + (million / batchSize) * batch,
  });
  return [
    row("an archive is imported", imported),
    row("the inbox is read again, nothing has changed", readAgain),
  ];
}

/** A call of the function with its requests. */
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

/** Requests: whole, or in the mean of many doings. */
export function formatCount(requests: number): string {
  return Number.isInteger(requests) ? String(requests) : requests.toFixed(1);
}
