// One alarm, with the name of its section in docs/runbook.md.

import type { CfnCondition } from "aws-cdk-lib";
import {
  Alarm,
  type CfnAlarm,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import type { Construct } from "constructs";

export interface AlarmRule {
  readonly metric: IMetric;
  /** What has happened, in one sentence for the person who gets the mail. */
  readonly says: string;
  /** The value from which it alarms. Default: 1. */
  readonly threshold?: number;
  /** Alarms below the threshold instead. */
  readonly isLeast?: true;
  /** In how many of three periods the value must be reached. Default: the last period alone counts. */
  readonly timesOfThree?: 2 | 3;
  readonly missing?: TreatMissingData;
  /** The alarm exists only where this holds. */
  readonly condition?: CfnCondition;
}

/** @param name the newspaper's */
export function addAlarm(
  scope: Construct,
  name: string,
  section: string,
  rule: AlarmRule,
  topic: ITopic,
): Alarm {
  const times = rule.timesOfThree;
  const alarm = new Alarm(scope, section, {
    alarmName: `${name}-${section}`,
    alarmDescription: `${rule.says} What to do: docs/runbook.md#${section}`,
    metric: rule.metric,
    threshold: rule.threshold ?? 1,
    comparisonOperator: rule.isLeast
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: times === undefined ? 1 : 3,
    datapointsToAlarm: times ?? 1,
    // No data means that nothing happened, which is no problem.
    treatMissingData: rule.missing ?? TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  if (rule.condition) (alarm.node.defaultChild as CfnAlarm).cfnOptions.condition = rule.condition;
  return alarm;
}
