// A process that stands for one execution environment of the function. It opens its stores as the function does, with the real adapter
// of S3, and executes one call after the other. It ends when its parent process ends.
import { setTimeout as sleep } from "node:timers/promises";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { openContext } from "../../../lambdas/publish/aws/context-on-aws.ts";
import { publish } from "../../../lambdas/publish/publish.ts";
import { tick } from "../../../lambdas/publish/tick.ts";
import { soakPublication } from "./clean-run.ts";

/** The work of one call: a batch of the queue, or `tick` for the scheduled call of each minute. */
export type Call = SQSEvent | "tick";

export interface CallResult {
  readonly failures: SQSBatchResponse["batchItemFailures"];
  /** The faults that the code got, after all retries of the SDK. */
  readonly faults: readonly string[];
  /** Outcomes that must never happen: refused files, withheld documents and entries that were left out. */
  readonly wrongs: readonly string[];
}

/** The time limit of a call, in milliseconds. */
const limit = 60_000;
let faults: string[] = [];
let wrongs: string[] = [];

const context = openContext(process.env, JSON.stringify(soakPublication), (outcome) => {
  if (outcome.kind === "failed") faults.push(String((outcome.cause as Error).message));
  if (outcome.kind === "refused" || outcome.kind === "withheld" || outcome.kind === "leftOut")
    wrongs.push(JSON.stringify(outcome));
});

process.on("message", async (call: Call) => {
  [faults, wrongs] = [[], []];
  const end = Date.now() + limit;
  let failures: CallResult["failures"] = [];
  try {
    if (call === "tick") await tick(context, sleep);
    else failures = (await publish(call, context, () => end - Date.now())).batchItemFailures;
  } catch (error) {
    faults.push(String(error));
  }
  process.send?.({ failures, faults, wrongs } satisfies CallResult);
});
process.on("disconnect", () => process.exit());
