// An execution environment of the function, as a process: it opens its stores as the function does, with the real adapter of S3, and
// works off one call after the other. It ends with its parent.
import { setTimeout as sleep } from "node:timers/promises";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { openContext } from "../../../lambdas/publish/context-on-aws.ts";
import { publish } from "../../../lambdas/publish/publish.ts";
import { tick } from "../../../lambdas/publish/tick.ts";
import { publication } from "../../publish/publish-fixture.ts";

/** A batch of the queue, or the clock's minute. */
export type Call = SQSEvent | "tick";

export interface CallResult {
  readonly failures: SQSBatchResponse["batchItemFailures"];
  /** Faults that reached the code, after the tries of the SDK. */
  readonly faults: readonly string[];
  /** What should never happen: refused files and withheld documents. */
  readonly wrongs: readonly string[];
}

/** The limit of a call, ms. */
const limit = 60_000;
let faults: string[] = [];
let wrongs: string[] = [];

const context = openContext(process.env, JSON.stringify({ ...publication, feedLength: 20 }), (outcome) => {
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
