// Where CloudWatch keeps what the function counts: one metric for each outcome (lambdas/publish/observe.ts), written as EMF into its log.
import { Duration, Stack } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import type { IConstruct } from "constructs";
import type { Outcome } from "../lambdas/publish/newsroom.ts";

export const metricsNamespace = "Khulasa";

/** The dimension `service` of every metric, and of every log line: the stack's, so that two newspapers can share an account. */
export function serviceName(scope: IConstruct): string {
  return Stack.of(scope).stackName.toLowerCase();
}

/** How many files or documents came to this in five minutes; no data when none did. */
export function outcomeMetric(scope: IConstruct, kind: Outcome["kind"]): Metric {
  return new Metric({
    namespace: metricsNamespace,
    metricName: kind,
    dimensionsMap: { service: serviceName(scope) },
    statistic: Stats.SUM,
    period: Duration.minutes(5),
  });
}
