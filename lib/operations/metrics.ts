// The metrics that the function writes as EMF into its log (lambdas/publish/observe.ts), as CloudWatch names them.
import { Duration, Stack } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { IConstruct } from "constructs";
import { deliveryMetric, type Outcome } from "../../lambdas/protocol/context.ts";

export const metricsNamespace = "Khulasa";

/** The dimension `service` of every metric and log line. It is the stack's name, so that two newspapers can share an account. */
export function serviceName(scope: IConstruct): string {
  return Stack.of(scope).stackName.toLowerCase();
}

/** The number of outcomes of this kind in five minutes. No data if there were none. */
export function outcomeMetric(scope: IConstruct, kind: Exclude<Outcome["kind"], "delivered">): Metric {
  return metric(scope, kind, Stats.SUM);
}

/** The time from upload to all feeds of an article, in milliseconds, at this percentile. */
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
