// The protection of a newspaper's buckets against mistakes of an operator.
import { Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { deploymentOf, resourcesOf, unbundledStack } from "./stack-fixture.ts";

const names = {
  inboxBucket: "khulasa-inbox-1",
  catalogBucket: "khulasa-catalog-1",
  siteBucket: "khulasa-site-1",
  accessLogsBucket: "khulasa-logs-1",
};

test("the stack can't be deleted until its protection is taken away", () => {
  expect(unbundledStack().terminationProtection).toBe(true);
});

test("buckets that the settings name are adopted: they have these names, and a deletion policy that CloudFormation asks for", () => {
  const template = Template.fromStack(unbundledStack({ deployment: deploymentOf(names) }));
  const buckets = Object.values(template.findResources("AWS::S3::Bucket"));
  const found = buckets.map(({ Properties, DeletionPolicy }) => [Properties.BucketName, DeletionPolicy]);
  expect(found.toSorted()).toEqual(
    Object.values(names)
      .toSorted()
      .map((name) => [name, "RetainExceptOnCreate"]),
  );
});

test("an adopted inbox may send to the queue", () => {
  const template = Template.fromStack(unbundledStack({ deployment: deploymentOf(names) }));
  const policies = resourcesOf(template).filter(([, { Type }]) => Type === "AWS::SQS::QueuePolicy");
  expect(JSON.stringify(policies)).toContain(":s3:::khulasa-inbox-1");
});
