// The Lambda function: an SQS event with S3 notifications in, a partial batch response out. Each minute a schedule calls
// it too, with an event of no records, for the articles whose time has come, and for settings that a
// deployment has changed.
import { Logger } from "@aws-lambda-powertools/logger";
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { logMetrics } from "@aws-lambda-powertools/metrics/middleware";
import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { openNewsroom } from "./newsroom-on-aws.ts";
import { observe } from "./observe.ts";
import { publish } from "./publish.ts";
import { publishDue } from "./publish-due.ts";
import { renewStandingFeeds } from "./standing-feeds.ts";

/** What EventBridge Scheduler sends, as the stack sets it up. */
interface ScheduledEvent {
  readonly Records?: undefined;
}

const logger = new Logger();
const metrics = new Metrics();
/** Once a cold start: a wrong setting ends it there, and the queue keeps the messages. */
const newsroom = openNewsroom(process.env, observe(logger, metrics));

export const handler = middy<SQSEvent | ScheduledEvent, SQSBatchResponse | undefined>()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler(async (event) => {
    if (event.Records) return publish(event, newsroom);
    await renewStandingFeeds(newsroom);
    await publishDue(newsroom);
    return undefined;
  });
