// The Lambda function. It has three callers: the queue, with S3's notifications (the answer names the messages that failed); the
// clock (a schedule of EventBridge), each minute, with an empty event; and the state machine of a backfill, with one of its steps.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger } from "@aws-lambda-powertools/logger";
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import { Metrics } from "@aws-lambda-powertools/metrics";
import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { announceHeld } from "../announce/announce.ts";
import type { TimeLeft } from "../protocol/context.ts";
import { outcomeOfFault, settle } from "../protocol/settled.ts";
import { runBackfillStep } from "./backfill-step.ts";
import { openContext } from "./context-on-aws.ts";
import { environmentNames, settingsFile } from "./environment.ts";
import { observe } from "./observe.ts";
import { publish } from "./publish.ts";
import { tick } from "./tick.ts";

const logger = new Logger();
const metrics = new Metrics();
const settings = readFileSync(new URL(settingsFile, import.meta.url), "utf8");
const wanted = process.env[environmentNames.metrics] === "all" ? "all" : "alarmed";
/** Made once for each process. If a setting is wrong, the process does not start, and the queue keeps the messages. */
const context = openContext(process.env, settings, observe(logger, metrics, wanted));

export const handler = middy<SQSEvent | object, SQSBatchResponse | { readonly done: boolean } | undefined>()
  .use(injectLambdaContext(logger))
  // Not the middleware of Powertools, which would log a warning in each minute in which nothing happens.
  .use({ after: writeMetrics, onError: writeMetrics })
  .handler(async (event, invocation) => {
    const timeLeft = () => invocation.getRemainingTimeInMillis();
    if ("Records" in event) return thenAnnounce(await publish(event, context, timeLeft), timeLeft);
    if (Object.keys(event).length > 0)
      return thenAnnounce(await runBackfillStep(event, context, timeLeft), timeLeft);
    await tick(context, sleep);
    return undefined;
  });

/** A hub never fails what was published, and the clock announces the rest. */
async function thenAnnounce<Answer>(answer: Answer, timeLeft: TimeLeft): Promise<Answer> {
  const { status, reason } = { reason: undefined, ...(await settle(announceHeld(context, sleep, timeLeft))) };
  if (status === "rejected") context.report(outcomeOfFault("announcements", reason));
  return answer;
}

function writeMetrics(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
