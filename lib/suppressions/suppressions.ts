// Rules of cdk-nag (AwsSolutions), checkov and cfn-lint that the stack does not follow, each with its reason.

/**
 * The reasons why a construct does not follow certain rules. A key is a rule, or several rules that are separated by spaces.
 * `AwsSolutions-...` are rules of cdk-nag, `Annotation::...` are warnings of CDK, `CKV_...` are rules of checkov. All others are rules
 * of cfn-lint.
 */
export type Reasons = Readonly<Record<string, string>>;

/** What the names of findings contain. */
export interface Findings {
  /** The newspaper's name. */
  readonly name: string;
  /** The logical id of the construct at this path. */
  readonly idOf: (at: string) => string;
  /** Makes an ARN in the stack's region and account. A region or account that is not known yet is written in angle brackets. */
  readonly arnOf: (service: string, resource: string) => string;
}

/** The reasons for each construct that does not follow a rule. The keys are paths of constructs below the construct `Newspaper`. */
export function suppressionsOf({ name, idOf, arnOf }: Findings): Readonly<Record<string, Reasons>> {
  const everyBatch = [`${name}-Backfill:*`, `${name}-Backfill/Inbox:*`];
  const bucket = (path: string) => `<${idOf(`${path}/Bucket`)}.Arn>`;
  return {
    "AccessLogs/Bucket": {
      "AwsSolutions-S1 CKV_AWS_18":
        "This is the bucket of the access logs. Logging it into itself would never end.",
      CKV_AWS_21: "Logs are written once and deleted when they expire.",
    },
    "Site/Bucket": {
      CKV_AWS_21: "Everything in it is made from the catalog and can be made again.",
    },
    "Inbox/Queue": encryptedByService,
    "Inbox/DeadLetters": encryptedByService,
    "Operations/Alarms": {
      CKV_AWS_26:
        "Alarms contain names and figures, no text. AWS's own key for SNS does not allow CloudWatch.",
    },
    "RefusalMail/Topic": {
      CKV_AWS_26:
        "Its messages name files, and hold no text. AWS's own key for SNS does not allow EventBridge.",
    },
    "Site/Distribution/Origin1": {
      "Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk":
        "The distribution has a root object, so no reader reaches the root of the bucket.",
    },
    "Site/Distribution": {
      "AwsSolutions-CFR1": "A newspaper has readers in every country.",
      "AwsSolutions-CFR2 CKV_AWS_68":
        "It serves only files: no form, query or cookie. A firewall would cost more than everything else.",
      "AwsSolutions-CFR3 CKV_AWS_86":
        "It has standard logs v2 (lib/buckets/access-logs.ts), which the rule does not know.",
      "AwsSolutions-CFR4 CKV_AWS_174":
        "CloudFront's own certificate allows no choice. With the newspaper's certificate it is TLS 1.2 or later.",
    },
    "Publisher/Role": {
      [wildcards(
        `${bucket("Inbox")}/*`,
        `${bucket("Inbox")}/_refused/*`,
        `${bucket("Catalog")}/*`,
        `${bucket("Site")}/*`,
      )]: "Keys depend on what editors upload, so they can't be listed beforehand.",
      [wildcards("*")]:
        "The two actions that send traces to X-Ray support no other resource. A test asserts that no other action has it.",
    },
    "Publisher/Logs": {
      CKV_AWS_158:
        "CloudWatch encrypts it with its own keys. The lines name files and documents that are public or will be soon.",
    },
    "Publisher/Function": {
      CKV_AWS_50: "Traces have a price, and no alarm needs them. The setting `monitoring` switches them on.",
      CKV_AWS_115:
        "Its queue runs at most three at once. Reserved concurrency would be taken from the account's other functions.",
      CKV_AWS_116: "Messages are retried by its queue, and that queue has the dead-letter queue.",
      CKV_AWS_117: "It uses S3 only, and nothing inside a private network.",
      CKV_AWS_173:
        "It holds the names of buckets, the site's address and the name of the code. None is a secret.",
      W3005: roleIsNamedTwice,
    },
    "Editors/Policy": {
      [wildcards(`${bucket("Inbox")}/*`)]:
        "Editors choose the keys of their files. Folders of Khulasa are denied.",
    },
    "Backfill/Policy": {
      [wildcards(
        `${bucket("AccessLogs")}/backfill/*`,
        ...everyBatch.map((executions) => arnOf("states", `execution:${executions}`)),
      )]: "Step Functions chooses the names of its batches and of the files of their results.",
    },
    "Backfill/StateMachine": {
      "AwsSolutions-SF1 CKV_AWS_285":
        "Step Functions keeps each step of a standard execution for 90 days. Logging it again would need eight actions on all resources.",
      "AwsSolutions-SF2 CKV_AWS_284":
        "The function that does the work is traced. The state machine only calls it.",
    },
    "Operations/Watch/Check/Logs": smallLog,
    "Operations/Watch/Check/Function": smallFunction,
    "Operations/Watch/Check/Role": {
      [wildcards(`${bucket("Catalog")}/index/*`, `${bucket("Catalog")}/articles/*`)]:
        "Articles come and go, so their keys can't be listed beforehand. They are only read.",
    },
    "ReleaseGuard/Before/Logs": smallLog,
    "ReleaseGuard/Before/Function": smallFunction,
    "ReleaseGuard/Before/Role": {
      [wildcards(`<${idOf("Publisher/Function")}.Arn>:*`)]:
        "It calls the version of the release, whose number is not known beforehand.",
    },
    "ReleaseGuard/After/Logs": smallLog,
    "ReleaseGuard/After/Function": smallFunction,
    "ReleaseGuard/Role": {
      "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]":
        "AWS's own policy for CodeDeploy, which only CodeDeploy can use for this account.",
      [wildcards(
        `<${idOf("ReleaseGuard/Before/Function")}.Arn>:*`,
        `<${idOf("ReleaseGuard/After/Function")}.Arn>:*`,
      )]: "CDK allows each version of the two hooks.",
    },
  };
}

const roleIsNamedTwice = "CDK names the role twice: as a dependency and in the property.";

const encryptedByService: Reasons = {
  CKV_AWS_27:
    "SQS encrypts it with its own keys. A KMS key would have to allow S3, and adds a price to each message.",
};

const smallLog: Reasons = {
  CKV_AWS_158:
    "CloudWatch encrypts it with its own keys. The lines name public feeds and versions of the function.",
};

const smallFunction: Reasons = {
  "CKV_AWS_50 CKV_AWS_115 CKV_AWS_116 CKV_AWS_117":
    "It runs once at a time, for a moment, and what it misses the next call finds.",
  CKV_AWS_173: "It holds names and addresses. None is a secret.",
  W3005: roleIsNamedTwice,
};

/** The names that cdk-nag gives to its findings about wildcards in the policies of a role: one for each resource with a wildcard. */
function wildcards(...resources: readonly string[]): string {
  return resources.map((resource) => `AwsSolutions-IAM5[Resource::${resource}]`).join(" ");
}
