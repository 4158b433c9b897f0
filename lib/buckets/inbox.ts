// The inbox bucket, the queue of its events, and the dead-letter queue.
import { Duration, Names, Stack, Token } from "aws-cdk-lib";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Bucket, type CfnBucket } from "aws-cdk-lib/aws-s3";
import { Queue, QueueEncryption, RedrivePermission } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import { type VersionedBucketProps, versionedBucket } from "./versioned-bucket.ts";

export interface InboxProps extends VersionedBucketProps {
  /** The timeout of the function that consumes the queue. */
  readonly consumerTimeout: Duration;
}

/**
 * Editors write to the bucket. The function reads it, and writes only reports of refusals, under `_refused/`. S3 can't exclude a
 * prefix from its notifications, so a report causes an event too; the function ignores it, so there is no loop. A backfill lists the
 * bucket. Only S3 can send to the queue, for this bucket, and only the function can receive.
 */
export class Inbox extends Construct {
  readonly bucket: Bucket;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: InboxProps) {
    super(scope, id);
    const { bucketName, consumerTimeout } = props;

    // Each of the two queues refers to the other. CloudFormation can't resolve circular references, so one queue has a fixed name.
    const queueName = Names.uniqueResourceName(this, { maxLength: 70, separator: "-" }).concat("-events");
    const queueArn = Stack.of(this).formatArn({ service: "sqs", resource: queueName });

    this.deadLetters = new Queue(this, "DeadLetters", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // The longest time that SQS allows. A message that is moved to this queue keeps its age, so the time must be longer than the four
      // days of the other queue.
      retentionPeriod: Duration.days(14),
      redriveAllowPolicy: {
        redrivePermission: RedrivePermission.BY_QUEUE,
        sourceQueues: [Queue.fromQueueArn(this, "Source", queueArn)],
      },
    });

    this.queue = new Queue(this, "Queue", {
      queueName,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // "At least six times the timeout of the function" (Lambda developer guide, "Configuring a queue to use with Lambda").
      visibilityTimeout: Duration.seconds(6 * consumerTimeout.toSeconds()),
      // Ten attempts, six minutes apart: after an outage of up to an hour, everything continues without a person's help.
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 10 },
    });

    this.bucket = new Bucket(this, "Bucket", versionedBucket("inbox", props));
    this.notify(bucketName ?? this.namePattern());
  }

  /**
   * A pattern for the bucket name that CloudFormation will make: the stack's name, the logical id and 13 letters, in lower case. If that is
   * too long for a bucket name, or if the stack's name is not known yet, every bucket of the account may send events. That does no harm,
   * because the function only takes the key and the time from an event, and looks at that key in its own inbox.
   */
  private namePattern(): string {
    const stack = Stack.of(this);
    const begin = `${stack.stackName}-${stack.getLogicalId(this.bucket.node.defaultChild as CfnBucket)}-`;
    const isKnown = !Token.isUnresolved(stack.stackName) && begin.length + 13 <= 63;
    return isKnown ? `${begin.toLowerCase()}*` : "*";
  }

  /**
   * Sets up the notification with CloudFormation alone; `bucket.addEventNotification` would deploy a function of CDK's own. S3 sends a
   * test message at once, so the queue's policy must exist before the bucket. The policy can't refer to the bucket, because that
   * would be a circular dependency. So it has the name, or a pattern of the name that CloudFormation will give the bucket.
   */
  private notify(name: string): void {
    const stack = Stack.of(this);
    const { policyDependable } = this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("s3.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.queue.queueArn],
        conditions: {
          StringEquals: { "aws:SourceAccount": stack.account },
          ArnLike: {
            "aws:SourceArn": stack.formatArn({ service: "s3", region: "", account: "", resource: name }),
          },
        },
      }),
    );

    const bucket = this.bucket.node.defaultChild as CfnBucket;
    bucket.notificationConfiguration = {
      queueConfigurations: ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"].map((event) => ({
        event,
        queue: this.queue.queueArn,
      })),
    };
    if (policyDependable) bucket.node.addDependency(policyDependable);
  }
}
