// Alarms, the topic that sends them, and the dashboard.
import { Duration, Stack } from "aws-cdk-lib";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";
import { OperationsDashboard } from "./dashboard.ts";
import { outcomeMetric } from "./metrics.ts";

export interface OperationsProps {
  readonly function: IFunction;
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly distribution: IDistribution;
  /** The mail address that gets alarms, once its owner has confirmed it. Absent: only other subscribers of the topic get them. */
  readonly alarmMail?: string | undefined;
  readonly monitoring: Deployment["monitoring"];
}

interface AlarmRule {
  readonly metric: IMetric;
  /** What has happened, in one sentence for the person who gets the mail. */
  readonly says: string;
  /** The value from which it alarms. Default: 1. */
  readonly threshold?: number;
  /** In how many of three periods of five minutes the value must be reached. Default: the last period alone counts. */
  readonly timesOfThree?: number;
  readonly missing?: TreatMissingData;
}

/**
 * The topic, the alarms and, if it is wanted, the dashboard. Only this stack's alarms can publish to the topic; anyone in the account may subscribe.
 * Each alarm has the name of its section in docs/runbook.md. No alarm watches the time from upload to feed: a late article
 * waits in the queue, which has an alarm, and a backfill or many uploads would raise it without need.
 */
export class Operations extends Construct {
  readonly topic: Topic;
  readonly dashboard: OperationsDashboard | undefined;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    this.topic = this.alarmTopic(props.alarmMail);
    for (const [section, rule] of Object.entries(this.rules(props))) this.alarm(section, rule);
    if (props.monitoring === "full") this.dashboard = new OperationsDashboard(this, "Dashboard", props);
  }

  private rules({ function: publish, queue, deadLetters }: OperationsProps): Record<string, AlarmRule> {
    const period = Duration.minutes(5);
    return {
      "dead-letters": {
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period }),
        says: "A change in the inbox failed ten times and was moved to the dead-letter queue.",
        // SQS stops measuring a queue that nobody uses for six hours. The message is still there.
        missing: TreatMissingData.IGNORE,
      },
      "function-errors": {
        metric: publish.metricErrors({ statistic: Stats.SUM, period }),
        says: "The function crashes again and again, runs out of time or memory, or can't start.",
        // A single crash is repaired by the next delivery.
        timesOfThree: 2,
      },
      throttles: {
        metric: publish.metricThrottles({ statistic: Stats.SUM, period }),
        says: "Lambda refuses to run the function again and again: the account has no concurrency left.",
        timesOfThree: 2,
      },
      "queue-age": {
        metric: queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period }),
        says: "An article has waited for a quarter of an hour: the function is too slow, or does not run.",
        // More than twice the visibility timeout, so a message whose first try failed is not late yet. SQS does not count messages
        // that were received three times; the alarms for failures and dead letters cover these.
        threshold: 900,
      },
      refused: {
        metric: outcomeMetric(this, "refused"),
        says: "A file in the inbox was refused. Its report says why. What was published from it before stays.",
      },
      withheld: {
        metric: outcomeMetric(this, "withheld"),
        says: "A feed or page failed its check and was not written. Readers see the version before. Probably a defect of Khulasa.",
      },
      "left-out": {
        metric: outcomeMetric(this, "leftOut"),
        says: "An article breaks a rule of feeds and is left out of them: settings or rules changed after it was published.",
      },
      failed: {
        metric: outcomeMetric(this, "failed"),
        says: "Files or feeds fail again and again because of the store, the network or a permission. They are tried again.",
        timesOfThree: 2,
      },
    };
  }

  private alarm(section: string, rule: AlarmRule): void {
    const times = rule.timesOfThree;
    const alarm = new Alarm(this, section, {
      alarmName: `${Stack.of(this).stackName}-${section}`,
      alarmDescription: `${rule.says} What to do: docs/runbook.md#${section}`,
      metric: rule.metric,
      threshold: rule.threshold ?? 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: times === undefined ? 1 : 3,
      datapointsToAlarm: times ?? 1,
      // No data means that nothing happened, which is no problem.
      treatMissingData: rule.missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  private alarmTopic(mail: string | undefined): Topic {
    const stack = Stack.of(this);
    const topic = new Topic(this, "Alarms", { displayName: `${stack.stackName} alarms`, enforceSSL: true });
    // A policy of its own replaces the topic's default policy, which allows the account and with it CloudWatch's alarms.
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("cloudwatch.amazonaws.com")],
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { "aws:SourceAccount": stack.account },
          ArnLike: {
            "aws:SourceArn": stack.formatArn({
              service: "cloudwatch",
              resource: `alarm:${stack.stackName}-*`,
            }),
          },
        },
      }),
    );
    if (mail !== undefined) topic.addSubscription(new EmailSubscription(mail));
    return topic;
  }
}
