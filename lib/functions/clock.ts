// Schedules that call a function.
import { Duration } from "aws-cdk-lib";
import { Metric, Stats } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule, CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import { ServiceRole } from "./service-role.ts";

export interface ClockProps {
  readonly function: IFunction;
  /** The time between two calls. */
  readonly minutes: number;
}

/**
 * Calls the function with an empty event. There is one schedule for all articles, so no schedule has to be made, moved or removed for an
 * article. A failed call is not retried, because the call of the next minute does the missed work, too. Only EventBridge Scheduler can
 * assume the role, and the role allows nothing but calling this function.
 */
export class Clock extends Construct {
  /** The group of the schedule. CloudWatch counts calls by group, so each clock has its own. */
  readonly #group: CfnScheduleGroup;

  constructor(scope: Construct, id: string, props: ClockProps) {
    super(scope, id);
    const role = new ServiceRole(this, "Role", "scheduler.amazonaws.com");
    const { functionArn } = props.function;
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [functionArn] }),
    );
    this.#group = new CfnScheduleGroup(this, "Group");
    new CfnSchedule(this, "EveryMinute", {
      groupName: this.#group.ref,
      scheduleExpression: props.minutes === 1 ? "rate(1 minute)" : `rate(${props.minutes} minutes)`,
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: "{}",
        retryPolicy: { maximumRetryAttempts: 0 },
      },
    });
  }

  /**
   * The metric of the calls, or of the calls that did not reach Lambda, in five minutes.
   * https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html
   */
  metric(metricName: "InvocationAttemptCount" | "TargetErrorCount"): Metric {
    return new Metric({
      namespace: "AWS/Scheduler",
      metricName,
      dimensionsMap: { ScheduleGroup: this.#group.ref },
      statistic: Stats.SUM,
      period: Duration.minutes(5),
    });
  }
}
