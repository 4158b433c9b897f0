// What the state machine of a backfill asks of the function, in its order, on files that no event spoke of.
import { readFileSync } from "node:fs";
import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type NewspaperOnAws, openNewspaper } from "./newspaper-on-aws.ts";
import { readTitles } from "./read-feeds.ts";

let newspaper: NewspaperOnAws;

beforeAll(async () => {
  newspaper = await openNewspaper();
});
afterAll(() => newspaper.close());

test("a batch makes the pages, the last step the feeds, and it says when all are done", async () => {
  const { inbox, site, sqs, template } = newspaper;
  const key = "أرشيف/1187246.txt";
  const article = readFileSync(new URL("../../content/articles/1187246.txt", import.meta.url));
  await inbox.put(key, article, { contentType: "text/plain" });
  await sqs.send(new PurgeQueueCommand({ QueueUrl: template.output("Queue") }));

  expect(await newspaper.backfill({ backfill: [key, "_refused/absent.txt.txt"] })).toEqual({ done: true });
  expect(await site.head("articles/1187246")).toBeDefined();
  expect(await site.head("rss.xml")).toBeUndefined();
  expect(await newspaper.backfill({ feeds: "begin" })).toEqual({ done: false });
  expect(await newspaper.backfill({ feeds: "continue" })).toEqual({ done: true });
  expect(await readTitles(site, "sections/world/")).toHaveLength(1);
  expect(newspaper.s3.denied).toEqual([]);
});

test("a step that nobody knows is an error, which the state machine sees", async () => {
  await expect(newspaper.backfill({ fees: "begin" })).rejects.toThrow();
});
