// The certificate of the newspaper's own host, and the firewall, which CloudFront only accepts from us-east-1.
import { type AppProps, Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { addStacks } from "../../lib/add-stacks.ts";
import { deploymentOf, newApp, settings } from "./stack-fixture.ts";

const hostedZoneId = "Z0123456789ABCDEFGHIJ";
const host = "khulasa.news.example";
const publication = settings({ site: `https://${host}`, alarmMail: "desk@news.example" });

/** The templates of the app by the names of their stacks. */
function synthesise(
  region: string,
  changes: Readonly<Record<string, unknown>>,
  appProps: AppProps = {},
): ReadonlyMap<string, Template> {
  const app = newApp(appProps);
  const deployment = deploymentOf(changes);
  addStacks(app, { ok: true, common: deployment, newspapers: [{ publication, deployment }] }, { region });
  const stacks = app.node.children.filter(Stack.isStack);
  return new Map(stacks.map((stack) => [stack.stackName, Template.fromStack(stack)]));
}

function newspaperOf(templates: ReadonlyMap<string, Template>): Template {
  const template = templates.get("Khulasa");
  if (!template) throw new Error("there is no newspaper");
  return template;
}

const certificate = {
  DomainName: host,
  ValidationMethod: "DNS",
  DomainValidationOptions: [{ DomainName: host, HostedZoneId: hostedZoneId }],
};

describe("with a hosted zone", () => {
  const here = synthesise("us-east-1", { hostedZoneId });

  test("the host has a certificate and a record for each kind of address", () => {
    const template = newspaperOf(here);
    expect([...here.keys()]).toEqual(["Khulasa"]);
    template.hasResourceProperties("AWS::CertificateManager::Certificate", certificate);
    template.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        Aliases: [host],
        ViewerCertificate: { AcmCertificateArn: { Ref: Match.stringLikeRegexp("^CloudFrontCertificate") } },
      },
    });
    for (const Type of ["A", "AAAA"]) {
      template.hasResourceProperties("AWS::Route53::RecordSet", {
        Type,
        Name: `${host}.`,
        HostedZoneId: hostedZoneId,
        AliasTarget: {
          DNSName: { "Fn::GetAtt": [Match.stringLikeRegexp("^SiteDistribution"), "DomainName"] },
        },
      });
    }
    template.hasOutput("FrontPage", { Value: `https://${host}` });
  });

  test("the certificate of a newspaper in another region is made in us-east-1", () => {
    const templates = synthesise("me-south-1", { hostedZoneId });
    expect([...templates.keys()]).toEqual(["Khulasa-us-east-1", "Khulasa"]);
    templates
      .get("Khulasa-us-east-1")
      ?.hasResourceProperties("AWS::CertificateManager::Certificate", certificate);
    newspaperOf(templates).resourceCountIs("AWS::CertificateManager::Certificate", 0);
    newspaperOf(templates).hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        ViewerCertificate: {
          AcmCertificateArn: { "Fn::GetStackOutput": Match.objectLike({ Region: "us-east-1" }) },
        },
      },
    });
  });

  test("a certificate that exists already is used", () => {
    const certificateArn = "arn:aws:acm:us-east-1:111122223333:certificate/1";
    const template = newspaperOf(synthesise("me-south-1", { hostedZoneId, certificateArn }));
    template.hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: { ViewerCertificate: { AcmCertificateArn: certificateArn } },
    });
    template.resourceCountIs("AWS::Route53::RecordSet", 2);
  });
});

test("without one there is no record, no certificate and no firewall", () => {
  const template = newspaperOf(synthesise("us-east-1", {}));
  for (const type of [
    "Route53::RecordSet",
    "CertificateManager::Certificate",
    "WAFv2::WebACL",
    "Budgets::Budget",
  ])
    template.resourceCountIs(`AWS::${type}`, 0);
});

test("a firewall blocks an address that asks too often, and nothing else", () => {
  const template = newspaperOf(synthesise("us-east-1", { requestsPerAddress: 2000 }));
  template.hasResourceProperties("AWS::WAFv2::WebACL", {
    Scope: "CLOUDFRONT",
    DefaultAction: { Allow: {} },
    Rules: [
      Match.objectLike({
        Action: { Block: {} },
        Statement: { RateBasedStatement: { Limit: 2000, AggregateKeyType: "IP", EvaluationWindowSec: 300 } },
      }),
    ],
  });
  template.hasResourceProperties("AWS::CloudFront::Distribution", {
    DistributionConfig: {
      WebACLId: { "Fn::GetAtt": [Match.stringLikeRegexp("^CloudFrontFirewall"), "Arn"] },
    },
  });
});

test("a budget of the account tells the address of alarms before and when it is exceeded", () => {
  const template = newspaperOf(synthesise("us-east-1", { monthlyBudget: 50 }));
  const mail = [{ Address: "desk@news.example", SubscriptionType: "EMAIL" }];
  template.hasResourceProperties("AWS::Budgets::Budget", {
    Budget: { BudgetLimit: { Amount: 50, Unit: "USD" }, TimeUnit: "MONTHLY", BudgetType: "COST" },
    NotificationsWithSubscribers: [
      { Notification: Match.objectLike({ NotificationType: "ACTUAL", Threshold: 80 }), Subscribers: mail },
      {
        Notification: Match.objectLike({ NotificationType: "FORECASTED", Threshold: 100 }),
        Subscribers: mail,
      },
    ],
  });
});

test("CloudFormation's schemas allow all of this together", () => {
  // CDK can print what breaks a schema without throwing an exception, so the test expects that nothing is printed.
  const printed = vi.spyOn(console, "error");
  onTestFinished(() => printed.mockRestore());
  const everything = { hostedZoneId, requestsPerAddress: 2000, monthlyBudget: 50 };
  const templates = synthesise("me-south-1", everything, { builtinCloudFormationValidation: true });
  templates.get("Khulasa-us-east-1")?.resourceCountIs("AWS::WAFv2::WebACL", 1);
  newspaperOf(templates).resourceCountIs("AWS::Budgets::Budget", 1);
  expect(printed).not.toHaveBeenCalled();
});
