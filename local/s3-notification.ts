// Builds the messages that S3 would send to the queue, in its event message structure 2.2.
import { createHash } from "node:crypto";
import type { S3Event, SQSRecord } from "aws-lambda";

export type S3EventName = "ObjectCreated:Put" | "ObjectRemoved:Delete";

/** A change of a key of the inbox. */
export interface InboxChange {
  readonly key: string;
  readonly eventName: S3EventName;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Grows with each event, of any key. */
  readonly sequence: number;
}

/** The event that S3 sends. It encodes the key as HTML forms do: a space is `+`. */
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

/** The sequence of one of our notifications; 0 for any other text or none. */
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

const region = "us-east-1";

function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
}

/** Always of the same length, because in S3 the greater string is the later event. */
function formatSequencer(sequence: number): string {
  return sequence.toString(16).toUpperCase().padStart(16, "0");
}
