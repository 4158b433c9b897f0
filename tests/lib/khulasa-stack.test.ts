// Checks the template of the stack. It is synthesised only once, because bundling the function takes one or two seconds.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Annotations, Match, Template } from "aws-cdk-lib/assertions";
import { afterAll, describe, expect, test } from "vitest";
import { parsePublication } from "../../lambdas/publication/publication.ts";
import { environmentNames, settingsFile } from "../../lambdas/publish/aws/environment.ts";
import { withoutNativePackages } from "../../lib/functions/publisher.ts";
import { KhulasaStack } from "../../lib/khulasa-stack.ts";
import * as fixture from "./stack-fixture.ts";
import {
  arn,
  context,
  deploymentOf,
  everythingIn,
  newApp,
  settings,
  tlsOnly,
  unbundledStack,
} from "./stack-fixture.ts";

const certificateArn = "arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000";
const publication = settings();

// The folder is outside the project, so that the bundle can't find the project's node_modules.
const outdir = mkdtempSync(join(tmpdir(), "khulasa-cdk-"));
afterAll(() => rmSync(outdir, { recursive: true }));

const stack = new KhulasaStack(
  newApp({ context: { ...context, [withoutNativePackages]: true }, outdir }),
  "Khulasa",
  {
    publication,
    deployment: deploymentOf(),
  },
);
const template = Template.fromStack(stack);
const id = {
  inbox: idOf("AWS::S3::Bucket", "Inbox"),
  accessLogs: idOf("AWS::S3::Bucket", "AccessLogs"),
  catalog: idOf("AWS::S3::Bucket", "Catalog"),
  site: idOf("AWS::S3::Bucket", "Site"),
  queue: idOf("AWS::SQS::Queue", "InboxQueue"),
  deadLetters: idOf("AWS::SQS::Queue", "InboxDeadLetters"),
  distribution: idOf("AWS::CloudFront::Distribution", "Site"),
  logs: idOf("AWS::Logs::LogGroup", "Publisher"),
  function: idOf("AWS::Lambda::Function", "Publisher"),
  live: idOf("AWS::Lambda::Alias", "Publisher"),
};

describe("every bucket", () => {
  test.each([id.inbox, id.catalog, id.site, id.accessLogs])(
    "%s is private, encrypted, and stays when the stack goes",
    (bucket) => {
      expect(template.toJSON().Resources[bucket]).toMatchObject({
        DeletionPolicy: "RetainExceptOnCreate",
        UpdateReplacePolicy: "Retain",
        Properties: {
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [
              { ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
            ],
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            BlockPublicPolicy: true,
            IgnorePublicAcls: true,
            RestrictPublicBuckets: true,
          },
        },
      });
    },
  );

  test.each([id.inbox, id.catalog, id.site, id.accessLogs])("%s answers over TLS only", (bucket) => {
    template.hasResourceProperties("AWS::S3::BucketPolicy", {
      Bucket: { Ref: bucket },
      PolicyDocument: { Statement: Match.arrayWith([tlsOnly("s3:*", [arn(bucket), everythingIn(bucket)])]) },
    });
  });

  test("there are four", () => template.resourceCountIs("AWS::S3::Bucket", 4));

  test("the inbox and the catalog keep old versions for a while", () => {
    for (const [bucket, days] of [
      [id.inbox, 90],
      [id.catalog, 30],
    ] as const) {
      expect(template.toJSON().Resources[bucket].Properties).toMatchObject({
        VersioningConfiguration: { Status: "Enabled" },
        LifecycleConfiguration: {
          Rules: [{ Status: "Enabled", NoncurrentVersionExpiration: { NoncurrentDays: days } }],
        },
      });
    }
  });
});

