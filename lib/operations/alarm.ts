// Creates one alarm from a rule. Its name ends with the name of its section in docs/runbook.md.

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
  /** Says what has happened, in one sentence for the person who gets the mail. */
  readonly says: string;
  /** The alarm is raised if the metric reaches this value. Default: 1. */
  readonly threshold?: number;
  /** The alarm is raised if the metric is below the threshold. */
  readonly isLeast?: true;
  /** In how many of the last three periods the metric must be wrong for the alarm to be raised. Default: only the last period counts. */
  readonly timesOfThree?: 2 | 3;
  /** How the alarm treats missing data of the metric. Default: nothing happened, so there is no problem. */
  readonly missing?: TreatMissingData;
  /** The alarm is only created if this condition is true. */
  readonly condition?: CfnCondition;
}

/**
 * @param name the newspaper's name
 * @param section the name of a section in docs/runbook.md
 * @param topic gets the alarm
 */
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
    treatMissingData: rule.missing ?? TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  if (rule.condition) (alarm.node.defaultChild as CfnAlarm).cfnOptions.condition = rule.condition;
  return alarm;
}
