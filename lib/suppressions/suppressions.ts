// Rules of cdk-nag (AwsSolutions), checkov and cfn-lint that the stack does not follow, each with its reason.

export interface Suppression {
  /** The path of the construct within the newspaper. */
  readonly at: string;
  /** `AwsSolutions-...` are rules of cdk-nag, `Annotation::...` of CDK, `CKV_...` of checkov, the others of cfn-lint. */
  readonly rules: readonly string[];
  readonly reason: string;
}

/** What the names of findings contain. */
export interface Findings {
  /** The newspaper's name. */
  readonly name: string;
  /** The logical id of the construct at this path. */
  readonly idOf: (at: string) => string;
  /** Makes an ARN in the stack's region and account. A region or account that is not known yet is written in angle brackets. */
  readonly arnOf: (service: string, resource: string) => string;
}

export const suppressionsOf = ({ name, idOf, arnOf }: Findings): readonly Suppression[] => [
  {
    at: "AccessLogs/Bucket",
    rules: ["AwsSolutions-S1", "CKV_AWS_18"],
    reason: "This is the bucket of the access logs. Logging it into itself would never end.",
  },
  {
    at: "AccessLogs/Bucket",
    rules: ["CKV_AWS_21"],
    reason: "Logs are written once and deleted when they expire.",
  },
  {
    at: "Site/Bucket",
    rules: ["CKV_AWS_21"],
    reason: "Everything in it is made from the catalog and can be made again.",
  },
  ...["Inbox/Queue", "Inbox/DeadLetters"].map((at) => ({
    at,
    rules: ["CKV_AWS_27"],
    reason:
      "SQS encrypts it with its own keys. A KMS key would have to allow S3, and adds a price to each message.",
  })),
  {
    at: "Operations/Alarms",
    rules: ["CKV_AWS_26"],
    reason: "Alarms contain names and figures, no text. AWS's own key for SNS does not allow CloudWatch.",
  },
  {
    at: "RefusalMail/Topic",
    rules: ["CKV_AWS_26"],
    reason: "Its messages name files, and hold no text. AWS's own key for SNS does not allow EventBridge.",
  },
  {
    at: "Site/Distribution/Origin1",
    rules: ["Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk"],
    reason: "The distribution has a root object, so no reader reaches the root of the bucket.",
  },
  {
    at: "Site/Distribution",
    rules: ["AwsSolutions-CFR1"],
    reason: "A newspaper has readers in every country.",
  },
  {
    at: "Site/Distribution",
    rules: ["AwsSolutions-CFR2", "CKV_AWS_68"],
    reason:
      "It serves only files: no form, query or cookie. A firewall would cost more than everything else.",
  },
  {
    at: "Site/Distribution",
    rules: ["AwsSolutions-CFR3", "CKV_AWS_86"],
    reason: "It has standard logs v2 (lib/buckets/access-logs.ts), which the rule does not know.",
  },
  {
    at: "Site/Distribution",
    rules: ["AwsSolutions-CFR4", "CKV_AWS_174"],
    reason:
      "CloudFront's own certificate allows no choice. With the newspaper's certificate it is TLS 1.2 or later.",
  },
  {
    at: "Publisher/Role",
    rules: [
      `Resource::<${idOf("Inbox/Bucket")}.Arn>/*`,
      `Resource::<${idOf("Inbox/Bucket")}.Arn>/_refused/*`,
      `Resource::<${idOf("Catalog/Bucket")}.Arn>/*`,
      `Resource::<${idOf("Site/Bucket")}.Arn>/*`,
    ].map((finding) => `AwsSolutions-IAM5[${finding}]`),
    reason: "Keys depend on what editors upload, so they can't be listed beforehand.",
  },
  {
    at: "Publisher/Role",
    rules: ["AwsSolutions-IAM5[Resource::*]"],
    reason:
      "The two actions that send traces to X-Ray support no other resource. A test asserts that no other action has it.",
  },
  {
    at: "Publisher/Logs",
    rules: ["CKV_AWS_158"],
    reason:
      "CloudWatch encrypts it with its own keys. The lines name files and documents that are public or will be soon.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_50"],
    reason: "Traces have a price, and no alarm needs them. The setting `monitoring` switches them on.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_115"],
    reason:
      "Its queue runs at most three at once. Reserved concurrency would be taken from the account's other functions.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_116"],
    reason: "Messages are retried by its queue, and that queue has the dead-letter queue.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_117"],
    reason: "It uses S3 only, and nothing inside a private network.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_173"],
    reason: "It holds the names of buckets, the site's address and the name of the code. None is a secret.",
  },
  {
    at: "Publisher/Function",
    rules: ["W3005"],
    reason: "CDK names the role twice: as a dependency and in the property.",
  },
  {
    at: "Editors/Policy",
    rules: [`Resource::<${idOf("Inbox/Bucket")}.Arn>/*`].map((finding) => `AwsSolutions-IAM5[${finding}]`),
    reason: "Editors choose the keys of their files. Folders of Khulasa are denied.",
  },
  {
    at: "Backfill/Policy",
    rules: [
      `Resource::<${idOf("AccessLogs/Bucket")}.Arn>/backfill/*`,
      ...[`${name}-Backfill:*`, `${name}-Backfill/Inbox:*`].map(
        (executions) => `Resource::${arnOf("states", `execution:${executions}`)}`,
      ),
    ].map((finding) => `AwsSolutions-IAM5[${finding}]`),
    reason: "Step Functions chooses the names of its batches and of the files of their results.",
  },
  {
    at: "Backfill/StateMachine",
    rules: ["AwsSolutions-SF1", "CKV_AWS_285"],
    reason:
      "Step Functions keeps each step of a standard execution for 90 days. Logging it again would need eight actions on all resources.",
  },
  {
    at: "Backfill/StateMachine",
    rules: ["AwsSolutions-SF2", "CKV_AWS_284"],
    reason: "The function that does the work is traced. The state machine only calls it.",
  },
  ...["Operations/Watch/Check/Logs", "ReleaseGuard/Before/Logs", "ReleaseGuard/After/Logs"].map((at) => ({
    at,
    rules: ["CKV_AWS_158"],
    reason:
      "CloudWatch encrypts it with its own keys. The lines name public feeds and versions of the function.",
  })),
  ...[
    "Operations/Watch/Check/Function",
    "ReleaseGuard/Before/Function",
    "ReleaseGuard/After/Function",
  ].flatMap((at) => [
    {
      at,
      rules: ["CKV_AWS_50", "CKV_AWS_115", "CKV_AWS_116", "CKV_AWS_117"],
      reason: "It runs once at a time, for a moment, and what it misses the next call finds.",
    },
    { at, rules: ["CKV_AWS_173"], reason: "It holds names and addresses. None is a secret." },
    { at, rules: ["W3005"], reason: "CDK names the role twice: as a dependency and in the property." },
  ]),
  {
    at: "Operations/Watch/Check/Role",
    rules: ["index", "articles"].map(
      (folder) => `AwsSolutions-IAM5[Resource::<${idOf("Catalog/Bucket")}.Arn>/${folder}/*]`,
    ),
    reason: "Articles come and go, so their keys can't be listed beforehand. They are only read.",
  },
  {
    at: "ReleaseGuard/Before/Role",
    rules: [`AwsSolutions-IAM5[Resource::<${idOf("Publisher/Function")}.Arn>:*]`],
    reason: "It calls the version of the release, whose number is not known beforehand.",
  },
  {
    at: "ReleaseGuard/Role",
    rules: [
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]",
    ],
    reason: "AWS's own policy for CodeDeploy, which only CodeDeploy can use for this account.",
  },
  {
    at: "ReleaseGuard/Role",
    rules: ["Before", "After"].map(
      (hook) => `AwsSolutions-IAM5[Resource::<${idOf(`ReleaseGuard/${hook}/Function`)}.Arn>:*]`,
    ),
    reason: "CDK allows each version of the two hooks.",
  },
];
