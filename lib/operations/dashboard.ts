// The dashboard: graphs of outcomes, the queue, the function and the readers.
import { Duration } from "aws-cdk-lib";
import { Dashboard, GraphWidget, type IMetric, PeriodOverride, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import { cloudFrontRegion } from "../cdn/cloudfront-parts.ts";
import { cloudFrontMetric, deliveryTimeMetric, outcomeMetric } from "./metrics.ts";
import type { OperationsProps } from "./operations-props.ts";

/** The dashboard can be seen by everyone in the account who may read CloudWatch. */
export class OperationsDashboard extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { name, inbox, publisher, site } = props;
    const { queue, deadLetters } = inbox;
    const { function: publish } = publisher;
    const { distribution } = site;
    const period = Duration.minutes(5);
    const most = { statistic: Stats.MAXIMUM, period };
    const region = cloudFrontRegion;
    const mean = { statistic: Stats.AVERAGE, period, region };
    const total = { statistic: Stats.SUM, period };
    const outcomes = (...kinds: readonly Parameters<typeof outcomeMetric>[1][]) =>
      kinds.map((kind) => outcomeMetric(name, kind).with({ label: kind }));

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
        [50, 99].map((percentile) => deliveryTimeMetric(name, percentile).with({ label: `p${percentile}` })),
      ),
    );
    dashboard.addWidgets(
      graph("Duration, milliseconds", [
        publish.metricDuration({ statistic: Stats.p(50), period, label: "p50" }),
        publish.metricDuration({ statistic: Stats.p(99), period, label: "p99" }),
      ]),
      graph("Requests of readers", [
        cloudFrontMetric(distribution, "Requests", { ...total, region, label: "requests" }),
      ]),
      graph("Requests of readers that failed, percent", [
        cloudFrontMetric(distribution, "4xxErrorRate", { ...mean, label: "4xx" }),
        cloudFrontMetric(distribution, "5xxErrorRate", { ...mean, label: "5xx" }),
      ]),
    );
    this.name = dashboard.dashboardName;
  }
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, leftYAxis: { min: 0, showUnits: false } });
}
