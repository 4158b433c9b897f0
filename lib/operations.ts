// What tells people that something is wrong: alarms, a topic that carries them, and a dashboard to look at.
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
import { OperationsDashboard } from "./dashboard.ts";
import { outcomeMetric } from "./metrics.ts";

export interface OperationsProps {
  readonly function: IFunction;
  readonly queue: IQueue;
  readonly deadLetters: IQueue;
  readonly distribution: IDistribution;
  /** Where alarms go by mail, once its reader has confirmed it. Absent: to the topic's other subscribers, if any. */
  readonly alarmMail?: string | undefined;
}

interface AlarmRule {
  readonly metric: IMetric;
  /** What has happened, in a sentence for whoever gets the mail. */
  readonly says: string;
  /** Alarms at this value; 1 unless set. */
  readonly threshold?: number;
  /** Five minutes, this many times out of three; once is enough unless set. */
  readonly timesOfThree?: number;
  readonly missing?: TreatMissingData;
}

/**
 * The topic, the alarms and the dashboard. Only this stack's alarms publish to the topic; anyone of the account may subscribe.
 * Each alarm is named for its section of docs/runbook.md. None watches the time from upload to feed: what is late waits in
 * the queue, which has its alarm, and a backfill or a great many uploads would ring it for nothing.
 */
export class Operations extends Construct {
  readonly topic: Topic;
  readonly dashboard: OperationsDashboard;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    this.topic = this.alarmTopic(props.alarmMail);
    for (const [section, rule] of Object.entries(this.rules(props))) this.alarm(section, rule);
    this.dashboard = new OperationsDashboard(this, "Dashboard", props);
  }

  private rules({ function: publish, queue, deadLetters }: OperationsProps): Record<string, AlarmRule> {
    const period = Duration.minutes(5);
    return {
      "dead-letters": {
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period }),
        says: "A change in the inbox could not be published, ten times over, and waits among the dead letters.",
        // SQS stops measuring a queue that nobody touches for six hours; the letter is still there.
        missing: TreatMissingData.IGNORE,
      },
      "function-errors": {
        metric: publish.metricErrors({ statistic: Stats.SUM, period }),
        says: "The function keeps crashing, running out of time or memory, or can't start.",
        // A crash that the next delivery repairs is nobody's business.
        timesOfThree: 2,
      },
      throttles: {
        metric: publish.metricThrottles({ statistic: Stats.SUM, period }),
        says: "Lambda keeps refusing to run the function: the account has no concurrency left.",
        timesOfThree: 2,
      },
      "queue-age": {
        metric: queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period }),
        says: "An article has waited for a quarter of an hour to be published: the function doesn't keep up, or doesn't run.",
        // Twice the visibility timeout and more: a message whose first try failed is not late yet. SQS leaves out what was
        // received three times; that is for the alarms of failures and dead letters.
        threshold: 900,
      },
      refused: {
        metric: outcomeMetric(this, "refused"),
        says: "A file in the inbox can't be understood; its report says why, and what was published before stays.",
      },
      withheld: {
        metric: outcomeMetric(this, "withheld"),
        says: "A feed or page failed its check and was not written: readers see the one before. A defect of Khulasa's.",
      },
      "left-out": {
        metric: outcomeMetric(this, "leftOut"),
        says: "An article broke a rule of feeds, and the feeds go out without it: settings or rules changed after it was published.",
      },
      failed: {
        metric: outcomeMetric(this, "failed"),
        says: "Files or feeds keep failing and are tried again: the store, the network or a permission.",
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
      // Nothing happened, nothing to count: that is well.
      treatMissingData: rule.missing ?? TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }

  private alarmTopic(mail: string | undefined): Topic {
    const stack = Stack.of(this);
    const topic = new Topic(this, "Alarms", { displayName: `${stack.stackName} alarms`, enforceSSL: true });
    // A topic with a policy has lost the one that let its own account in, CloudWatch's alarms included.
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
