// The template sets up the guard that stops a bad release. This is checked in the template, because the emulated account has no CodeDeploy.
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { deploymentOf, idOf, unbundledStack } from "./stack-fixture.ts";

const template = Template.fromStack(unbundledStack());
const { Resources } = template.toJSON();
const alias = idOf(template, "AWS::Lambda::Alias", "PublisherLive");
const group = idOf(template, "AWS::CodeDeploy::DeploymentGroup", "ReleaseGuard");
const before = idOf(template, "AWS::Lambda::Function", "ReleaseGuardBefore");
const after = idOf(template, "AWS::Lambda::Function", "ReleaseGuardAfter");

describe("a release", () => {
  test("switches all calls at once to the new version", () => {
    template.hasResourceProperties("AWS::CodeDeploy::DeploymentGroup", {
      DeploymentConfigName: "CodeDeployDefault.LambdaAllAtOnce",
    });
    const version = idOf(template, "AWS::Lambda::Version", "PublisherFunctionCurrentVersion");
    expect(Resources[alias].Properties.FunctionVersion).toEqual({ "Fn::GetAtt": [version, "Version"] });
  });

  test("has the new version check itself first, and is watched after it, by functions that exist by then", () => {
    expect(Resources[alias]).toMatchObject({
      UpdatePolicy: {
        CodeDeployLambdaAliasUpdate: {
          DeploymentGroupName: { Ref: group },
          BeforeAllowTrafficHook: { Ref: before },
          AfterAllowTrafficHook: { Ref: after },
        },
      },
      DependsOn: expect.arrayContaining([idOf(template, "AWS::IAM::Policy", "ReleaseGuardRole")]),
    });
    const version = idOf(template, "AWS::Lambda::Version", "PublisherFunctionCurrentVersion");
    expect(Resources[before].Properties.Environment.Variables).toEqual({ VERSION: { Ref: version } });
    const { Timeout, Environment } = Resources[after].Properties;
    expect(Number(Environment.Variables.WATCH_SECONDS)).toBeLessThan(Timeout);
  });

  test("goes back when the function fails, or when a document fails its check", () => {
    const alarms = ["release", "withheld"].map((name) => {
      const [id] = Object.entries(template.findResources("AWS::CloudWatch::Alarm")).find(
        ([, { Properties }]) => Properties.AlarmName === `Khulasa-${name}`,
      ) ?? [""];
      return { Name: { Ref: id } };
    });
    template.hasResourceProperties("AWS::CodeDeploy::DeploymentGroup", {
      AlarmConfiguration: { Enabled: true, Alarms: alarms },
      AutoRollbackConfiguration: {
        Enabled: true,
        Events: ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST", "DEPLOYMENT_STOP_ON_ALARM"],
      },
    });
  });

  test("its alarm counts the errors of what is live, minute by minute, while the release is open", () => {
    const [alarm] = Object.values(
      template.findResources("AWS::CloudWatch::Alarm", { Properties: { AlarmName: "Khulasa-release" } }),
    );
    const name = { Ref: idOf(template, "AWS::Lambda::Function", "Publisher") };
    expect(alarm?.Properties).toMatchObject({
      MetricName: "Errors",
      Dimensions: [
        { Name: "FunctionName", Value: name },
        { Name: "Resource", Value: { "Fn::Join": ["", [name, ":live"]] } },
      ],
      Period: 60,
    });
    const seconds = Number(Resources[after].Properties.Environment.Variables.WATCH_SECONDS);
    expect(alarm?.Properties.Period * alarm?.Properties.EvaluationPeriods).toBeLessThan(seconds);
  });

  test("everyone calls what is live: the queue, the clock and the backfill", () => {
    template.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      FunctionName: { "Fn::Join": ["", Match.arrayWith([":live"])] },
    });
    template.hasResourceProperties("AWS::Scheduler::Schedule", {
      Target: Match.objectLike({ Arn: { Ref: alias } }),
    });
    const machine = idOf(template, "AWS::StepFunctions::StateMachine", "Backfill");
    expect(JSON.stringify(Resources[machine])).toContain(`{"Ref":"${alias}"}`);
  });

  test("is not guarded if the settings say so: everyone calls the function itself", () => {
    const plain = Template.fromStack(unbundledStack({ deployment: deploymentOf({ releaseGuard: "off" }) }));
    plain.resourceCountIs("AWS::Lambda::Alias", 0);
    plain.resourceCountIs("AWS::CodeDeploy::DeploymentGroup", 0);
    const publish = idOf(plain, "AWS::Lambda::Function", "Publisher");
    plain.hasResourceProperties("AWS::Lambda::EventSourceMapping", { FunctionName: { Ref: publish } });
  });
});
