// What alarms watch, by the name of their section in docs/runbook.md.
import { type CfnCondition, Duration } from "aws-cdk-lib";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { Metric, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import type { Clock } from "../functions/clock.ts";
import type { AlarmRule } from "./alarm.ts";
import { cloudFrontMetric, outcomeMetric } from "./metrics.ts";

const period = Duration.minutes(5);
const gigabyte = 1e9;

/** A feed that is asked for and has not changed takes about this much with its headers: so many requests are as odd as the bytes. */
const bytesOfRequest = 20_000;

export interface WatchedPublishing {
  /** The newspaper's name. */
  readonly name: string;
  readonly function: IFunction;
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly clock: Clock;
  /** The ARN of the backfill's state machine. */
  readonly backfill: string;
}

/** The way of an article from the inbox to the site. */
export function publishingRules(watched: WatchedPublishing) {
  const { name, function: publish, queue, deadLetters, clock } = watched;
  return {
    "dead-letters": {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period }),
      says: "A change in the inbox failed ten times and was moved to the dead-letter queue.",
      // SQS stops measuring a queue that nobody uses for six hours. The message is still there.
      missing: TreatMissingData.IGNORE,
    },
    "function-errors": {
      metric: publish.metricErrors({ statistic: Stats.SUM, period }),
      says: "The function crashes again and again, runs out of time or memory, or can't start.",
      // A single crash is repaired by the next delivery.
      timesOfThree: 2,
    },
    throttles: {
      metric: publish.metricThrottles({ statistic: Stats.SUM, period }),
      says: "Lambda refuses to run the function again and again: the account has no concurrency left.",
      timesOfThree: 2,
    },
    "queue-age": {
      metric: queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period }),
      says: "An article has waited for a quarter of an hour: the function is too slow, or does not run.",
      // More than twice the visibility timeout, so a message whose first try failed is not late yet. SQS does not count messages
      // that were received three times; the alarms for failures and dead letters cover these.
      threshold: 900,
    },
    clock: {
      metric: clock.metric("InvocationAttemptCount"),
      says: "The clock does not call the function. Articles that wait for their time are not published.",
      isLeast: true,
      timesOfThree: 3,
      missing: TreatMissingData.BREACHING,
    },
    "clock-errors": {
      metric: clock.metric("TargetErrorCount"),
      says: "The clock may not call the function. Articles that wait for their time are not published.",
      timesOfThree: 2,
    },
    "failed-backfill": {
      metric: new Metric({
        namespace: "AWS/States",
        metricName: "ExecutionsFailed",
        dimensionsMap: { StateMachineArn: watched.backfill },
        statistic: Stats.SUM,
        period,
      }),
      says: "A backfill failed: some files were not read again.",
    },
    refused: {
      metric: outcomeMetric(name, "refused"),
      says: "A file in the inbox was refused. Its report says why. What was published from it before stays.",
    },
    withheld: {
      metric: outcomeMetric(name, "withheld"),
      says: "A feed or page failed its check and was not written. Readers see the version before. Probably a defect of Khulasa.",
    },
    "left-out": {
      metric: outcomeMetric(name, "leftOut"),
      says: "An article breaks a rule of feeds and is left out of them: settings or rules changed after it was published.",
    },
    failed: {
      metric: outcomeMetric(name, "failed"),
      says: "Files or feeds fail again and again because of the store, the network or a permission. They are tried again.",
      timesOfThree: 2,
    },
  } satisfies Readonly<Record<string, AlarmRule>>;
}

export interface WatchedSite {
  readonly distribution: IDistribution;
  /** The check from the reader's side. */
  readonly check: IFunction;
  readonly gigabytesPerHour: number;
  /** Holds in the region of CloudFront's metrics: an alarm watches metrics of its own region only. */
  readonly isWithCloudFront: CfnCondition;
}

/** What readers get, and how much of it. */
export function siteRules(watched: WatchedSite) {
  const { distribution, check, gigabytesPerHour, isWithCloudFront: condition } = watched;
  const hour = Duration.hours(1);
  return {
    readers: {
      metric: check.metricErrors({ statistic: Stats.SUM, period }),
      says: "Readers can't get a feed, or get one that is invalid, or one without the newest article.",
      // A deployment or a short fault of the network passes.
      timesOfThree: 2,
      // The check is called every five minutes. Without a call nobody knows what readers get.
      missing: TreatMissingData.BREACHING,
    },
    "cdn-errors": {
      metric: cloudFrontMetric(distribution, "5xxErrorRate", { statistic: Stats.AVERAGE, period }),
      says: "CloudFront answers more than 5 % of the readers' requests with a 5xx error.",
      threshold: 5,
      timesOfThree: 2,
      condition,
    },
    traffic: {
      metric: cloudFrontMetric(distribution, "BytesDownloaded", { statistic: Stats.SUM, period: hour }),
      says: `Readers got more than ${gigabytesPerHour} GB in an hour, which costs money.`,
      threshold: gigabytesPerHour * gigabyte,
      condition,
    },
    requests: {
      metric: cloudFrontMetric(distribution, "Requests", { statistic: Stats.SUM, period: hour }),
      says: "Readers ask unusually often, which costs money.",
      threshold: (gigabytesPerHour * gigabyte) / bytesOfRequest,
      condition,
    },
  } satisfies Readonly<Record<string, AlarmRule>>;
}
