// What alarms watch at the readers' end, by the name of their section in docs/runbook.md.
import { type CfnCondition, Duration } from "aws-cdk-lib";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { AlarmRule } from "./alarm.ts";
import { cloudFrontMetric } from "./metrics.ts";

const period = Duration.minutes(5);
const gigabyte = 1e9;

/** A compressed feed of fifty entries has about as many: more requests than this in a gigabyte are as odd as the bytes. */
const bytesOfRequest = 20_000;

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
