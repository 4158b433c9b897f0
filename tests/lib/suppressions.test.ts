// A finding is suppressed only at the resource for which there is a reason.
import { Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { AwsSolutionsChecks } from "cdk-nag";
import { expect, test } from "vitest";
import { addStacks } from "../../lib/add-stacks.ts";
import { suppressFindings } from "../../lib/suppressions/suppress-findings.ts";
import { deploymentOf, newApp, settings, unbundledStack } from "./stack-fixture.ts";

const stack = unbundledStack();
suppressFindings(stack.newspaper);
const buckets = Object.entries(Template.fromStack(stack).findResources("AWS::S3::Bucket"));

test.each([
  ["CKV_AWS_18", ["AccessLogs"]],
  ["CKV_AWS_21", ["AccessLogs", "Site"]],
])("checkov's %s about the buckets %s, with a reason", (rule, expected) => {
  const skips = buckets.flatMap(([id, { Metadata }]) =>
    (Metadata?.checkov?.skip ?? []).map((skip: { id: string; comment: string }) => ({ bucket: id, ...skip })),
  );
  const found = skips.filter(({ id }) => id === rule);
  expect(found.map(({ bucket }) => bucket.replace(/Bucket.*/, "")).sort()).toEqual(expected);
  for (const { comment } of found) expect(comment).toMatch(/^.{20,}\.$/);
});

test.each([
  ["any region", {}],
  ["a region of an account", { account: "123456789012", region: "me-south-1" }],
])("cdk-nag finds nothing else in a stack for %s", (_, here) => {
  const app = newApp();
  // With a firewall the stack names its region and its account, which are then in the findings.
  const deployment = deploymentOf("region" in here ? { requestsPerAddress: 100 } : {});
  const newspapers = [{ publication: settings(), deployment }];
  addStacks(app, { ok: true, common: { stackName: "Khulasa" }, newspapers }, here);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  expect(() => app.synth()).not.toThrow();
});
