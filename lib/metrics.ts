// Where CloudWatch keeps what the function counts and times (lambdas/publish/observe.ts), written as EMF into its log.
import { Duration, Stack } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { IConstruct } from "constructs";
import { deliveryMetric, type Outcome } from "../lambdas/protocol/newsroom.ts";

export const metricsNamespace = "Khulasa";

/** The dimension `service` of every metric, and of every log line: the stack's, so that two newspapers can share an account. */
export function serviceName(scope: IConstruct): string {
  return Stack.of(scope).stackName.toLowerCase();
}

/** How many files or documents came to this in five minutes; no data when none did. */
export function outcomeMetric(scope: IConstruct, kind: Exclude<Outcome["kind"], "delivered">): Metric {
  return metric(scope, kind, Stats.SUM);
}

/** Within how many milliseconds of their uploads so many percent of the articles were in all of their feeds. */
export function deliveryTimeMetric(scope: IConstruct, percentile: number): Metric {
  return metric(scope, deliveryMetric, Stats.p(percentile));
}

function metric(scope: IConstruct, metricName: string, statistic: string): Metric {
  return new Metric({
    namespace: metricsNamespace,
    metricName,
    dimensionsMap: { service: serviceName(scope) },
    statistic,
    period: Duration.minutes(5),
  });
}
