// `npm run backfill`: what people read while it runs, and what a script gets when it has ended.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { SFNClient } from "@aws-sdk/client-sfn";
import { expect, test } from "vitest";
import { findStateMachine, runBackfill } from "../../../lib/commands/follow.ts";
import {
  type Account,
  executionArn,
  type Look,
  serveStepFunctions,
  stateMachineArn,
} from "./step-functions.ts";

const credentials = { accessKeyId: "test", secretAccessKey: "test" };
const counts = (total: number, succeeded: number, failed = 0) => ({ total, succeeded, failed });

/** Follows a backfill, and returns the printed lines and the result. Each look comes ten seconds after the last one. */
async function follow(looks: readonly Look[], failedBatches: readonly string[] = []) {
  const { endpoint, started } = await serveStepFunctions({ stateMachines: [], looks, failedBatches });
  const lines: string[] = [];
  let now = 0;
  const succeeded = await runBackfill(stateMachineArn, {
    client: new SFNClient({ endpoint, region: "eu-west-1", credentials }),
    say: (line) => lines.push(line),
    pause: async () => {
      now += 10_000;
    },
    now: () => now,
  });
  expect(started).toEqual([stateMachineArn]);
  return { lines, succeeded };
}

test("prints what has changed at each look, and that all is done", async () => {
  expect(
    await follow([
      { status: "RUNNING" },
      { status: "RUNNING" },
      { status: "RUNNING", itemCounts: counts(2000, 500) },
      { status: "RUNNING", itemCounts: counts(3000, 1500) },
      { status: "RUNNING", itemCounts: counts(3000, 3000) },
      { status: "RUNNING", itemCounts: counts(3000, 3000) },
      { status: "SUCCEEDED", itemCounts: counts(3000, 3000) },
    ]),
  ).toEqual({
    lines: [
      `started ${executionArn}`,
      "listing the inbox",
      "500 of 2000 files, 25 a second",
      "1500 of 3000 files, 50 a second",
      "3000 of 3000 files; the feeds are left",
      "done: every file is read and every feed regenerated",
    ],
    succeeded: true,
  });
});

test("names the files that failed, and why", async () => {
  const cause = JSON.stringify({
    errorType: "BackfillIncomplete",
    errorMessage: "1 of 50 files: a.txt: get failed",
  });
  const { lines, succeeded } = await follow(
    [
      {
        status: "FAILED",
        error: "BatchesFailed",
        cause: "Some batches failed again and again.",
        itemCounts: { ...counts(100, 50, 30), timedOut: 15, aborted: 5 },
      },
    ],
    [cause, "Lambda was away"],
  );
  expect(succeeded).toBe(false);
  expect(lines.slice(1)).toEqual([
    "100 of 100 files, 50 in batches that failed; the feeds are left",
    "FAILED: BatchesFailed: Some batches failed again and again.",
    expect.stringMatching(/^failed arn:\S+: 1 of 50 files: a\.txt: get failed$/),
    expect.stringMatching(/^failed arn:\S+: Lambda was away$/),
  ]);
});

test("finds the state machine by its name, on whatever page of the list", async () => {
  const { endpoint } = await serveStepFunctions({ stateMachines: ["Khulasa-Backfill"], looks: [] });
  const client = new SFNClient({ endpoint, region: "eu-west-1", credentials });
  expect(await findStateMachine(client, "Khulasa-Backfill")).toBe(stateMachineArn);
  expect(await findStateMachine(client, "Khulasa")).toBeUndefined();
});

test.each<[string, Account, readonly string[], number, RegExp]>([
  [
    "0 when all went well",
    { stateMachines: ["Khulasa-Backfill"], looks: [{ status: "SUCCEEDED" }] },
    [],
    0,
    /^done: every file is read/m,
  ],
  [
    "1 when anything failed",
    { stateMachines: ["Khulasa-Backfill"], looks: [{ status: "FAILED", error: "BatchesFailed" }] },
    [],
    1,
    /^FAILED: BatchesFailed: no cause was given$/m,
  ],
  [
    "1 when nothing is deployed",
    { stateMachines: [], looks: [] },
    ["--name", "Paper-Backfill"],
    1,
    /^no state machine Paper-Backfill in eu-west-1: deploy first/m,
  ],
  [
    "1 for an option that does not exist",
    { stateMachines: [], looks: [] },
    ["--nmae"],
    1,
    /^Unknown option '--nmae'/m,
  ],
])("ends with %s", async (_status, account, options, status, output) => {
  const { endpoint } = await serveStepFunctions(account);
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  };
  const run = promisify(execFile)(process.execPath, ["lib/commands/backfill.ts", ...options], { env });
  const {
    code = 0,
    stdout,
    stderr,
  } = await run.then(
    (ended) => ({ ...ended, code: 0 }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  expect(`${stdout}${stderr}`).toMatch(output);
  expect(code).toBe(status);
});
