// Where the stack knowingly does other than cdk-nag (AwsSolutions), checkov and cfn-lint say, each with its reason.
import { CfnResource, type Stack, Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

interface Suppression {
  /** The path of the construct within the stack. */
  readonly at: string;
  /** `AwsSolutions-...` is cdk-nag's, `Annotation::...` CDK's own, `CKV_...` checkov's, the others cfn-lint's. */
  readonly rules: readonly string[];
  readonly reason: string;
}

const suppressionsOf = (stackName: string): readonly Suppression[] => [
  {
    at: "AccessLogs/Bucket",
    rules: ["AwsSolutions-S1", "CKV_AWS_18"],
    reason: "This is the bucket of the access logs; logging it into itself would never end.",
  },
  {
    at: "AccessLogs/Bucket",
    rules: ["CKV_AWS_21"],
    reason: "Logs are written once, and gone when they expire.",
  },
  {
    at: "Site/Bucket",
    rules: ["CKV_AWS_21"],
    reason: "All of it is made from the catalog and can be made again.",
  },
  ...["Inbox/Queue", "Inbox/DeadLetters"].map((at) => ({
    at,
    rules: ["CKV_AWS_27"],
    reason:
      "SQS encrypts it with keys of its own; a key of KMS would have to let S3 in and adds a price to each message.",
  })),
  {
    at: "Operations/Alarms",
    rules: ["CKV_AWS_26"],
    reason: "Alarms carry names and figures, no text; AWS's own key for SNS would lock CloudWatch out.",
  },
  {
    at: "Site/Distribution/Origin1",
    rules: ["Annotation::@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk"],
    reason: "The distribution has a root object, so that no reader reaches the root of the bucket.",
  },
  {
    at: "Site/Distribution",
    rules: ["AwsSolutions-CFR1"],
    reason: "A newspaper's readers are everywhere.",
  },
  {
    at: "Site/Distribution",
    rules: ["AwsSolutions-CFR2", "CKV_AWS_68"],
    reason:
      "Behind it are files and nothing else, no form, query or cookie; a firewall would cost more than all the rest.",
  },
  {
    at: "Site/Distribution",
    rules: ["AwsSolutions-CFR3", "CKV_AWS_86"],
    reason: "Its logs are standard logs v2 (lib/access-logs.ts), which the rule doesn't know.",
  },
  {
    at: "Site/Distribution",
    rules: ["AwsSolutions-CFR4", "CKV_AWS_174"],
    reason: "CloudFront's own certificate leaves no choice; with the newspaper's it is TLS 1.2 or later.",
  },
  {
    at: "Publisher/Role",
    rules: [
      "Resource::<InboxBucket1EDE8E4F.Arn>/*",
      "Resource::<InboxBucket1EDE8E4F.Arn>/_refused/*",
      "Resource::<CatalogBucketC51B0955.Arn>/*",
      "Resource::<SiteBucket978D4AEB.Arn>/*",
    ].map((finding) => `AwsSolutions-IAM5[${finding}]`),
    reason: "Keys are made from what editors upload; no list of them could be given beforehand.",
  },
  {
    at: "Publisher/Role",
    rules: ["AwsSolutions-IAM5[Resource::*]"],
    reason:
      "The two actions that send traces to X-Ray know no other resource; a test asserts that they are alone on it.",
  },
  {
    at: "Publisher/Logs",
    rules: ["CKV_AWS_158"],
    reason:
      "CloudWatch encrypts it with keys of its own; the lines name files and documents that are public or about to be.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_115"],
    reason:
      "Its queue runs two at the most; reserving them would take them from the account's other functions.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_116"],
    reason: "The dead-letter queue is its queue's, which is where messages are retried.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_117"],
    reason: "It talks to S3 and to nothing inside a network.",
  },
  {
    at: "Publisher/Function",
    rules: ["CKV_AWS_173"],
    reason: "The names of buckets, the site's address and the name of the code; no secret.",
  },
  {
    at: "Publisher/Function",
    rules: ["W3005"],
    reason: "CDK itself names the role twice, as a dependency and in the property.",
  },
  {
    at: "Backfill/Policy",
    rules: [
      "Resource::<AccessLogsBucketCD784A59.Arn>/backfill/*",
      ...[`${stackName}-Backfill:*`, `${stackName}-Backfill/Inbox:*`].map(
        (executions) =>
          `Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${executions}`,
      ),
    ].map((finding) => `AwsSolutions-IAM5[${finding}]`),
    reason: "Step Functions makes up the names of its batches and of the files of their results.",
  },
  {
    at: "Backfill/StateMachine",
    rules: ["AwsSolutions-SF1", "CKV_AWS_285"],
    reason:
      "Step Functions keeps each step of a standard execution for 90 days, and to log it again would take eight actions on everything.",
  },
  {
    at: "Backfill/StateMachine",
    rules: ["AwsSolutions-SF2", "CKV_AWS_284"],
    reason: "The function that does the work is traced; the state machine only calls it.",
  },
];

/** Suppresses each finding where it is, so that the same finding anywhere else still fails. */
export function suppressFindings(stack: Stack): void {
  for (const { at, rules, reason } of suppressionsOf(stack.stackName)) {
    const construct = at.split("/").reduce<IConstruct>((scope, id) => scope.node.findChild(id), stack);
    for (const rule of rules) suppress(construct, rule, reason);
  }
}

function suppress(construct: IConstruct, rule: string, reason: string): void {
  if (rule.startsWith("AwsSolutions-")) {
    Validations.of(construct).acknowledge({ id: `AwsSolutions::${rule}`, reason });
    return;
  }
  if (rule.startsWith("Annotation::")) {
    Validations.of(construct).acknowledge({ id: rule, reason });
    return;
  }
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is not one resource`);
  if (rule.startsWith("CKV_")) {
    const skip = resource.getMetadata("checkov")?.skip ?? [];
    resource.addMetadata("checkov", { skip: [...skip, { id: rule, comment: reason }] });
  } else {
    resource.addMetadata("cfn-lint", { config: { ignore_checks: [rule] } });
  }
}
