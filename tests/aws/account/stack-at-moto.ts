// The stack, deployed by hand: what of the template matters to an article's way is made in moto through the API of each
// service. moto's CloudFormation would skip most of it and report success.
import {
  CreateBucketCommand,
  type Event,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { isAllowed, parsePolicy, type Statement } from "./iam-policy.ts";
import { account, region } from "./name-resources.ts";
import type { Resource, Template } from "./template.ts";

/** What of a bucket is left out here has its assertions in tests/lib. */
const bucketShape = z.object({
  VersioningConfiguration: z.strictObject({ Status: z.literal("Enabled") }).optional(),
  NotificationConfiguration: z
    .strictObject({
      QueueConfigurations: z.array(z.strictObject({ Event: z.string(), Queue: z.string() })),
    })
    .optional(),
});

const queueShape = z.strictObject({
  MessageRetentionPeriod: z.number().optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.number() }).optional(),
  SqsManagedSseEnabled: z.boolean().optional(),
  VisibilityTimeout: z.number().optional(),
});

export type QueueProperties = z.infer<typeof queueShape>;

/** The clients of moto's services, as people and S3 itself use them: nothing is denied to these. */
export function openClients(endpoint: string) {
  const options = { endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
  return { s3: new S3Client({ ...options, forcePathStyle: true }), sqs: new SQSClient(options) };
}

export type Clients = ReturnType<typeof openClients>;

/** The queues, those without dead letters of their own first. A queue's Ref becomes its URL. */
export async function makeQueues(template: Template, { sqs }: Clients): Promise<void> {
  const queues = template
    .all("AWS::SQS::Queue")
    .map((resource) => ({ resource, properties: readQueue(template, resource) }))
    .sort((a, b) => Number("RedrivePolicy" in a.properties) - Number("RedrivePolicy" in b.properties));
  for (const { resource, properties } of queues) {
    const { QueueUrl = "" } = await sqs.send(
      new CreateQueueCommand({
        QueueName: z.string().parse(template.resolve({ Ref: resource.logicalId })),
        Attributes: Object.fromEntries(
          Object.entries(properties).map(([name, value]) => [
            name,
            typeof value === "object" ? JSON.stringify(value) : String(value),
          ]),
        ),
      }),
    );
    template.made(resource.logicalId, { ref: QueueUrl });
  }
}

export function readQueue(template: Template, { properties }: Resource): QueueProperties {
  return queueShape.parse(template.resolve(properties));
}

/** A bucket with its versioning and its notifications. Like S3, refuses to notify a queue whose policy does not let it in. */
export async function makeBucket(template: Template, { logicalId, properties }: Resource, { s3 }: Clients) {
  const Bucket = z.string().parse(template.resolve({ Ref: logicalId }));
  await s3.send(new CreateBucketCommand({ Bucket }));
  const { VersioningConfiguration, NotificationConfiguration } = bucketShape.parse(
    template.resolve(properties),
  );
  if (VersioningConfiguration)
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  if (!NotificationConfiguration) return;
  const { QueueConfigurations } = NotificationConfiguration;
  for (const { Queue } of QueueConfigurations) {
    if (!maySend(template, Bucket, Queue)) throw new Error(`${Queue} does not let ${Bucket} in`);
  }
  await s3.send(
    new PutBucketNotificationConfigurationCommand({
      Bucket,
      NotificationConfiguration: {
        QueueConfigurations: QueueConfigurations.map(({ Event, Queue }) => ({
          QueueArn: Queue,
          Events: [Event as Event],
        })),
      },
    }),
  );
}

function maySend(template: Template, bucket: string, queueArn: string): boolean {
  return isAllowed(policiesOf(template, "AWS::SQS::QueuePolicy"), {
    action: "sqs:SendMessage",
    resource: queueArn,
    principal: ["Service", "s3.amazonaws.com"],
    context: {
      "aws:SourceAccount": account,
      "aws:SourceArn": `arn:aws:s3:::${bucket}`,
      "aws:SecureTransport": "true",
    },
  });
}

/** The statements of all policies of a type; of one role alone, if one is named. */
export function policiesOf(template: Template, type: string, roleArn?: string): readonly Statement[] {
  const shape = z.object({ PolicyDocument: z.unknown(), Roles: z.array(z.string()).optional() });
  return template
    .all(type)
    .map(({ properties }) => shape.parse(template.resolve(properties)))
    .filter(({ Roles }) => roleArn === undefined || Roles?.some((role) => roleArn.endsWith(`/${role}`)))
    .flatMap(({ PolicyDocument }) => parsePolicy(PolicyDocument));
}
