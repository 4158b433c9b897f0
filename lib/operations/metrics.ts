// The CloudWatch metrics that alarms and the dashboard use. The publish function writes its own metrics into its log, in the Embedded
// Metric Format (lambdas/publish/aws/observe.ts).
import { Duration } from "aws-cdk-lib";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { Metric, type MetricOptions, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { deliveryMetric, type Outcome } from "../../lambdas/protocol/context.ts";

export const metricsNamespace = "Khulasa";

/** The dimension `service` of every metric and log line, so that two newspapers can share an account. */
export function serviceName(newspaper: string): string {
  return newspaper.toLowerCase();
}

/** The number of outcomes of this kind in five minutes. Has no data if there were none. */
export function outcomeMetric(newspaper: string, kind: Exclude<Outcome["kind"], "delivered">): Metric {
  return metric(newspaper, kind, Stats.SUM);
}

/** The time from the upload of an article until all its feeds are written, in milliseconds, at this percentile. */
export function deliveryTimeMetric(newspaper: string, percentile: number): Metric {
  return metric(newspaper, deliveryMetric, Stats.p(percentile));
}

function metric(newspaper: string, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: metricsNamespace,
    metricName,
    dimensionsMap: { service: serviceName(newspaper) },
    statistic,
    period: Duration.minutes(5),
  });
}

/**
 * A metric of CloudFront. These metrics only exist in us-east-1, but the default of the option `region` is the region of the stack. So a
 * dashboard in another region must set this option. CDK's own metrics of a distribution lack the dimension `Region`, without which
 * CloudWatch has no data.
 */
export function cloudFrontMetric(
  { distributionId }: IDistribution,
  metricName: string,
  options: MetricOptions,
): Metric {
  return new Metric({
    namespace: "AWS/CloudFront",
    metricName,
    dimensionsMap: { DistributionId: distributionId, Region: "Global" },
    ...options,
  });
}
