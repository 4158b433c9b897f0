// The Lambda function as it is deployed, against S3 over HTTP: an event in, feeds in the site bucket.
import { readFileSync } from "node:fs";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import type { Context, SQSEvent } from "aws-lambda";
import { parseRssFeed } from "feedsmith";
import { beforeAll, expect, test } from "vitest";
import { environmentNames } from "../../lambdas/publish/environment.ts";
import { s3ObjectStore } from "../../lambdas/store/s3-object-store.ts";
import { eventFor, readText } from "./newsroom-fixture.ts";

const endpoint = process.env.KHULASA_S3_ENDPOINT;
const client = new S3Client({ ...(endpoint && { endpoint }), forcePathStyle: true });
const buckets = { inbox: "handler-inbox", catalog: "handler-catalog", site: "handler-site" };
const inbox = s3ObjectStore(client, buckets.inbox);
const site = s3ObjectStore(client, buckets.site);
const article = readFileSync(new URL("../../content/articles/1187246.txt", import.meta.url));

let invoke: (event: SQSEvent | object) => Promise<unknown>;

beforeAll(async () => {
  for (const bucket of Object.values(buckets)) await client.send(new CreateBucketCommand({ Bucket: bucket }));
  process.env.AWS_ENDPOINT_URL_S3 = endpoint;
  process.env.POWERTOOLS_METRICS_NAMESPACE = "Khulasa";
  process.env[environmentNames.inbox] = buckets.inbox;
  process.env[environmentNames.catalog] = buckets.catalog;
  process.env[environmentNames.site] = buckets.site;
  process.env[environmentNames.siteUrl] = "https://news.example";
  process.env[environmentNames.publication] = readFileSync(
    new URL("../../content/publication.json", import.meta.url),
    "utf8",
  );
  const { handler } = await import("../../lambdas/publish/handler.ts");
  const context = { functionName: "publish", awsRequestId: "1" } as Context;
  invoke = async (event) => handler(event, context);
});

test("a file in the inbox comes out in the feeds, and goes when it is removed", async () => {
  const key = "عرب وعالم/1187246 + نسخة.txt";
  await inbox.put(key, article, { contentType: "text/plain" });
  expect(await invoke(eventFor(key))).toEqual({ batchItemFailures: [] });

  for (const folder of ["", "sections/world/"]) {
    const rss = await readText(site, `${folder}rss.xml`);
    const { items } = parseRssFeed(rss ?? "");
    expect(items).toMatchObject([
      {
        title: "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب",
        link: "https://news.example/articles/1187246",
        guid: { value: "tag:khulasa.example,2026:1187246" },
      },
    ]);
  }
  expect(await site.head("atom.xml")).toMatchObject({ contentType: "application/xml; charset=utf-8" });
  expect(await site.head("articles/1187246")).toMatchObject({ contentType: "text/html; charset=utf-8" });

  await inbox.delete(key);
  expect(await invoke(eventFor(key))).toEqual({ batchItemFailures: [] });
  expect(parseRssFeed((await readText(site, "rss.xml")) ?? "").items ?? []).toEqual([]);
  expect(await site.head("articles/1187246")).toBeUndefined();
});

test("a message that nobody understands is answered as a failure of that message", async () => {
  const event = eventFor("absent.txt", "other.txt");
  const [, poison] = event.Records;
  if (poison) poison.body = "?";
  expect(await invoke(event)).toEqual({ batchItemFailures: [{ itemIdentifier: "message-1" }] });
});

test("the schedule's event publishes what has come due, and the feeds that the settings name", async () => {
  const catalog = s3ObjectStore(client, buckets.catalog);
  expect(await invoke({})).toBeUndefined();
  expect(await site.head("sections/sport/rss.xml")).toBeDefined();
  expect(Number(await readText(catalog, "due"))).toBeGreaterThan(Date.now() - 60_000);
});

test("a backfill's steps, as its state machine asks them, end in the feeds and say when all are done", async () => {
  const key = "أرشيف/1187246.txt";
  await inbox.put(key, article, { contentType: "text/plain" });
  expect(await invoke({ backfill: [key, "_refused/absent.txt.txt"] })).toEqual({ done: true });
  expect(await site.head("articles/1187246")).toBeDefined();
  expect(await invoke({ feeds: "begin" })).toEqual({ done: false });
  expect(await invoke({ feeds: "continue" })).toEqual({ done: true });
  expect(parseRssFeed((await readText(site, "sections/world/rss.xml")) ?? "").items).toHaveLength(1);
  await expect(invoke({ fees: "begin" })).rejects.toThrow();
});
