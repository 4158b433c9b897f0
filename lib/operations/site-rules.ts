// The rules of the alarms about what readers get. The key of each rule is the alarm's name, and that of its section in docs/runbook.md.
import { type CfnCondition, Duration } from "aws-cdk-lib";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { AlarmRule } from "./alarm.ts";
import { cloudFrontMetric } from "./metrics.ts";

const period = Duration.minutes(5);
const gigabyte = 1e9;

/** About the size of a compressed feed of fifty entries, in bytes. The limit of requests is the limit of bytes divided by this. */
const bytesOfRequest = 20_000;

export interface WatchedSite {
  readonly distribution: IDistribution;
  /** The function that reads the live feeds as a reader does (watch.ts). */
  readonly check: IFunction;
  /** If readers get more than this, an alarm is raised. */
  readonly gigabytesPerHour: number;
  /** True if the stack is in us-east-1, the region of CloudFront's metrics. An alarm can only watch metrics of its own region. */
  readonly isWithCloudFront: CfnCondition;
}

/** Returns the rules about what readers get, and how much. */
export function siteRules(watched: WatchedSite) {
  const { distribution, check, gigabytesPerHour, isWithCloudFront: condition } = watched;
  const hour = Duration.hours(1);
  return {
    readers: {
      metric: check.metricErrors({ statistic: Stats.SUM, period }),
      says: "Readers can't get a feed, or get one that is invalid, or one without the newest article.",
      // A single failure is ignored. It may come from a deployment or a short network fault.
      timesOfThree: 2,
      // The function is called every five minutes. No data means that it was not called, so nobody knows what readers get.
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
