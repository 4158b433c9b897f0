// The SNS topic that sends alarms to people.
import { Stack } from "aws-cdk-lib";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Construct } from "constructs";

/**
 * Creates the topic. Only alarms whose names begin with the newspaper's name can publish to it. Everyone in the account may subscribe.
 *
 * @param mail an address that gets alarms, after its owner has confirmed it
 */
export function alarmTopic(scope: Construct, id: string, name: string, mail: string | undefined): Topic {
  const stack = Stack.of(scope);
  const topic = new Topic(scope, id, { displayName: `${name} alarms`, enforceSSL: true });
  // The default policy of a topic lets alarms publish. A topic with its own policy has no default policy, so this must be allowed here.
  const alarms = stack.formatArn({ service: "cloudwatch", resource: `alarm:${name}-*` });
  topic.grantPublish(
    new ServicePrincipal("cloudwatch.amazonaws.com", {
      conditions: {
        StringEquals: { "aws:SourceAccount": stack.account },
        ArnLike: { "aws:SourceArn": alarms },
      },
    }),
  );
  if (mail !== undefined) topic.addSubscription(new EmailSubscription(mail));
  return topic;
}
