// A standard queue promises neither order nor that a message comes once ("Amazon SQS at-least-once delivery", SQS developer guide).
// moto's is better behaved than that; this makes it as bad as it may be.
import {
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

const batch = 10;

/** Takes all messages out and puts them in again in any order, one in so many twice. Answers the bodies. */
export async function shuffle(
  sqs: SQSClient,
  QueueUrl: string,
  random: () => number,
  oneIn: number,
): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: batch }),
    );
    if (Messages.length === 0) break;
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    for (const { Body = "" } of Messages) bodies.push(Body);
  }
  const twice = bodies.filter(() => random() * oneIn < 1);
  const all = [...bodies, ...twice]
    .map((body) => ({ body, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ body }) => body);
  await send(sqs, QueueUrl, all);
  return bodies;
}

export async function send(sqs: SQSClient, QueueUrl: string, bodies: readonly string[]): Promise<void> {
  for (let start = 0; start < bodies.length; start += batch) {
    const Entries = bodies
      .slice(start, start + batch)
      .map((MessageBody, index) => ({ Id: String(index), MessageBody }));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  }
}
