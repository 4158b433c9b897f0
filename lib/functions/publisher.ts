// The publish function: its code, settings, queue and permissions.
import { Duration, Stack } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { Alias, type CfnFunction, type Function as LambdaFunction, Tracing } from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { Construct } from "constructs";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { environmentNames, settingsFile } from "../../lambdas/publish/aws/environment.ts";
import type { Catalog } from "../buckets/catalog.ts";
import type { Inbox } from "../buckets/inbox.ts";
import { bundledCode } from "../bundle/bundled-code.ts";
import type { Site } from "../cdn/site.ts";
import type { Deployment } from "../deployment.ts";
import { metricsNamespace, serviceName } from "../operations/metrics.ts";
import { liveAlias } from "../release/release-guard.ts";
import { OwnFunction } from "./own-function.ts";

export interface PublisherProps {
  /** The newspaper's name, which is in its metrics and log lines. */
  readonly name: string;
  readonly inbox: Inbox;
  readonly catalog: Catalog;
  readonly site: Site;
  /** Where the site is served, without a final slash. */
  readonly siteUrl: string;
  readonly publication: Publication;
  readonly deployment: Deployment;
  readonly timeout: Duration;
}

/**
 * The Lambda function that publishes, with its role and its log. The queue, the schedule of each minute, the backfill and a release call it.
 * The settings are bundled with the code, so a change of the settings is a change of the code.
 */
export class Publisher extends OwnFunction {
  /** What the queue, the schedule and the backfill call: the function itself, or its alias if releases are guarded. */
  readonly entry: LambdaFunction | Alias;
  /** The id of the mapping from the queue to the function. */
  readonly trigger: string;

  constructor(scope: Construct, id: string, props: PublisherProps) {
    const { inbox, catalog, site, publication, deployment } = props;
    super(scope, id, {
      description: "Makes every feed agree with the inbox",
      code: bundledCode("lambdas/publish/handler.ts", {
        files: { [settingsFile]: JSON.stringify(publication, undefined, 2) },
        hasNativePackages: !scope.node.tryGetContext(withoutNativePackages),
      }),
      handler: "handler",
      memorySize: deployment.memorySize,
      timeout: props.timeout,
      logRetention: deployment.logRetentionDays,
      statements: statements(inbox.bucket, catalog.bucket, site.bucket),
      // If tracing is on, X-Ray gets Lambda's own segments: cold starts, durations, crashes. CDK adds the permissions for the two actions
      // that send them. These actions can't be limited to a resource. What happens inside an invocation is in the log, each line with the
      // trace's id.
      tracing: deployment.monitoring === "full" ? Tracing.ACTIVE : Tracing.DISABLED,
      environment: {
        [environmentNames.inbox]: inbox.bucket.bucketName,
        [environmentNames.catalog]: catalog.bucket.bucketName,
        [environmentNames.site]: site.bucket.bucketName,
        [environmentNames.siteUrl]: props.siteUrl,
        [environmentNames.metrics]: deployment.monitoring === "full" ? "all" : "alarmed",
        POWERTOOLS_SERVICE_NAME: serviceName(props.name),
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
        LOG_LEVEL: "INFO",
        // Makes stack traces in the log name the file and line of the source. It takes about 40 ms of a cold start.
        NODE_OPTIONS: "--enable-source-maps",
        // One heap for all threads. With a heap for each, a Word document of large pictures takes a hundred megabytes more.
        MALLOC_ARENA_MAX: "1",
      },
    });

    // CDK's name for the uploaded code is a hash of its bytes. When it changes, every feed is regenerated.
    const { code } = this.function.node.defaultChild as CfnFunction;
    const { s3Key = "" } = Stack.of(this).resolve(code) as CfnFunction.CodeProperty;
    this.function.addEnvironment(environmentNames.code, s3Key);

    this.entry =
      deployment.releaseGuard === "on"
        ? new Alias(this, "Live", { aliasName: liveAlias, version: this.function.currentVersion })
        : this.function;

    // When the clock's scheduled call fails or is throttled, Lambda does not retry it. The call of the next minute does the missed work,
    // too.
    this.entry.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });

    const trigger = new SqsEventSource(inbox.queue, {
      // No batching window: with any window, even of one second, "Lambda might wait for up to 20 seconds" on a quiet queue.
      // Without one a single article is published at once. A batch without a window holds ten at most.
      batchSize: 10,
      // Without a hub, the smallest value that Lambda allows. If many articles come at once, they wait in the queue and come in full
      // batches, so ten articles need only one regeneration. More workers would only conflict on the documents that all of them write. With
      // a hub, one more is allowed, because one of them may wait for the hub.
      maxConcurrency: publication.hub === undefined ? 2 : 3,
      reportBatchItemFailures: true,
    });
    this.entry.addEventSource(trigger);
    this.trigger = trigger.eventSourceMappingId;
  }
}

/** The function's permissions on the buckets. CDK adds the permissions on the queue and on X-Ray. */
function statements(inbox: IBucket, catalog: IBucket, site: IBucket): readonly PolicyStatement[] {
  return [
    // HEAD needs s3:GetObject. Writes with If-Match need it, too, in addition to s3:PutObject or s3:DeleteObject.
    new PolicyStatement({ actions: ["s3:GetObject"], resources: [inbox.arnForObjects("*")] }),
    new PolicyStatement({
      actions: ["s3:PutObject", "s3:DeleteObject"],
      resources: [inbox.arnForObjects("_refused/*")],
    }),
    new PolicyStatement({
      actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      resources: [catalog.arnForObjects("*"), site.arnForObjects("*")],
    }),
    // Without this permission S3 answers 403 instead of 404 for an absent key, which the function would treat as a fault.
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [inbox.bucketArn, catalog.bucketArn, site.bucketArn],
    }),
  ];
}

/** The name of a CDK context value for tests, which have no network: the code then lacks the packages that npm would fetch. */
export const withoutNativePackages = "khulasa:without-native-packages";
