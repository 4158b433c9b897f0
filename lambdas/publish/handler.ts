// The Lambda function. It has four callers: its queue, with S3's notifications (the answer names the messages that failed); the
// clock, each minute, with an empty event; the state machine of a backfill, with one of its steps; and a release, with a check.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger } from "@aws-lambda-powertools/logger";
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import { Metrics } from "@aws-lambda-powertools/metrics";
import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { runBackfillStep } from "./backfill-step.ts";
import { checkVersion } from "./check-version.ts";
import { openContext } from "./context-on-aws.ts";
import { environmentNames, settingsFile } from "./environment.ts";
import { forgetWhenIdle } from "./idle.ts";
import { observe } from "./observe.ts";
import { publish } from "./publish.ts";
import { tick } from "./tick.ts";

const logger = new Logger();
const metrics = new Metrics();
const settings = readFileSync(new URL(settingsFile, import.meta.url), "utf8");
const wanted = process.env[environmentNames.metrics] === "all" ? "all" : "alarmed";
/** Opened once for each process. A wrong setting ends the start, and the queue keeps the messages. */
const memory = forgetWhenIdle(openContext(process.env, settings, observe(logger, metrics, wanted)));

export const handler = middy<SQSEvent | object, SQSBatchResponse | { readonly done: boolean } | undefined>()
  .use(injectLambdaContext(logger))
  // Powertools' own middleware would log a warning each minute in which nothing happens.
  .use({ after: endCall, onError: endCall })
  .handler(async (event, invocation) => {
    const context = memory.beginCall();
    const timeLeft = () => invocation.getRemainingTimeInMillis();
    if ("Records" in event) return publish(event, context, timeLeft);
    if ("check" in event) return checkVersion(context);
    if (Object.keys(event).length > 0) return runBackfillStep(event, context, timeLeft);
    await tick(context, sleep);
    return undefined;
  });

function endCall(): void {
  memory.endCall();
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
