// What tells operators about the state of the newspaper: alarms, the SNS topic that sends them, a function that reads the live feeds as a
// reader does (watch.ts), and the dashboard.

import type { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import type { Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { addAlarm } from "./alarm.ts";
import { alarmTopic } from "./alarm-topic.ts";
import { OperationsDashboard } from "./dashboard.ts";
import type { OperationsProps } from "./operations-props.ts";
import { publishingRules } from "./publishing-rules.ts";
import { siteRules } from "./site-rules.ts";
import { Watch } from "./watch.ts";

/**
 * The name of each alarm is that of a section in docs/runbook.md. There is no alarm for the time from upload to feed. If an article is
 * late, it waits in the queue, and the queue has an alarm. A backfill or many uploads at once would cause false alarms.
 */
export class Operations extends Construct {
  readonly topic: Topic;
  readonly watch: Watch;
  /** The alarm for documents that are not published because they failed their check. */
  readonly withheld: Alarm;
  readonly dashboard: OperationsDashboard | undefined;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { name, siteUrl, catalog, publication, deployment } = props;
    this.topic = alarmTopic(this, "Alarms", name, publication.alarmMail);
    this.watch = new Watch(this, "Watch", { siteUrl, catalog: catalog.bucket });
    const { withheld, ...rules } = {
      ...publishingRules(props),
      ...siteRules(props, this.watch.function),
    };
    for (const [section, rule] of Object.entries(rules)) addAlarm(this, name, section, rule, this.topic);
    this.withheld = addAlarm(this, name, "withheld", withheld, this.topic);
    if (deployment.monitoring === "full") this.dashboard = new OperationsDashboard(this, "Dashboard", props);
  }
}