describe("the inbox's events", () => {
  test("go to the queue: whatever is created, whatever is removed", () => {
    const queue = arn(id.queue);
    template.hasResourceProperties("AWS::S3::Bucket", {
      NotificationConfiguration: {
        QueueConfigurations: [
          { Event: "s3:ObjectCreated:*", Queue: queue },
          { Event: "s3:ObjectRemoved:*", Queue: queue },
        ],
      },
    });
  });

  test("are let in from this account's inbox alone, before the bucket first sends one", () => {
    const policy = idOf("AWS::SQS::QueuePolicy", "InboxQueue");
    expect(template.toJSON().Resources[policy].Properties.PolicyDocument.Statement).toEqual([
      tlsOnly("sqs:*", arn(id.queue)),
      {
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: arn(id.queue),
        Condition: {
          StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
          ArnLike: {
            "aws:SourceArn": {
              "Fn::Join": [
                "",
                ["arn:", { Ref: "AWS::Partition" }, `:s3:::khulasa-${id.inbox.toLowerCase()}-*`],
              ],
            },
          },
        },
      },
    ]);
    template.hasResource("AWS::S3::Bucket", {
      DependsOn: [policy],
      Properties: { NotificationConfiguration: Match.anyValue() },
    });
  });

  test("match that policy under the name that CloudFormation makes up: the stack's, the resource's, 13 letters", () => {
    expect(`${stack.stackName}-${id.inbox}-1a2b3c4d5e6f7`.length).toBeLessThan(64);
  });

  test("wait while they are being worked on, and end among the dead letters, which last for two weeks", () => {
    const timeout = template.toJSON().Resources[id.function].Properties.Timeout;
    const queue = template.toJSON().Resources[id.queue].Properties;
    expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout);
    expect(queue.RedrivePolicy).toEqual({
      deadLetterTargetArn: arn(id.deadLetters),
      maxReceiveCount: 10,
    });
    const { MessageRetentionPeriod, RedriveAllowPolicy } =
      template.toJSON().Resources[id.deadLetters].Properties;
    expect(MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
    const [source] = RedriveAllowPolicy.sourceQueueArns;
    expect(RedriveAllowPolicy).toEqual({ redrivePermission: "byQueue", sourceQueueArns: [source] });
    expect(JSON.stringify(source)).toContain(`:${queue.QueueName}"`);
    template.hasResourceProperties("AWS::SQS::QueuePolicy", {
      Queues: [{ Ref: id.deadLetters }],
      PolicyDocument: { Statement: [tlsOnly("sqs:*", arn(id.deadLetters))] },
    });
  });

  test("reach the function at once, ten in a batch, two batches at a time, failures one by one", () => {
    template.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      EventSourceArn: arn(id.queue),
      FunctionName: { "Fn::Join": ["", Match.arrayWith([":live"])] },
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: Match.absent(),
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });
});

/** The permissions in the policy of the construct's role. */
function statementsOf(construct: string) {
  const policy = template.toJSON().Resources[idOf("AWS::IAM::Policy", construct)];
  return policy.Properties.PolicyDocument.Statement.map(summary);
}

