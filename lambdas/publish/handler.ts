// The Lambda function: an SQS event with S3 notifications in, a partial batch response out.
import { Logger } from "@aws-lambda-powertools/logger";
import { injectLambdaContext } from "@aws-lambda-powertools/logger/middleware";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { logMetrics } from "@aws-lambda-powertools/metrics/middleware";
import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { openNewsroom } from "./newsroom-on-aws.ts";
import { observe } from "./observe.ts";
import { publish } from "./publish.ts";

const logger = new Logger();
const metrics = new Metrics();
/** Once a cold start: a wrong setting ends it there, and the queue keeps the messages. */
const newsroom = openNewsroom(process.env, observe(logger, metrics));

export const handler = middy<SQSEvent, SQSBatchResponse>()
  .use(injectLambdaContext(logger))
  .use(logMetrics(metrics))
  .handler((event) => publish(event, newsroom));
