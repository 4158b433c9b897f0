// The tables of costs in docs/costs.md state the requests that the code makes, and their assumptions agree with the stack.
import { readFileSync } from "node:fs";
import { Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { measure } from "../../../bench/cost/measure.ts";
import {
  assumptions,
  costOfMillion,
  costOfMonth,
  costOfOperations,
  formatCount,
} from "../../../bench/cost/tables.ts";
import type { Outcome } from "../../../lambdas/protocol/context.ts";
import { alarmedOutcomes } from "../../../lambdas/publish/aws/observe.ts";
import { deploymentOf, unbundledStack } from "../../lib/stack-fixture.ts";

const page = readFileSync("docs/costs.md", "utf8");
/** All outcomes. Each has one metric. */
const metrics: Readonly<Record<Outcome["kind"], true>> = {
  published: true,
  waiting: true,
  draft: true,
  picture: true,
  unchanged: true,
  removed: true,
  refused: true,
  written: true,
  erased: true,
  announced: true,
  notAnnounced: true,
  withheld: true,
  leftOut: true,
  postponed: true,
  delivered: true,
  failed: true,
};
const measures = await measure(0);
const operations = [...costOfOperations(measures), ...costOfMillion(measures)];

test.each(operations.map(({ what, usage }) => [what, usage] as const))(
  "on the page of costs, %s with as many requests as the code makes",
  (what, { writes, reads }) => {
    expect(page).toContain(`| ${what} | ${formatCount(writes)} | ${formatCount(reads)} |`);
  },
);

test("on the page of costs, each row of a month", () => {
  for (const { what } of costOfMonth(measures)) expect(page).toContain(`| ${what} | `);
});

test("the assumptions about the stack are true", () => {
  const template = Template.fromStack(unbundledStack());
  template.resourceCountIs("AWS::CloudWatch::Alarm", assumptions.alarms);
  expect(alarmedOutcomes).toHaveLength(assumptions.alarmedMetrics);
  expect(Object.keys(metrics)).toHaveLength(assumptions.alarmedMetrics + assumptions.furtherMetrics);
  expect(deploymentOf().memorySize).toBe(assumptions.memory * 1024);
});

test("each file of a large archive takes no more requests than a single article", () => {
  expect(measures.imported.writes).toBeLessThan(measures.published.writes);
  expect(measures.imported.reads).toBeLessThan(measures.published.reads);
});
