// The rules of the alarms about the site, as readers see it. The key of each rule is the name of the alarm, and of its section in
// docs/runbook.md.
import { Duration } from "aws-cdk-lib";
import { Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { AlarmRule } from "./alarm.ts";
import { cloudFrontMetric } from "./metrics.ts";
import type { OperationsProps } from "./operations-props.ts";

const period = Duration.minutes(5);
const gigabyte = 1e9;

/** About the size of a compressed feed of fifty entries, in bytes. The limit of requests is the limit of bytes divided by this. */
const bytesOfRequest = 20_000;

/**
 * Returns the rules for the alarms about the site: whether readers get valid feeds, and how much traffic they cause.
 *
 * @param check the function that reads the live feeds as a reader does (watch.ts)
 */
export function siteRules({ site, accessLogs, deployment }: OperationsProps, check: IFunction) {
  const { distribution } = site;
  const { gigabytesPerHour } = deployment;
  // An alarm can only watch metrics of its own region, and the metrics of CloudFront are in us-east-1. So the stack has these alarms only
  // in that region.
  const condition = accessLogs.isWithCloudFront;
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
