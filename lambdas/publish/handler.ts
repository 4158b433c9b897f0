// The Lambda function. It has four callers: the queue, with S3's notifications (the answer names the messages that failed); the
// clock (a schedule of EventBridge), each minute, with an empty event; the state machine of a backfill, with one of its steps; and a
// release, with a check.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger } from "@aws-lambda-powertools/logger";
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import { Metrics } from "@aws-lambda-powertools/metrics";
import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { announceHeld } from "../announce/announce.ts";
import type { PublishContext, TimeLeft } from "../protocol/context.ts";
import { outcomeOfFault, settle } from "../protocol/settled.ts";
import { openContext } from "./aws/context-on-aws.ts";
import { environmentNames, settingsFile } from "./aws/environment.ts";
import { observe } from "./aws/observe.ts";
import { runBackfillStep } from "./backfill-step.ts";
import { checkVersion } from "./check-version.ts";
import { forgetWhenIdle } from "./idle.ts";
import { publish } from "./publish.ts";
import { tick } from "./tick.ts";

const logger = new Logger();
const metrics = new Metrics();
const settings = readFileSync(new URL(settingsFile, import.meta.url), "utf8");
const wanted = process.env[environmentNames.metrics] === "all" ? "all" : "alarmed";
/** Made once for each process. If a setting is wrong, the process does not start, and the queue keeps the messages. */
const memory = forgetWhenIdle(openContext(process.env, settings, observe(logger, metrics, wanted)));

export const handler = middy<SQSEvent | object, SQSBatchResponse | { readonly done: boolean } | undefined>()
  .use(injectLambdaContext(logger))
  // The middleware of Powertools is not used, because it would log a warning in each minute in which nothing happens.
  .use({ after: endCall, onError: endCall })
  .handler(async (event, invocation) => {
    const context = memory.beginCall();
    const timeLeft = () => invocation.getRemainingTimeInMillis();
    const thenAnnounce = <Answer>(answer: Answer) => announceAfter(answer, context, timeLeft);
    if ("Records" in event) return thenAnnounce(await publish(event, context, timeLeft));
    if ("check" in event) return checkVersion(context);
    if (Object.keys(event).length > 0) return thenAnnounce(await runBackfillStep(event, context, timeLeft));
    await tick(context, sleep);
    return undefined;
  });

/** Tells the hub of changed feeds. A failure of the hub does not fail the messages: the clock's calls tell the hub again. */
async function announceAfter<Answer>(
  answer: Answer,
  context: PublishContext,
  timeLeft: TimeLeft,
): Promise<Answer> {
  const { status, reason } = { reason: undefined, ...(await settle(announceHeld(context, sleep, timeLeft))) };
  if (status === "rejected") context.report(outcomeOfFault("announcements", reason));
  return answer;
}

function endCall(): void {
  memory.endCall();
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
