// A finding is suppressed only at the resource for which there is a reason.
import { Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { suppressFindings } from "../../lib/suppressions/suppress-findings.ts";
import { unbundledStack } from "./stack-fixture.ts";

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
