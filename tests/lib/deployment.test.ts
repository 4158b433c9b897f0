// The settings of the deployment in cdk.json: defaults, values from the command line, and messages that name each wrong setting.
import { readFileSync } from "node:fs";
import { Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { readDeployment } from "../../lib/deployment.ts";
import { deploymentOf, idOf, unbundledStack } from "./stack-fixture.ts";

const { context } = JSON.parse(readFileSync("cdk.json", "utf8"));

test("cdk.json has the defaults, beside CDK's own flags", () => {
  const defaults = readDeployment({});
  expect(defaults).toMatchObject({ ok: true });
  expect(readDeployment(context)).toEqual(defaults);
});

test("a value from the command line, which is a text, is accepted, too", () => {
  expect(deploymentOf({ memorySize: "2048", logRetentionDays: "7" })).toMatchObject({
    memorySize: 2048,
    logRetentionDays: 7,
  });
});

test.each([
  [{ memorySize: 64 }, "cdk.json: context.memorySize: found 64, expected >=256"],
  [{ memorySize: "much" }, 'cdk.json: context.memorySize: found "much", expected number'],
  [{ memorySize: true }, "cdk.json: context.memorySize: found true, expected"],
  [{ logRetentionDays: 91 }, "cdk.json: context.logRetentionDays: found 91, expected one of 1, 3, 5, 7"],
  [{ inboxVersionDays: 0 }, "cdk.json: context.inboxVersionDays: found 0, expected >=1"],
  [
    { certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/1" },
    'cdk.json: context.certificateArn: found "arn:aws:acm:eu-west-1:111122223333:certificate/1", expected the ARN of a certificate of ACM in us-east-1',
  ],
  [{ stackName: "صحيفة" }, 'cdk.json: context.stackName: found "صحيفة", expected a letter and'],
  [{ memorysize: 2048 }, "cdk.json: context.memorysize: found 2048, expected no setting of this name"],
])("%j is refused by its name", (changes, problem) => {
  const read = readDeployment({ ...context, ...changes });
  expect(read.ok ? [] : read.problems).toEqual([expect.stringContaining(problem)]);
});

test("each setting gets to the resource that needs it", () => {
  const deployment = deploymentOf({
    memorySize: 2048,
    logRetentionDays: 7,
    accessLogRetentionDays: 14,
    inboxVersionDays: 15,
    catalogVersionDays: 16,
  });
  const template = Template.fromStack(unbundledStack({ deployment }));
  template.hasResourceProperties("AWS::Lambda::Function", { MemorySize: 2048 });
  template.hasResourceProperties("AWS::Logs::LogGroup", { RetentionInDays: 7 });
  const ruleOf = (construct: string) =>
    template.toJSON().Resources[idOf(template, "AWS::S3::Bucket", construct)].Properties
      .LifecycleConfiguration.Rules[0];
  expect(ruleOf("AccessLogs")).toMatchObject({ ExpirationInDays: 14 });
  expect(ruleOf("Inbox")).toMatchObject({ NoncurrentVersionExpiration: { NoncurrentDays: 15 } });
  expect(ruleOf("Catalog")).toMatchObject({ NoncurrentVersionExpiration: { NoncurrentDays: 16 } });
});
