// Sends a mail to the editors for each file that Khulasa refuses to publish. Its report is an object in the inbox, under `_refused/`.
import { EventField, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { SnsTopic } from "aws-cdk-lib/aws-events-targets";
import type { CfnBucket, IBucket } from "aws-cdk-lib/aws-s3";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";

export interface RefusalMailProps {
  readonly inbox: IBucket;
  readonly mail: string;
}

/**
 * S3 sends an event to EventBridge when a report is written, and an SNS topic sends a mail with the key of the report. The mail contains
 * nothing of the article. The publish function needs no permission to send mails.
 */
export class RefusalMail extends Construct {
  constructor(scope: Construct, id: string, { inbox, mail }: RefusalMailProps) {
    super(scope, id);
    const bucket = inbox.node.defaultChild as CfnBucket;
    bucket.addPropertyOverride("NotificationConfiguration.EventBridgeConfiguration", {
      EventBridgeEnabled: true,
    });
    const topic = new Topic(this, "Topic", { displayName: "Khulasa", enforceSSL: true });
    topic.addSubscription(new EmailSubscription(mail));
    const report = `s3://${EventField.fromPath("$.detail.bucket.name")}/${EventField.fromPath("$.detail.object.key")}`;
    new Rule(this, "Reports", {
      description: "Reports of refused files",
      eventPattern: {
        source: ["aws.s3"],
        detailType: ["Object Created"],
        detail: { bucket: { name: [inbox.bucketName] }, object: { key: [{ prefix: "_refused/" }] } },
      },
      targets: [
        new SnsTopic(topic, {
          message: RuleTargetInput.fromText(
            `رُفض ملف ولم يُنشر، والتقرير يبيّن السبب. A file was refused and not published; the report says why: ${report}`,
          ),
        }),
      ],
    });
  }
}
