// Who may do what in each bucket, and what can be reached from outside the account: all policies of the template, not only those of one
// role. So a permission that is added anywhere is noticed here.
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { deploymentOf, idOf, resourcesOf, unbundledStack } from "./stack-fixture.ts";

/** Everything that a setting can add is there, too: traces, and mails to the editors. */
const template = Template.fromStack(
  unbundledStack({ deployment: deploymentOf({ monitoring: "full", editorsMail: "editors@news.example" }) }),
);

interface Statement {
  readonly Effect: string;
  readonly Principal?: { readonly Service?: string };
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, unknown>>;
}

interface Policy {
  readonly Type: string;
  readonly Properties: {
    readonly PolicyDocument: { readonly Statement: readonly Statement[] };
    readonly Roles?: readonly { readonly Ref: string }[];
  };
}

/**
 * The statements of all policies of these CloudFormation types, each with the name of the one that it applies to. Statements that deny access
 * without TLS are left out.
 */
function statementsIn(...types: readonly string[]): readonly (readonly [string, Statement])[] {
  return resourcesOf(template).flatMap(([id, resource]) => {
    if (!types.includes(resource.Type)) return [];
    const { PolicyDocument, Roles } = (resource as unknown as Policy).Properties;
    const name = Roles?.map(({ Ref }) => withoutHash(Ref)).join() ?? withoutHash(id);
    return PolicyDocument.Statement.filter(
      ({ Condition }) => !JSON.stringify(Condition ?? "").includes("aws:SecureTransport"),
    ).map((statement) => [statement.Principal?.Service ?? name, statement] as const);
  });
}

function withoutHash(id: string): string {
  return id.replace(/(?:Role|Policy)?[0-9A-F]{8}$/, "");
}

/** The statements about a bucket, each as a line: who, may or may not, the actions, and the keys. */
function accessTo(bucket: string): readonly string[] {
  const all = statementsIn("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::S3::BucketPolicy");
  return all.flatMap(([who, { Effect, Action, Resource }]) => {
    const keys = [Resource].flat().flatMap((resource) => {
      const text = JSON.stringify(resource);
      if (text === '"*"') return ["*"];
      return text.includes(`"${bucket}"`) ? [/"\/([^"]*)"/.exec(text)?.[1] ?? "the bucket"] : [];
    });
    const actions = [Action].flat().filter((action) => action === "*" || action.startsWith("s3:"));
    if (keys.length === 0 || actions.length === 0) return [];
    const verb = Effect === "Allow" ? "may" : "may not";
    return [`${who} ${verb} ${actions.map((one) => one.replace("s3:", "")).join(" ")}: ${keys.join(" ")}`];
  });
}

test.each<[string, readonly string[]]>([
  [
    "Inbox",
    [
      "Backfill may ListBucket: the bucket",
      "Editors may GetBucketLocation ListBucket: the bucket",
      "Editors may AbortMultipartUpload DeleteObject GetObject PutObject: *",
      "Editors may not DeleteObject PutObject: _*/*",
      "Publisher may GetObject: *",
      "Publisher may DeleteObject PutObject: _refused/*",
      "Publisher may ListBucket: the bucket",
    ],
  ],
  [
    "Catalog",
    [
      "OperationsWatchCheck may GetObject: articles/* index/*",
      "OperationsWatchCheck may ListBucket: the bucket",
      "Publisher may DeleteObject GetObject PutObject: *",
      "Publisher may ListBucket: the bucket",
    ],
  ],
  [
    "Site",
    [
      "Publisher may DeleteObject GetObject PutObject: *",
      "Publisher may ListBucket: the bucket",
      "cloudfront.amazonaws.com may GetObject ListBucket: the bucket *",
    ],
  ],
  [
    "AccessLogs",
    [
      "Backfill may AbortMultipartUpload GetObject ListMultipartUploadParts PutObject: backfill/*",
      "delivery.logs.amazonaws.com may PutObject: cloudfront/*",
      ...["catalog", "inbox", "site"].map((name) => `logging.s3.amazonaws.com may PutObject: ${name}/*`),
    ],
  ],
])("nobody else may do anything in the bucket %s", (name, expected) => {
  expect(accessTo(idOf(template, "AWS::S3::Bucket", name)).toSorted()).toEqual(expected.toSorted());
});

// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCodeDeployRoleForLambdaLimited.html
test("only the role of a release has a policy of AWS's own, and only CodeDeploy can take this role", () => {
  const roles = Object.entries(template.findResources("AWS::IAM::Role"));
  const others = roles.filter(([, { Properties }]) => Properties.ManagedPolicyArns || Properties.Policies);
  const [[name = "", role] = []] = others;
  expect(others).toHaveLength(1);
  expect(withoutHash(name)).toBe("ReleaseGuard");
  expect(role?.Properties.Policies).toBeUndefined();
  expect(JSON.stringify(role?.Properties.ManagedPolicyArns)).toMatch(
    /^\[[^\]]*\["arn:",[^\]]*:iam::aws:policy\/service-role\/AWSCodeDeployRoleForLambdaLimited"\]\]\}\]$/,
  );
  expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
    {
      Effect: "Allow",
      Principal: { Service: "codedeploy.amazonaws.com" },
      Action: "sts:AssumeRole",
      Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
    },
  ]);
});

describe("from outside the account", () => {
  test("only services of AWS are let in, and only for a resource of this account", () => {
    const statements = statementsIn(
      "AWS::S3::BucketPolicy",
      "AWS::SQS::QueuePolicy",
      "AWS::SNS::TopicPolicy",
    );
    const allowed = statements.filter(([, { Effect }]) => Effect === "Allow");
    expect(allowed.map(([who]) => who).toSorted()).toEqual([
      "cloudfront.amazonaws.com",
      "cloudwatch.amazonaws.com",
      "delivery.logs.amazonaws.com",
      "events.amazonaws.com",
      ...Array(3).fill("logging.s3.amazonaws.com"),
      "s3.amazonaws.com",
    ]);
    for (const [who, { Condition }] of allowed) {
      // CDK writes the policy of the topic of refusals, without a condition.
      if (who === "events.amazonaws.com") continue;
      expect(JSON.stringify(Condition), who).toMatch(
        /"aws:Source(Account|Arn)".*\{"Ref":"AWS::AccountId"\}/i,
      );
    }
  });

  test("no function has an address, and no policy of a function lets anybody call it", () => {
    const types = new Set(resourcesOf(template).map(([, { Type }]) => Type));
    const open =
      /^AWS::(?:Lambda::(?:Url|Permission|LayerVersionPermission)|ApiGateway|AppSync|Cognito|ElasticLoad)/;
    expect([...types].filter((type) => open.test(type))).toEqual([]);
  });

  test("a reader's request reaches two functions at the edge, and then the bucket of the site", () => {
    template.resourceCountIs("AWS::CloudFront::Function", 2);
    template.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        CacheBehaviors: Match.absent(),
        DefaultCacheBehavior: { LambdaFunctionAssociations: Match.absent() },
        Origins: [
          Match.objectLike({
            DomainName: {
              "Fn::GetAtt": [idOf(template, "AWS::S3::Bucket", "Site"), "RegionalDomainName"],
            },
          }),
        ],
      },
    });
  });
});
