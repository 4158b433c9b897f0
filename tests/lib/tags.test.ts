// A newspaper's resources have tags, by which the bill and the console can list them.
import { Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { resourcesOf, unbundledStack } from "./stack-fixture.ts";

const resources = resourcesOf(Template.fromStack(unbundledStack()));

/** They have no tags in CloudFormation. */
const untagged = [
  "AWS::CloudFront::Function",
  "AWS::CloudFront::OriginAccessControl",
  "AWS::CloudFront::ResponseHeadersPolicy",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::Policy",
  "AWS::Lambda::Alias",
  "AWS::Lambda::EventInvokeConfig",
  "AWS::Lambda::Version",
  "AWS::S3::BucketPolicy",
  "AWS::Scheduler::Schedule",
  "AWS::SNS::TopicPolicy",
  "AWS::SQS::QueuePolicy",
];

test("everything that can have tags says whose it is", () => {
  for (const [id, resource] of resources.filter(([, { Type }]) => !untagged.includes(Type))) {
    expect(resource, id).toHaveProperty("Properties.Tags");
    expect(JSON.stringify(resource), id).toContain('"Khulasa"');
    expect(JSON.stringify(resource), id).toContain('"newspaper"');
  }
});
