// Every request to a bucket or to CloudFront is logged in one place, for a while.
import { Match, Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { arn, deploymentOf, everythingIn, idOf, tlsOnly, unbundledStack } from "./stack-fixture.ts";

const template = Template.fromStack(unbundledStack());
const logs = idOf(template, "AWS::S3::Bucket", "AccessLogs");
const policy = idOf(template, "AWS::S3::BucketPolicy", "AccessLogs");
const distribution = idOf(template, "AWS::CloudFront::Distribution", "Site");
const logged = ["inbox", "catalog", "site"].map((name) => {
  const construct = name.charAt(0).toUpperCase() + name.slice(1);
  return [name, idOf(template, "AWS::S3::Bucket", construct)] as const;
});

test.each(logged)("the requests to the %s are logged under its name", (name, bucket) => {
  expect(template.toJSON().Resources[bucket].Properties.LoggingConfiguration).toEqual({
    DestinationBucketName: { Ref: logs },
    LogFilePrefix: `${name}/`,
  });
});

test("the requests to the logs themselves are not logged, because that would never end", () => {
  expect(template.toJSON().Resources[logs].Properties).not.toHaveProperty("LoggingConfiguration");
});

test("only the services that deliver logs can write them, each under its name, for this account", () => {
  const { Statement } = template.toJSON().Resources[policy].Properties.PolicyDocument;
  const account = { "aws:SourceAccount": { Ref: "AWS::AccountId" } };
  expect(Statement).toEqual([
    tlsOnly("s3:*", [arn(logs), everythingIn(logs)]),
    ...logged.map(([name, bucket]) => ({
      Effect: "Allow",
      Principal: { Service: "logging.s3.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: everythingIn(logs, `${name}/`),
      Condition: { StringEquals: account, ArnLike: { "aws:SourceArn": arn(bucket) } },
    })),
    {
      Effect: "Allow",
      Principal: { Service: "delivery.logs.amazonaws.com" },
      Action: "s3:PutObject",
      Resource: everythingIn(logs, "cloudfront/"),
      Condition: {
        StringEquals: { ...account, "s3:x-amz-acl": "bucket-owner-full-control" },
        ArnLike: {
          "aws:SourceArn": {
            "Fn::Join": [
              "",
              [
                "arn:",
                { Ref: "AWS::Partition" },
                ":logs:us-east-1:",
                { Ref: "AWS::AccountId" },
                ":delivery-source:*",
              ],
            ],
          },
        },
      },
    },
  ]);
});

test("CloudFront's are delivered under its name where that can be set up: in us-east-1", () => {
  const [condition = ""] = Object.keys(
    template.findConditions("*", { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] }),
  );
  expect(condition).not.toBe("");
  template.hasResource("AWS::Logs::DeliverySource", {
    Condition: condition,
    Properties: {
      LogType: "ACCESS_LOGS",
      ResourceArn: { "Fn::Join": ["", Match.arrayWith([":distribution/", { Ref: distribution }])] },
    },
  });
  template.hasResource("AWS::Logs::DeliveryDestination", {
    Condition: condition,
    Properties: { DestinationResourceArn: { "Fn::Join": ["", [arn(logs), "/cloudfront"]] } },
  });
  template.hasResource("AWS::Logs::Delivery", { Condition: condition, DependsOn: [policy] });
});

test("logs are kept for three months, or for as long as the settings say", () => {
  const kept = (days: number) => ({
    LifecycleConfiguration: { Rules: [{ ExpirationInDays: days, Status: "Enabled" }] },
  });
  template.hasResourceProperties("AWS::S3::Bucket", kept(90));
  const shorter = Template.fromStack(
    unbundledStack({ deployment: deploymentOf({ accessLogRetentionDays: 14 }) }),
  );
  shorter.hasResourceProperties("AWS::S3::Bucket", kept(14));
});
