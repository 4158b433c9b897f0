// Editors get a mail for each refused file, if a setting says so.
import { Match, Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { deploymentOf, idOf, unbundledStack } from "./stack-fixture.ts";

const editorsMail = "editors@news.example";
const template = Template.fromStack(unbundledStack({ deployment: deploymentOf({ editorsMail }) }));
const inbox = idOf(template, "AWS::S3::Bucket", "Inbox");
const topic = idOf(template, "AWS::SNS::Topic", "RefusalMail");

test("a report in the inbox causes a mail that names it, and holds no text of the article", () => {
  template.hasResourceProperties("AWS::S3::Bucket", {
    NotificationConfiguration: Match.objectLike({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
      QueueConfigurations: Match.anyValue(),
    }),
  });
  template.hasResourceProperties("AWS::Events::Rule", {
    EventPattern: {
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: { bucket: { name: [{ Ref: inbox }] }, object: { key: [{ prefix: "_refused/" }] } },
    },
    Targets: [
      Match.objectLike({
        Arn: { Ref: topic },
        InputTransformer: {
          InputPathsMap: {
            "detail-bucket-name": "$.detail.bucket.name",
            "detail-object-key": "$.detail.object.key",
          },
          InputTemplate: Match.stringLikeRegexp("رُفض.*s3://<detail-bucket-name>/<detail-object-key>"),
        },
      }),
    ],
  });
  template.hasResourceProperties("AWS::SNS::Subscription", {
    Protocol: "email",
    Endpoint: editorsMail,
    TopicArn: { Ref: topic },
  });
});

test("only EventBridge can send to the topic, over TLS", () => {
  const [policy] = Object.values(template.findResources("AWS::SNS::TopicPolicy")).filter(({ Properties }) =>
    JSON.stringify(Properties.Topics).includes(topic),
  );
  expect(policy?.Properties.PolicyDocument.Statement).toEqual([
    expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
    expect.objectContaining({ Effect: "Allow", Principal: { Service: "events.amazonaws.com" } }),
  ]);
});

test("without it there is no such topic, and S3 tells EventBridge nothing", () => {
  const plain = Template.fromStack(unbundledStack());
  plain.resourceCountIs("AWS::SNS::Topic", 1);
  plain.resourceCountIs("AWS::Events::Rule", 0);
  expect(JSON.stringify(plain.toJSON())).not.toContain("EventBridgeConfiguration");
});
