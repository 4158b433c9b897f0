// Finds the deployed newspaper: the outputs of its stack, its buckets, and its site as readers get it.
import { S3Client } from "@aws-sdk/client-s3";
import { GetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, vi } from "vitest";
import * as z from "zod";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { s3ObjectStore } from "../../lambdas/store/s3-object-store.ts";
import { fetchFromCdn } from "./cdn.ts";
import { aws, endpoint, type Identity, region } from "./commands.ts";
import { editor, engineer } from "./people.ts";

export type Newspaper = Awaited<ReturnType<typeof findNewspaper>>;

const stacks = z.object({
  Stacks: z.tuple([
    z.object({ Outputs: z.array(z.object({ OutputKey: z.string(), OutputValue: z.string() })) }),
  ]),
});

const resources = z.object({
  StackResources: z.array(
    z.object({ LogicalResourceId: z.string(), ResourceType: z.string(), PhysicalResourceId: z.string() }),
  ),
});

/** How long to wait for something to happen, in milliseconds. After this, the test fails. */
const patience = 10 * 60_000;

let found: ReturnType<typeof describeNewspaper> | undefined;

/** Returns the deployed newspaper. It is looked up only once after each deployment. */
export function findNewspaper() {
  found ??= describeNewspaper();
  return found;
}

/** Must be called after a deployment, so that `findNewspaper` looks the newspaper up again. */
export function forgetNewspaper(): void {
  found = undefined;
}

async function describeNewspaper() {
  const as = await engineer();
  const described = stacks.parse(await aws("cloudformation describe-stacks --stack-name Khulasa", as));
  const outputs = new Map(described.Stacks[0].Outputs.map((each) => [each.OutputKey, each.OutputValue]));
  const output = (name: string) => required(outputs.get(name), name);
  const { StackResources } = resources.parse(
    await aws("cloudformation describe-stack-resources --stack-name Khulasa", as),
  );
  const named = (type: string, prefix: string) => {
    const found = StackResources.filter(
      ({ ResourceType, LogicalResourceId }) => ResourceType === type && LogicalResourceId.startsWith(prefix),
    );
    if (found.length !== 1) throw new Error(`${found.length} of ${type} ${prefix}`);
    return required(found[0]?.PhysicalResourceId, prefix);
  };
  const bucket = (prefix: string) => named("AWS::S3::Bucket", prefix);
  const inbox = new URL(output("DropArticlesInto")).host;
  const siteUrl = output("FrontPage");
  return {
    output,
    named,
    siteUrl,
    buckets: {
      inbox,
      catalog: bucket("Catalog"),
      site: bucket("Site"),
      accessLogs: output("AccessLogsBucket"),
    },
    /** The inbox, with the permissions of an editor. */
    inbox: storeOf(inbox, await editor(output("EditorsPolicy"))),
    /** The other buckets, with the permissions of the engineer. */
    catalog: storeOf(bucket("Catalog"), as),
    siteBucket: storeOf(bucket("Site"), as),
    site: readThroughCdn(siteUrl),
    /** Waits until every event of the inbox is handled. */
    settle: () => eventually(async () => expect(await countMessages(output("Queue"), as)).toBe(0)),
    countDeadLetters: () => countMessages(output("DeadLetterQueue"), as),
  };
}

/** Counts the messages in a queue: those that wait, and those that were received but not deleted yet. */
async function countMessages(QueueUrl: string, as: Identity): Promise<number> {
  const client = new SQSClient({ endpoint, region, credentials: credentialsOf(as) });
  const AttributeNames = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"] as const;
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }),
  );
  client.destroy();
  return AttributeNames.reduce((sum, name) => sum + Number(Attributes[name]), 0);
}

export function storeOf(bucket: string, as: Identity): ObjectStore {
  return s3ObjectStore(clientOf(as), bucket);
}

export function clientOf(as: Identity): S3Client {
  return new S3Client({ endpoint, region, credentials: credentialsOf(as), forcePathStyle: true });
}

export function credentialsOf(as: Identity) {
  return {
    accessKeyId: as.AWS_ACCESS_KEY_ID,
    secretAccessKey: as.AWS_SECRET_ACCESS_KEY,
    ...(as.AWS_SESSION_TOKEN && { sessionToken: as.AWS_SESSION_TOKEN }),
  };
}

export interface Readable {
  get(key: string): Promise<{ readonly body: Uint8Array } | undefined>;
}

/** Reads documents as readers get them. Returns `undefined` for each status other than 200. */
function readThroughCdn(siteUrl: string): Readable {
  return {
    async get(key) {
      const answer = await fetchFromCdn(`${siteUrl}/${encodeURI(key)}`);
      return answer.status === 200 ? answer : undefined;
    },
  };
}

/** Repeats an attempt until it succeeds. */
export function eventually<Result>(attempt: () => Promise<Result>): Promise<Result> {
  return vi.waitFor(attempt, { timeout: patience, interval: 1000 });
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw new Error(`the stack has no ${name}`);
  return value;
}
