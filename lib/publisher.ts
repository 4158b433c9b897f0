// The publish function: its code, its settings, what wakes it, and what it may do.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AssetHashType, Duration, RemovalPolicy, Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import {
  Architecture,
  type AssetCode,
  type CfnFunction,
  Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import type { IQueue } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Publication } from "../lambdas/publication/publication.ts";
import { environmentNames, settingsFile } from "../lambdas/publish/environment.ts";
import { bundle, bundleEntry } from "./bundle/bundle.ts";
import { metricsNamespace, serviceName } from "./metrics.ts";

export interface PublisherProps {
  readonly inbox: IBucket;
  /** The events of the inbox. */
  readonly queue: IQueue;
  readonly catalog: IBucket;
  readonly site: IBucket;
  /** Where the site is served, without a final slash. */
  readonly siteUrl: string;
  readonly publication: Publication;
  readonly timeout: Duration;
  /** MB. Lambda gives CPU by memory: a whole one at 1,769. */
  readonly memorySize: number;
  readonly logRetention: RetentionDays;
}

/**
 * The only code that runs, with its role and its log. Its queue, the clock and the backfill call it. The settings lie beside its
 * code, so a change of them is a change of the code.
 */
export class Publisher extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: PublisherProps) {
    super(scope, id);

    this.logGroup = new LogGroup(this, "Logs", {
      retention: props.logRetention,
      // What counts is in the buckets, which stay.
      removalPolicy: RemovalPolicy.DESTROY,
    });

    // CDK's default role may write to every log group of the account; this one begins with nothing.
    const role = new Role(this, "Role", { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
    for (const statement of statements(props, this.logGroup)) role.addToPrincipalPolicy(statement);

    this.function = new LambdaFunction(this, "Function", {
      description: "Makes every feed agree with the inbox",
      code: bundledCode(props.publication),
      handler: `${bundleEntry}.handler`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize,
      timeout: props.timeout,
      role,
      logGroup: this.logGroup,
      // Lambda's own segments: cold starts, durations, crashes. CDK adds the two actions that send them, which know no resource
      // but `*`. What happens inside an invocation is in the log, each line with the trace's id.
      tracing: Tracing.ACTIVE,
      environment: {
        [environmentNames.inbox]: props.inbox.bucketName,
        [environmentNames.catalog]: props.catalog.bucketName,
        [environmentNames.site]: props.site.bucketName,
        [environmentNames.siteUrl]: props.siteUrl,
        POWERTOOLS_SERVICE_NAME: serviceName(this),
        POWERTOOLS_METRICS_NAMESPACE: metricsNamespace,
        LOG_LEVEL: "INFO",
        // Some 40 ms of a cold start, and each fault in the log names its file and line.
        NODE_OPTIONS: "--enable-source-maps",
      },
    });

    // Other code, or other settings, is another edition: every feed is regenerated. The name under which CDK uploads the code is made of its bytes.
    const { code } = this.function.node.defaultChild as CfnFunction;
    const { s3Key = "" } = Stack.of(this).resolve(code) as CfnFunction.CodeProperty;
    this.function.addEnvironment(environmentNames.code, s3Key);

    // The clock's call is not repeated, nor kept when it is throttled: the next one begins where the last good one ended.
    this.function.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });

    this.function.addEventSource(
      new SqsEventSource(props.queue, {
        // No window: with any, "Lambda might wait for up to 20 seconds" on a quiet queue, even for a window of one. So a
        // lone article goes out at once, and ten is the most that a batch without a window can hold.
        batchSize: 10,
        // The least there is. In a burst the rest waits in the queue and comes in full batches, ten articles to each
        // regeneration; more workers would only get in each other's way on the documents that all of them write.
        maxConcurrency: 2,
        reportBatchItemFailures: true,
      }),
    );
  }
}

/** All that the function may do, beside receiving from its queue: four actions on the buckets, two on its own log, two on X-Ray. */
function statements(
  { inbox, catalog, site }: PublisherProps,
  logGroup: LogGroup,
): readonly PolicyStatement[] {
  return [
    // HEAD is s3:GetObject too, and so are the conditions: If-Match needs it beside s3:PutObject or s3:DeleteObject.
    new PolicyStatement({ actions: ["s3:GetObject"], resources: [inbox.arnForObjects("*")] }),
    new PolicyStatement({
      actions: ["s3:PutObject", "s3:DeleteObject"],
      resources: [inbox.arnForObjects("_refused/*")],
    }),
    new PolicyStatement({
      actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
      resources: [catalog.arnForObjects("*"), site.arnForObjects("*")],
    }),
    // Without it S3 answers 403 for an absent key, and "absent" would be taken for a fault.
    new PolicyStatement({
      actions: ["s3:ListBucket"],
      resources: [inbox.bucketArn, catalog.bucketArn, site.bucketArn],
    }),
    // The ARN of a log group ends in `:*`: its streams.
    new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    }),
  ];
}

/** The code and the settings beside it. Bundled here, by esbuild; CDK would go and look for Docker if it were not for `tryBundle`. */
function bundledCode(publication: Publication): AssetCode {
  return Code.fromAsset(fileURLToPath(new URL("../lambdas", import.meta.url)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: Runtime.NODEJS_24_X.bundlingImage,
      local: {
        tryBundle(outdir) {
          bundle(outdir);
          writeFileSync(join(outdir, settingsFile), JSON.stringify(publication, undefined, 2));
          return true;
        },
      },
    },
  });
}
