// The inside of an execution environment, run by Node alone: loads the handler once, and answers one event after another.
// Arguments: the handler's file and what it exports.
import { pathToFileURL } from "node:url";
import type { Invocation, Outcome } from "./execution-environment.ts";

const [, , file = "", exported = ""] = process.argv;
const realNow = Date.now;
let ahead = 0;
Date.now = () => realNow() + ahead;

const { [exported]: handler } = await import(pathToFileURL(file).href);

process.on("message", async ({ requestId, event, clockAhead, timeout }: Invocation) => {
  ahead = clockAhead;
  const context = {
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    awsRequestId: requestId,
    // All of it, always: how busy this machine is must not decide what is left for the next call.
    getRemainingTimeInMillis: () => timeout,
  };
  let outcome: Outcome;
  try {
    outcome = { requestId, result: await handler(event, context) };
  } catch (error) {
    outcome = {
      requestId,
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
  process.send?.(outcome);
});
