// What carries messages from the queue to the function, as Lambda does it, with the template's own figures.
// Lambda developer guide, "Using Lambda with Amazon SQS" and "Handling errors for an SQS event source in Lambda".
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import * as z from "zod";
import { FunctionError } from "./execution-environment.ts";
import type { Template } from "./template.ts";

/** Strict: a property that is not carried out here would be a promise that nobody tested. */
const mappingShape = z.strictObject({
  BatchSize: z.number(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  FunctionResponseTypes: z.array(z.literal("ReportBatchItemFailures")).default([]),
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }),
});

const batchResponse = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/** The most that SQS gives at once. */
const receiveLimit = 10;

export type Invoke = (event: SQSEvent) => Promise<unknown>;

export class EventSourceMapping {
  /** How often each message was handed to the function, by its body: the id changes when it is sent again. */
  readonly deliveries = new Map<string, number>();
  readonly #sqs: SQSClient;
  readonly #queueUrl: string;
  readonly #properties: z.infer<typeof mappingShape>;
  readonly #underWay = new Set<Promise<void>>();

  constructor(template: Template, sqs: SQSClient, queueUrl: string) {
    const { properties } = template.one("AWS::Lambda::EventSourceMapping");
    this.#properties = mappingShape.parse(template.resolve(properties));
    this.#sqs = sqs;
    this.#queueUrl = queueUrl;
  }

  get concurrency(): number {
    return this.#properties.ScalingConfig.MaximumConcurrency;
  }

  /** Works the queue off, one worker for each of these, until nothing is left in it, visible or in flight. */
  async drain(workers: readonly Invoke[]): Promise<void> {
    if (workers.length > this.concurrency) throw new RangeError(`${this.concurrency} workers are the most`);
    await Promise.all(workers.map((invoke) => this.#work(invoke)));
  }

  async #work(invoke: Invoke): Promise<void> {
    for (;;) {
      const batch = await this.#receive();
      if (batch.length > 0) {
        const work = this.#deliver(batch, invoke);
        this.#underWay.add(work);
        await work.finally(() => this.#underWay.delete(work));
      } else if (this.#underWay.size > 0) await Promise.race(this.#underWay);
      else return;
    }
  }

  /** With a window, batches are filled as far as there is anything to fill them with; the waiting is left out. */
  async #receive(): Promise<readonly Message[]> {
    const { BatchSize, MaximumBatchingWindowInSeconds } = this.#properties;
    const batch: Message[] = [];
    do {
      const { Messages = [] } = await this.#sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: this.#queueUrl,
          MaxNumberOfMessages: Math.min(receiveLimit, BatchSize - batch.length),
          MessageSystemAttributeNames: ["All"],
        }),
      );
      batch.push(...Messages);
      if (Messages.length === 0) break;
    } while (MaximumBatchingWindowInSeconds > 0 && batch.length < BatchSize);
    return batch;
  }

  async #deliver(batch: readonly Message[], invoke: Invoke): Promise<void> {
    for (const { Body = "" } of batch) this.deliveries.set(Body, (this.deliveries.get(Body) ?? 0) + 1);
    const arn = this.#properties.EventSourceArn;
    const failed = await this.#failures(
      invoke({ Records: batch.map((message) => toRecord(message, arn)) }),
      batch,
    );
    for (const message of batch) {
      const { ReceiptHandle } = message;
      const at = { QueueUrl: this.#queueUrl, ReceiptHandle };
      if (!failed.includes(message)) await this.#sqs.send(new DeleteMessageCommand(at));
      // Its visibility timeout is over.
      else await this.#sqs.send(new ChangeMessageVisibilityCommand({ ...at, VisibilityTimeout: 0 }));
    }
  }

  /** The whole batch, when the function fails and when its answer names a message that is not of the batch. */
  async #failures(invocation: Promise<unknown>, batch: readonly Message[]): Promise<readonly Message[]> {
    let answer: unknown;
    try {
      answer = await invocation;
    } catch (error) {
      if (error instanceof FunctionError) return batch;
      throw error;
    }
    if (!this.#properties.FunctionResponseTypes.includes("ReportBatchItemFailures")) return [];
    const response = batchResponse.safeParse(answer);
    if (!response.success) return batch;
    const named = new Set(response.data?.batchItemFailures?.map(({ itemIdentifier }) => itemIdentifier));
    const failed = batch.filter(({ MessageId = "" }) => named.has(MessageId));
    return failed.length < named.size ? batch : failed;
  }
}

/** A message as the function gets it (aws-lambda's SQSRecord), from the message as SQS gives it. */
function toRecord(message: Message, eventSourceARN: string): SQSRecord {
  const { MessageId = "", ReceiptHandle = "", Body = "", MD5OfBody = "", Attributes = {} } = message;
  const {
    ApproximateReceiveCount = "",
    SentTimestamp = "",
    SenderId = "",
    ApproximateFirstReceiveTimestamp = "",
  } = Attributes;
  return {
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: { ApproximateReceiveCount, SentTimestamp, SenderId, ApproximateFirstReceiveTimestamp },
    messageAttributes: {},
    md5OfBody: MD5OfBody,
    eventSource: "aws:sqs",
    eventSourceARN,
    awsRegion: eventSourceARN.split(":")[3] ?? "",
  };
}
