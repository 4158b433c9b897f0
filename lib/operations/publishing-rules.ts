// The rules of the alarms about publishing. The key of each rule is the alarm's name, and that of its section in docs/runbook.md.
import { Duration } from "aws-cdk-lib";
import { Metric, Stats, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import type { AlarmRule } from "./alarm.ts";
import { outcomeMetric } from "./metrics.ts";
import type { OperationsProps } from "./operations-props.ts";

const period = Duration.minutes(5);

/** Returns the rules that watch the steps of an article from the inbox to the site. */
export function publishingRules({ name, publisher, inbox, clock, backfill }: OperationsProps) {
  const { function: publish } = publisher;
  const { queue, deadLetters } = inbox;
  return {
    "dead-letters": {
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ statistic: Stats.MAXIMUM, period }),
      says: "A change in the inbox failed ten times and was moved to the dead-letter queue.",
      // SQS stops measuring a queue that is not used for six hours. The message is still in it, so the alarm must not end.
      missing: TreatMissingData.IGNORE,
    },
    "function-errors": {
      metric: publish.metricErrors({ statistic: Stats.SUM, period }),
      says: "The function crashes again and again, runs out of time or memory, or can't start.",
      // A single crash is ignored, because the queue delivers the message again.
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
      // In seconds. This is more than twice the visibility timeout, so that one failed try causes no alarm. SQS does not include messages
      // in this metric that were received three times. The alarms `failed` and `dead-letters` cover those.
      threshold: 900,
    },
    clock: {
      metric: clock.metric("InvocationAttemptCount"),
      says: "The clock does not call the function. Articles that wait for their time are not published.",
      isLeast: true,
      timesOfThree: 3,
      missing: TreatMissingData.BREACHING,
    },
    "clock-errors": {
      metric: clock.metric("TargetErrorCount"),
      says: "The clock may not call the function. Articles that wait for their time are not published.",
      timesOfThree: 2,
    },
    "failed-backfill": {
      metric: new Metric({
        namespace: "AWS/States",
        metricName: "ExecutionsFailed",
        dimensionsMap: { StateMachineArn: backfill.stateMachine.ref },
        statistic: Stats.SUM,
        period,
      }),
      says: "A backfill failed: some files were not read again.",
    },
    refused: {
      metric: outcomeMetric(name, "refused"),
      says: "A file in the inbox was refused. Its report says why. What was published from it before stays.",
    },
    withheld: {
      metric: outcomeMetric(name, "withheld"),
      says: "A feed or page failed its check and was not written. Readers see the version before. Probably a defect of Khulasa.",
    },
    "left-out": {
      metric: outcomeMetric(name, "leftOut"),
      says: "An article breaks a rule of feeds and is left out of them: settings or rules changed after it was published.",
    },
    failed: {
      metric: outcomeMetric(name, "failed"),
      says: "Files or feeds fail again and again because of the store, the network or a permission. They are tried again.",
      timesOfThree: 2,
    },
  } satisfies Readonly<Record<string, AlarmRule>>;
}
