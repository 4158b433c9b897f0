// A publishing group has forty newspapers in one account.
import { Stack, Stage } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { Construct } from "constructs";
import { describe, expect, test } from "vitest";
import { addStacks } from "../../lib/add-stacks.ts";
import { Newspaper } from "../../lib/newspaper.ts";
import * as quota from "./quotas.ts";
import { deploymentOf, newApp, resourcesOf, settings } from "./stack-fixture.ts";

const app = newApp();
const newspapers = Array.from({ length: 40 }, (_, index) => ({
  publication: settings({ site: `https://news${index}.example` }),
  deployment: deploymentOf({ stackName: `Khulasa-paper-${index}`, hostedZoneId: "Z0123456789" }),
}));
addStacks(app, { ok: true, common: { stackName: "Khulasa" }, newspapers }, { region: "us-east-1" });
const templates = app.node.children.filter(Stack.isStack).map((stack) => Template.fromStack(stack));
const resources = templates.flatMap((template) => resourcesOf(template));

describe("forty newspapers in one account", () => {
  test("are one stack each, and one for what they share", () => expect(templates).toHaveLength(41));

  test("need no more of anything than an account may have", () => {
    const counts = Map.groupBy(resources, ([, { Type }]) => Type);
    const over = [...counts].filter(([type, { length }]) => length > (quota.quotas[type]?.most ?? Infinity));
    expect(over.map(([type, { length }]) => `${length} of ${type}`)).toEqual([]);
    const unknown = [...counts.keys()].filter(
      (type) => !quota.quotas[type] && !quota.unlimited.includes(type),
    );
    expect(unknown).toEqual([]);
  });

  test("share their functions at the edge and their headers, as many as may share one", () => {
    const edge = resources.filter(([, { Type }]) => /CloudFront::(Function|ResponseHeaders)/.test(Type));
    expect(edge).toHaveLength(3);
    const sharing = resources.filter(([, { Type }]) => Type === "AWS::CloudFront::Distribution");
    expect(sharing.length).toBeLessThanOrEqual(quota.distributionsOfOne.most);
    for (const template of templates.slice(1, 3)) {
      template.hasResourceProperties("AWS::CloudFront::Distribution", {
        DistributionConfig: {
          DefaultCacheBehavior: {
            ResponseHeadersPolicyId: { "Fn::GetStackOutput": Match.anyValue() },
            FunctionAssociations: [
              Match.objectLike({ EventType: "viewer-request" }),
              Match.objectLike({ EventType: "viewer-response" }),
            ],
          },
        },
      });
    }
  });

  test("stay within the limits of a template", () => {
    for (const template of templates) {
      const { Resources, Outputs = {}, Parameters = {} } = template.toJSON();
      expect(Object.keys(Resources).length).toBeLessThanOrEqual(quota.template.resources);
      expect(Object.keys(Outputs).length).toBeLessThanOrEqual(quota.template.outputs);
      expect(Object.keys(Parameters).length).toBeLessThanOrEqual(quota.template.parameters);
      expect(Buffer.byteLength(JSON.stringify(template.toJSON()))).toBeLessThan(quota.template.bytes);
    }
  });

  test("run at the same time: two workers, a clock and a check of each, and five batches of a backfill in one of them", () => {
    expect(newspapers.length * (2 + 1 + 1) + 5).toBeLessThanOrEqual(quota.concurrency);
  });
});

describe("the construct", () => {
  test("stands at any depth of any app, twice in one stack", () => {
    const stage = new Stage(newApp(), "Production");
    const stack = new Stack(stage, "Group", { stackName: "publishing-group-with-a-long-name" });
    const region = new Construct(new Construct(stack, "Gulf"), "Oman");
    const two = ["alwatan", "alroya"].map(
      (name) => new Newspaper(region, name, { name, publication: settings(), deployment: deploymentOf() }),
    );
    const template = Template.fromStack(stack);
    template.resourceCountIs("AWS::S3::Bucket", 8);
    const names = Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(
      ({ Properties }) => Properties.AlarmName,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["alwatan-refused", "alroya-refused"]));
    expect(two.map(({ name }) => name)).toEqual(["alwatan", "alroya"]);
  });

  test("lets every bucket of the account send events where the name of its own can't be known", () => {
    const stack = new Stack(newApp(), "Group", {
      stackName: "publishing-group-with-a-very-long-name-indeed",
    });
    new Newspaper(stack, "Alwatan", { name: "alwatan", publication: settings(), deployment: deploymentOf() });
    Template.fromStack(stack).hasResourceProperties("AWS::SQS::QueuePolicy", {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: "s3.amazonaws.com" },
            Condition: {
              StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
              ArnLike: {
                "aws:SourceArn": { "Fn::Join": ["", ["arn:", { Ref: "AWS::Partition" }, ":s3:::*"]] },
              },
            },
          }),
        ]),
      },
    });
  });
});
