// Reads from the messages of a batch which keys of the inbox have changed. An event is only a hint, so nothing but its key and its
// time is used.
import type { SQSRecord } from "aws-lambda";
import * as z from "zod/mini";

const notification = z.object({
  Records: z.array(
    z.object({ eventTime: z.optional(z.string()), s3: z.object({ object: z.object({ key: z.string() }) }) }),
  ),
});

/** The message that S3 sends when the notification is set up. */
const testEvent = z.object({ Event: z.literal("s3:TestEvent") });

const message = z.union([notification, testEvent]);

/** A key that changed, and the time of S3's event (ISO 8601; empty if the event has none). */
export interface Change {
  readonly key: string;
  readonly time: string;
}

/**
 * Returns the changes that one message announces, in S3's event message structure 2.x. S3's test event announces none.
 *
 * @throws for a message of another kind, which then ends in the dead-letter queue
 */
export function readChanges(record: SQSRecord): readonly Change[] {
  const announced = message.parse(JSON.parse(record.body));
  if ("Event" in announced) return [];
  return announced.Records.map((event) => ({
    key: decodeKey(event.s3.object.key),
    time: event.eventTime ?? "",
  }));
}

/** S3 encodes keys in its events as HTML forms do: a space becomes `+`. */
function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replaceAll("+", " "));
}
