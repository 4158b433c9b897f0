// What the function may do is what it needs: every request of a run is allowed, and nothing is allowed that none needed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { drop, png, readText } from "../publish/publish-fixture.ts";
import { type AccessRequest, findUnneeded, isAllowed, type Statement } from "./account/iam-policy.ts";
import { type NewspaperOnAws, openNewspaper } from "./newspaper-on-aws.ts";

let newspaper: NewspaperOnAws;

/** All that ever happens to an article: published, moved, refused, mended, removed, and the clock ticks. */
beforeAll(async () => {
  newspaper = await openNewspaper();
  const { inbox } = newspaper;
  await newspaper.tick();
  for (const draft of [
    { section: "الرياضة" },
    { section: "الثقافة" },
    "؟",
    { section: "الثقافة", text: "نص آخر." },
  ]) {
    await drop(inbox, "a.txt", typeof draft === "string" ? draft : { id: "1", ...draft });
    await newspaper.publish();
  }
  await inbox.put("a.png", png(7), { contentType: "image/png" });
  await newspaper.publish();
  await inbox.delete("a.txt");
  await inbox.delete("a.png");
  await newspaper.publish();
});
afterAll(() => newspaper.close());

function statementsOn(service: string): readonly Statement[] {
  return newspaper.role.filter(({ Action }) => Action.some((action) => action.startsWith(`${service}:`)));
}

function output(name: string): string {
  return newspaper.template.output(name);
}

/** As a resource's policy names it. */
function arnOf(type: string, prefix: string): string {
  const { logicalId } = newspaper.template.one(type, prefix);
  return String(newspaper.template.resolve({ "Fn::GetAtt": [logicalId, "Arn"] }));
}

const bucket = (prefix: string) => arnOf("AWS::S3::Bucket", prefix);

test("the run went all the way, and S3 never said no", async () => {
  expect(newspaper.s3.denied).toEqual([]);
  expect(await newspaper.count("Queue")).toBe(0);
  expect(await newspaper.count("DeadLetterQueue")).toBe(0);
  expect(await readText(newspaper.catalog, "articles/1")).toContain('"places":[]');
  expect(await newspaper.inbox.list({ prefix: "" })).toEqual([]);
});

test("every action on every bucket that is allowed was needed", () => {
  expect(findUnneeded(statementsOn("s3"), newspaper.s3.needed())).toEqual([]);
});

test.each([
  ["delete an editor's file", "s3:DeleteObject", () => `${bucket("InboxBucket")}/a.txt`],
  ["write among the editors' files", "s3:PutObject", () => `${bucket("InboxBucket")}/a.txt`],
  ["write beside the refusals", "s3:PutObject", () => `${bucket("InboxBucket")}/_refused.txt`],
  ["delete an old version", "s3:DeleteObjectVersion", () => `${bucket("CatalogBucket")}/articles/1`],
  ["read an old version", "s3:GetObjectVersion", () => `${bucket("InboxBucket")}/a.txt`],
  ["open the site to others", "s3:PutBucketPolicy", () => bucket("SiteBucket")],
  ["change who may read an object", "s3:PutObjectAcl", () => `${bucket("SiteBucket")}/rss.xml`],
  ["turn the inbox's versions off", "s3:PutBucketVersioning", () => bucket("InboxBucket")],
  ["delete a bucket", "s3:DeleteBucket", () => bucket("SiteBucket")],
  ["list the access logs", "s3:ListBucket", () => bucket("AccessLogsBucket")],
  ["read the access logs", "s3:GetObject", () => `${bucket("AccessLogsBucket")}/inbox/x`],
  ["list all buckets", "s3:ListAllMyBuckets", () => "arn:aws:s3:::"],
  ["read other newspapers' buckets", "s3:GetObject", () => "arn:aws:s3:::khulasa-inboxbucket/a.txt"],
  ["put messages into its queue", "sqs:SendMessage", () => arnOf("AWS::SQS::Queue", "InboxQueue")],
  ["empty its queue", "sqs:PurgeQueue", () => arnOf("AWS::SQS::Queue", "InboxQueue")],
  ["take dead letters", "sqs:ReceiveMessage", () => arnOf("AWS::SQS::Queue", "InboxDeadLetters")],
  ["make log groups", "logs:CreateLogGroup", () => arnOf("AWS::Logs::LogGroup", "PublisherLogs")],
  ["call itself", "lambda:InvokeFunction", () => arnOf("AWS::Lambda::Function", "PublisherFunction")],
])("it may not %s", (_what, action, resource) => {
  expect(mayDo({ action, resource: resource() })).toBe(false);
});

test("it takes messages from its queue: the three actions that Lambda asks for, and two that CDK adds", () => {
  const queue = arnOf("AWS::SQS::Queue", "InboxQueue");
  const asked = ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"];
  const added = ["ChangeMessageVisibility", "GetQueueUrl"];
  const requests = [...asked, ...added].map((action) => ({ action: `sqs:${action}`, resource: queue }));
  expect(requests.every(mayDo)).toBe(true);
  expect(findUnneeded(statementsOn("sqs"), requests)).toEqual([]);
  expect(output("Queue")).toContain(queue.split(":").at(-1));
});

test("it writes its own log and its traces, and has no other business anywhere", () => {
  const stream = `${arnOf("AWS::Logs::LogGroup", "PublisherLogs").slice(0, -1)}log-stream:2026/11/24/[$LATEST]1`;
  const logging = ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => ({
    action,
    resource: stream,
  }));
  expect(logging.every(mayDo)).toBe(true);
  expect(findUnneeded(statementsOn("logs"), logging)).toEqual([]);

  const tracing = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"].map((action) => ({
    action,
    resource: "*",
  }));
  expect(findUnneeded(statementsOn("xray"), tracing)).toEqual([]);
  const known = ["s3", "sqs", "logs", "xray"].flatMap(statementsOn);
  expect(newspaper.role.filter((statement) => !known.includes(statement))).toEqual([]);
});

function mayDo(request: AccessRequest): boolean {
  return isAllowed(newspaper.role, request);
}
