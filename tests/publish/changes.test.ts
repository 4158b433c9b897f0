import { readFileSync } from "node:fs";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { expect, test } from "vitest";
import { readChanges } from "../../lambdas/inbox/s3-events.ts";

function messageOf(fixture: string): SQSRecord {
  const path = new URL(`../fixtures/events/${fixture}.json`, import.meta.url);
  const { Records } = JSON.parse(readFileSync(path, "utf8")) as SQSEvent;
  const [message] = Records;
  if (!message) throw new Error(`${fixture} has no record`);
  return message;
}

test("a created object's key is decoded: percents, and a space for each plus", () => {
  expect(readChanges(messageOf("s3-created"))).toEqual([
    { key: "رياضة/خبر 100% + 1.txt", time: "2017-12-08T08:00:00.123Z" },
  ]);
});

test("a removal is a change of its key like any other", () => {
  expect(readChanges(messageOf("s3-removed"))).toEqual([
    { key: "رياضة/خبر 100% + 1.txt", time: "2017-12-08T08:00:00.123Z" },
  ]);
});

test("the test event that S3 sends at set-up changes nothing", () => {
  expect(readChanges(messageOf("s3-test-event"))).toEqual([]);
});

test.each([
  "",
  "no JSON",
  "{}",
  '{"Records":[{"s3":{}}]}',
  '{"Event":"other"}',
  '{"Records":[{"s3":{"object":{"key":"%E0%A4%A"}}}]}',
])("a message that S3 never sent is an error, for the dead-letter queue: %s", (body) => {
  expect(() => readChanges({ body } as SQSRecord)).toThrow();
});