describe("the function", () => {
  test("runs on Node 24 and arm64, without custom resources beside it", () => {
    template.hasResourceProperties("AWS::Lambda::Function", {
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      MemorySize: 1024,
      LoggingConfig: { LogGroup: { Ref: id.logs } },
      ReservedConcurrentExecutions: Match.absent(),
    });
    expect(
      fixture.resourcesOf(template).filter(([, { Type }]) => /^Custom::|CustomResource/.test(Type)),
    ).toEqual([]);
  });

  test("finds its buckets and its address in its environment", () => {
    const { Variables } = template.toJSON().Resources[id.function].Properties.Environment;
    expect(Variables).toMatchObject({
      [environmentNames.inbox]: { Ref: id.inbox },
      [environmentNames.catalog]: { Ref: id.catalog },
      [environmentNames.site]: { Ref: id.site },
      [environmentNames.siteUrl]: {
        "Fn::Join": ["", ["https://", { "Fn::GetAtt": [id.distribution, "DomainName"] }]],
      },
    });
    expect(Variables[environmentNames.code]).toMatch(/^[0-9a-f]{64}\.zip$/);
  });

  test("has one heap for all threads, so that the pictures of a Word document take less memory", () => {
    const { Variables } = template.toJSON().Resources[id.function].Properties.Environment;
    expect(Variables).toMatchObject({ MALLOC_ARENA_MAX: "1" });
  });

  test("finds the settings beside its code", () => {
    const text = readFileSync(join(codeFolder(), settingsFile), "utf8");
    expect(parsePublication(text)).toEqual({ ok: true, publication });
  });

  test("loads with that environment and no node_modules", () => {
    const environment = Object.fromEntries(Object.values(environmentNames).map((name) => [name, "x"]));
    const script = 'import("./index.mjs").then(({ handler }) => console.log(typeof handler))';
    const kind = execFileSync(process.execPath, ["-e", script], {
      cwd: codeFolder(),
      encoding: "utf8",
      env: { ...environment, AWS_REGION: "eu-west-1" },
    });
    expect(kind.trim()).toBe("function");
  });

  test("may do this and no more", () => {
    expect(statementsOf("Publisher")).toEqual([
      ["Allow", ["s3:GetObject"], [`${id.inbox}/*`]],
      ["Allow", ["s3:DeleteObject", "s3:PutObject"], [`${id.inbox}/_refused/*`]],
      ["Allow", ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"], [`${id.catalog}/*`, `${id.site}/*`]],
      ["Allow", ["s3:ListBucket"], [id.catalog, id.inbox, id.site]],
      ["Allow", ["logs:CreateLogStream", "logs:PutLogEvents"], [id.logs]],
      [
        "Allow",
        [
          "sqs:ChangeMessageVisibility",
          "sqs:DeleteMessage",
          "sqs:GetQueueAttributes",
          "sqs:GetQueueUrl",
          "sqs:ReceiveMessage",
        ],
        [id.queue],
      ],
    ]);
  });
});

describe("the clock", () => {
  test("is not called to account later for what Lambda was too busy to do", () => {
    template.hasResourceProperties("AWS::Lambda::EventInvokeConfig", {
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    });
  });

  test("calls the function each minute with an event of no records, and leaves a failed call to the next one", () => {
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      ScheduleExpression: "rate(1 minute)",
      FlexibleTimeWindow: { Mode: "OFF" },
      Target: { Arn: { Ref: id.live }, Input: "{}", RetryPolicy: { MaximumRetryAttempts: 0 } },
    });
  });

  test("may call this function and no more, and nobody but the scheduler takes its role", () => {
    expect(statementsOf("Clock")).toEqual([["Allow", ["lambda:InvokeFunction"], [`Ref${id.live}`]]]);
    template.hasResourceProperties("AWS::IAM::Role", {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: "scheduler.amazonaws.com" },
            Condition: Match.anyValue(),
          }),
        ],
      },
    });
  });

  test("beside it and the function, only the backfill, the check and a release have roles", () => {
    const roles = fixture.resourcesOf(template).filter(([, { Type }]) => Type === "AWS::IAM::Role");
    expect(roles.map(([name]) => name.replace(/Role[0-9A-F]{8}$/, ""))).toEqual([
      "Publisher",
      "Clock",
      "Backfill",
      "OperationsWatchCheck",
      "OperationsWatchClock",
      "ReleaseGuardBefore",
      "ReleaseGuardAfter",
      "ReleaseGuard",
    ]);
    for (const [name, role] of roles) {
      expect(role, name).not.toHaveProperty("Properties.Policies");
      if (name.startsWith("ReleaseGuardRole")) continue;
      expect(role, name).not.toHaveProperty("Properties.ManagedPolicyArns");
    }
  });
});

