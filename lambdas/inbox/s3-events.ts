// Step 1: reads which keys have changed, by the messages of a batch. An event is only a hint, so nothing else in it is used.
import type { SQSRecord } from "aws-lambda";
import * as z from "zod";

const notification = z.object({
  Records: z.array(
    z.object({ eventTime: z.string().optional(), s3: z.object({ object: z.object({ key: z.string() }) }) }),
  ),
});

/** The message that S3 sends when the notification is set up. */
const testEvent = z.object({ Event: z.literal("s3:TestEvent") });

const message = z.union([notification, testEvent]);

/** A key that changed, and when S3 said so (ISO 8601; empty when it did not say). */
export interface Change {
  readonly key: string;
  readonly time: string;
}

/**
 * The changes that one message announces, in S3's event message structure 2.x; none for S3's test event.
 *
 * @throws when the message is of another kind: it belongs in the dead-letter queue.
 */
export function readChanges(record: SQSRecord): readonly Change[] {
  const announced = message.parse(JSON.parse(record.body));
  if ("Event" in announced) return [];
  return announced.Records.map((event) => ({
    key: decodeKey(event.s3.object.key),
    time: event.eventTime ?? "",
  }));
}

/** S3 encodes keys in its events as HTML forms do: a space is `+`. */
function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll("+", " "));
}
