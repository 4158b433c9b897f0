// The dashboard: graphs of outcomes, the queue, the function and the readers.
import { Duration } from "aws-cdk-lib";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import {
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  PeriodOverride,
  Stats,
} from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { deliveryTimeMetric, outcomeMetric } from "./metrics.ts";

export interface OperationsDashboardProps {
  readonly function: IFunction;
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly distribution: IDistribution;
}

/** Everyone who may read CloudWatch can see it. */
export class OperationsDashboard extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const { function: publish, queue, deadLetters, distribution } = props;
    const period = Duration.minutes(5);
    const most = { statistic: Stats.MAXIMUM, period };
    const total = { statistic: Stats.SUM, period };
    const outcomes = (...kinds: readonly Parameters<typeof outcomeMetric>[1][]) =>
      kinds.map((kind) => outcomeMetric(this, kind).with({ label: kind }));

    const dashboard = new Dashboard(this, "Dashboard", {
      defaultInterval: Duration.days(1),
      periodOverride: PeriodOverride.INHERIT,
    });
    dashboard.addWidgets(
      graph("Articles", outcomes("published", "removed", "unchanged", "refused")),
      graph("Documents", outcomes("written", "erased", "withheld", "leftOut")),
      graph("Faults", [
        ...outcomes("failed"),
        publish.metricErrors({ ...total, label: "crashes" }),
        publish.metricThrottles({ ...total, label: "throttles" }),
      ]),
    );
    dashboard.addWidgets(
      graph("Queue", [
        queue.metricApproximateNumberOfMessagesVisible({ ...most, label: "waiting" }),
        queue.metricApproximateNumberOfMessagesNotVisible({ ...most, label: "at work" }),
        deadLetters.metricApproximateNumberOfMessagesVisible({ ...most, label: "dead letters" }),
      ]),
      graph("Age of the oldest message, seconds", [
        queue.metricApproximateAgeOfOldestMessage({ ...most, label: "seconds" }),
      ]),
      graph(
        "From upload to feed, milliseconds",
        [50, 99].map((percentile) => deliveryTimeMetric(this, percentile).with({ label: `p${percentile}` })),
      ),
    );
    dashboard.addWidgets(
      graph("Duration, milliseconds", [
        publish.metricDuration({ statistic: Stats.p(50), period, label: "p50" }),
        publish.metricDuration({ statistic: Stats.p(99), period, label: "p99" }),
      ]),
      graph("Requests of readers", [cloudFront(distribution, "Requests", { ...total, label: "requests" })]),
      graph("Requests of readers that failed, percent", [
        cloudFront(distribution, "4xxErrorRate", { statistic: Stats.AVERAGE, period, label: "4xx" }),
        cloudFront(distribution, "5xxErrorRate", { statistic: Stats.AVERAGE, period, label: "5xx" }),
      ]),
    );
    this.name = dashboard.dashboardName;
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, leftYAxis: { min: 0, showUnits: false } });
}

/** CloudFront's metrics are always in us-east-1. */
function cloudFront(
  { distributionId }: IDistribution,
  metricName: string,
  options: { readonly statistic: string; readonly period: Duration; readonly label: string },
): Metric {
  return new Metric({
    namespace: "AWS/CloudFront",
    metricName,
    dimensionsMap: { DistributionId: distributionId, Region: "Global" },
    region: "us-east-1",
    ...options,
  });
}