describe("the site", () => {
  test("is read by this distribution alone, which may know what is not there", () => {
    const [policy] = Object.values(
      template.findResources("AWS::S3::BucketPolicy", { Properties: { Bucket: { Ref: id.site } } }),
    );
    const allowed = policy?.Properties.PolicyDocument.Statement.filter(
      ({ Effect }: { Effect: string }) => Effect === "Allow",
    );
    expect(allowed).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Action: ["s3:GetObject", "s3:ListBucket"],
        Resource: [arn(id.site), everythingIn(id.site)],
        Condition: {
          StringEquals: {
            "AWS:SourceArn": {
              "Fn::Join": [
                "",
                [
                  "arn:",
                  { Ref: "AWS::Partition" },
                  ":cloudfront::",
                  { Ref: "AWS::AccountId" },
                  ":distribution/",
                  { Ref: id.distribution },
                ],
              ],
            },
          },
        },
      },
    ]);
    template.hasResourceProperties("AWS::CloudFront::OriginAccessControl", {
      OriginAccessControlConfig: { SigningBehavior: "always", SigningProtocol: "sigv4" },
    });
  });

  test("shares no name with another newspaper's in this account, nor with its own in another region", () => {
    const named = {
      "AWS::CloudFront::ResponseHeadersPolicy": "ResponseHeadersPolicyConfig",
      "AWS::CloudFront::OriginAccessControl": "OriginAccessControlConfig",
      "AWS::CloudFront::Function": undefined,
    };
    const names = fixture.resourcesOf(template).flatMap(([, resource]) => {
      if (!Object.hasOwn(named, resource.Type)) return [];
      const { Properties } = resource as unknown as { Properties: Record<string, { Name: unknown }> };
      const config = named[resource.Type as keyof typeof named];
      return [JSON.stringify(config ? Properties[config]?.Name : Properties.Name)];
    });
    expect(names).toHaveLength(4);
    expect(new Set(names).size).toBe(4);
    for (const name of names) expect(name).toMatch(/"Khulasa-",\{"Ref":"AWS::Region"\}/);
  });

  test("is served over HTTPS and HTTP/3, compressed, with a page for what is not there", () => {
    template.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        HttpVersion: "http2and3",
        DefaultRootObject: "index.html",
        DefaultCacheBehavior: {
          ViewerProtocolPolicy: "redirect-to-https",
          Compress: true,
          AllowedMethods: ["GET", "HEAD", "OPTIONS"],
          FunctionAssociations: [
            Match.objectLike({ EventType: "viewer-request" }),
            Match.objectLike({ EventType: "viewer-response" }),
          ],
        },
        CustomErrorResponses: [
          Match.objectLike({ ErrorCode: 404, ResponseCode: 404, ResponsePagePath: "/404.html" }),
        ],
        Origins: [Match.objectLike({ OriginAccessControlId: Match.anyValue() })],
      },
    });
  });

  test("has the newspaper's own host when there is a certificate for it, and a warning when there is none", () => {
    const own = settings({ site: "https://khulasa.example" });
    const withCertificate = Template.fromStack(
      unbundledStack({ publication: own, deployment: deploymentOf({ certificateArn }) }),
    );
    withCertificate.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        Aliases: ["khulasa.example"],
        ViewerCertificate: {
          AcmCertificateArn: certificateArn,
          MinimumProtocolVersion: Match.stringLikeRegexp("^TLSv1\\.[23]"),
        },
      },
    });
    withCertificate.hasOutput("AtomFeed", { Value: "https://khulasa.example/atom.xml" });
    const without = unbundledStack({ publication: own });
    Annotations.fromStack(without).hasWarning(
      "*",
      Match.stringLikeRegexp("will not answer for https://khulasa.example"),
    );
  });
});

function codeFolder(): string {
  const folders = readdirSync(outdir).map((name) => join(outdir, name));
  return folders.find((folder) => existsSync(join(folder, settingsFile))) ?? "";
}

function idOf(type: string, prefix: string): string {
  return fixture.idOf(template, type, prefix);
}

/** A statement in short: its effect, its actions, and its resources as `<logical id>/<path>`. */
function summary({ Effect, Action, Resource, ...rest }: Record<string, unknown>) {
  expect(rest).toEqual({});
  return [Effect, [Action].flat(), [Resource].flat().map(shortArn)];
}

function shortArn(resource: unknown): string {
  const words = [...JSON.stringify(resource).matchAll(/"([^"]*)"/g)].map(([, word]) => word ?? "");
  return words.filter((word) => !["Fn::Join", "Fn::GetAtt", "Arn"].includes(word)).join("");
}
