// Builds the messages that S3 would send to the queue, in its event message structure 2.2.
import { createHash } from "node:crypto";
import type { S3Event, SQSEvent, SQSRecord } from "aws-lambda";

export type S3EventName = "ObjectCreated:Put" | "ObjectRemoved:Delete";

/** A change of a key of the inbox. */
export interface InboxChange {
  readonly key: string;
  readonly eventName: S3EventName;
  /** When the key changed, in milliseconds since 1970. */
  readonly time: number;
  /** A number that is greater than that of every earlier event, of this and of other keys. */
  readonly sequence: number;
}

/** The event as S3 sends it. S3 encodes the key as HTML forms do: a space becomes `+`. */
export function s3Notification({ key, eventName, time, sequence }: InboxChange): S3Event {
  return {
    Records: [
      {
        eventVersion: "2.2",
        eventSource: "aws:s3",
        awsRegion: region,
        eventTime: new Date(time).toISOString(),
        eventName,
        userIdentity: { principalId: "local" },
        requestParameters: { sourceIPAddress: "127.0.0.1" },
        responseElements: { "x-amz-request-id": "local", "x-amz-id-2": "local" },
        s3: {
          s3SchemaVersion: "1.0",
          configurationId: "inbox",
          bucket: { name: "inbox", ownerIdentity: { principalId: "local" }, arn: "arn:aws:s3:::inbox" },
          object: { key: encodeKey(key), size: 0, eTag: "", sequencer: formatSequencer(sequence) },
        },
      },
    ],
  };
}

/** The sequence of a notification that {@link s3Notification} built. 0 for any other text, or without a text. */
export function readSequence(notification = ""): number {
  const sequencer = /"sequencer":"([0-9A-F]{16})"/.exec(notification)?.[1];
  return sequencer ? Number.parseInt(sequencer, 16) : 0;
}

/** A message of the queue, as the function receives it. */
export function sqsRecord(messageId: string, body: string, receiveCount: number, sent: number): SQSRecord {
  return {
    messageId,
    receiptHandle: messageId,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: String(sent),
      SenderId: "local",
      ApproximateFirstReceiveTimestamp: String(sent),
    },
    messageAttributes: {},
    md5OfBody: createHash("md5").update(body).digest("hex"),
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:${region}:000000000000:inbox-changes`,
    awsRegion: region,
  };
}

/** The event that the function gets for new files with these keys, as one batch of the queue. */
export function eventFor(keys: readonly string[], time: number): SQSEvent {
  const Records = keys.map((key, index) => {
    const notification = s3Notification({ key, eventName: "ObjectCreated:Put", time, sequence: index + 1 });
    return sqsRecord(`${index}`, JSON.stringify(notification), 1, time);
  });
  return { Records };
}

const region = "us-east-1";

function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
}

/** Always 16 digits: events of S3 are ordered by comparing these strings, which needs the same length. */
function formatSequencer(sequence: number): string {
  return sequence.toString(16).toUpperCase().padStart(16, "0");
}
