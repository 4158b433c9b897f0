// The state machine of the backfill: what it reads, which function it calls, and what its role may do.
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { backfillWorkflow } from "../../lib/functions/backfill-workflow.ts";
import { arn, deploymentOf, idOf, unbundledStack } from "./stack-fixture.ts";

const template = Template.fromStack(unbundledStack({ deployment: deploymentOf({ releaseGuard: "off" }) }));
const id = {
  inbox: idOf(template, "AWS::S3::Bucket", "Inbox"),
  logs: idOf(template, "AWS::S3::Bucket", "AccessLogs"),
  function: idOf(template, "AWS::Lambda::Function", "Publisher"),
  stateMachine: idOf(template, "AWS::StepFunctions::StateMachine", "Backfill"),
  policy: idOf(template, "AWS::IAM::Policy", "Backfill"),
};

describe("its definition", () => {
  const { States } = backfillWorkflow({
    partition: "aws",
    inboxBucket: "inbox",
    functionArn: "arn:aws:lambda:eu-west-1:111122223333:function:publish",
    resultsBucket: "logs",
  });
  const map = States.ReadInbox;

  test("lists the whole inbox and hands the function batches of keys", () => {
    expect(map.ItemReader).toEqual({
      Resource: "arn:aws:states:::s3:listObjectsV2",
      Parameters: { Bucket: "inbox" },
    });
    expect(map.ItemSelector).toEqual({ "key.$": "$$.Map.Item.Value.Key" });
    expect(map.ItemProcessor.States.Reconcile.Parameters).toEqual({
      FunctionName: "arn:aws:lambda:eu-west-1:111122223333:function:publish",
      Payload: { "backfill.$": "$.Items[*].key" },
    });
  });

  test("batches of keys as long as S3 allows fit into one input, 256 KiB", () => {
    expect(map.ItemBatcher.MaxItemsPerBatch * (1024 + '{"key":""},'.length)).toBeLessThan(256 * 1024);
  });

  test("leaves half of the smallest account's ten functions to articles", () => {
    expect(map.MaxConcurrency).toBeLessThanOrEqual(5);
  });

  test("every call is repeated, throttled ones for longer, and ends after the function would", () => {
    const calls = [map.ItemProcessor.States.Reconcile, States.BeginFeeds, States.RegenerateFeeds];
    const timeout = template.toJSON().Resources[id.function].Properties.Timeout;
    for (const { Retry, TimeoutSeconds } of calls) {
      expect(Retry.map(({ ErrorEquals }) => ErrorEquals)).toEqual([
        ["Lambda.TooManyRequestsException"],
        ["States.ALL"],
      ]);
      expect(Retry[0]?.MaxAttempts).toBeGreaterThan(Retry[1]?.MaxAttempts ?? 0);
      expect(TimeoutSeconds).toBeGreaterThan(timeout);
    }
  });

  test("the feeds are regenerated before the execution fails, even if the inbox could not be read", () => {
    expect(map.Next).toBe("BeginFeeds");
    expect(map.Catch).toEqual([{ ErrorEquals: ["States.ALL"], ResultPath: "$.fault", Next: "BeginFeeds" }]);
    expect(States.AreFeedsDone.Choices[0]?.Next).toBe("WasAllRead");
    expect(States.WasAllRead.Choices).toContainEqual({
      Variable: "$.fault",
      IsPresent: true,
      Next: "NotAllRead",
    });
  });

  test("a hundred batches may fail; Step Functions counts their files", () => {
    expect(map.ToleratedFailureCount).toBe(100 * map.ItemBatcher.MaxItemsPerBatch);
  });

  test("every state leads to a state that exists", () => {
    const next = Object.values(States).flatMap((state) => [
      ...("Next" in state ? [state.Next] : []),
      ...("Default" in state ? [state.Default] : []),
      ...("Choices" in state ? state.Choices.map((choice) => choice.Next) : []),
    ]);
    expect([...new Set(next)].sort()).toEqual(
      Object.keys(States)
        .filter((name) => name !== "ReadInbox")
        .sort(),
    );
  });
});

test("is deployed for the stack's own buckets and function, under the name that the command uses", () => {
  template.hasResource("AWS::StepFunctions::StateMachine", {
    DependsOn: [id.policy],
    Properties: { StateMachineName: "Khulasa-Backfill" },
  });
  const { DefinitionString } = template.toJSON().Resources[id.stateMachine].Properties;
  const words: readonly unknown[] = DefinitionString["Fn::Join"][1];
  for (const part of [{ Ref: id.inbox }, { Ref: id.logs }, arn(id.function)])
    expect(words).toContainEqual(part);
  const text = words.map((word) => (typeof word === "string" ? word : "reference")).join("");
  expect(JSON.parse(text)).toMatchObject({ StartAt: "ReadInbox" });
  template.hasOutput("BackfillStateMachine", { Value: { Ref: id.stateMachine } });
});

test("its role lists the inbox and calls the function, starts its own batches, and writes their results", () => {
  const ofStates = (resource: string) => ({
    "Fn::Join": [
      "",
      [
        "arn:",
        { Ref: "AWS::Partition" },
        ":states:",
        { Ref: "AWS::Region" },
        ":",
        { Ref: "AWS::AccountId" },
        `:${resource}`,
      ],
    ],
  });
  expect(template.toJSON().Resources[id.policy].Properties.PolicyDocument.Statement).toEqual(
    [
      { Action: "lambda:InvokeFunction", Resource: arn(id.function) },
      { Action: "s3:ListBucket", Resource: arn(id.inbox) },
      {
        Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
        Resource: { "Fn::Join": ["", [arn(id.logs), "/backfill/*"]] },
      },
      { Action: "states:StartExecution", Resource: ofStates("stateMachine:Khulasa-Backfill") },
      {
        Action: ["states:DescribeExecution", "states:StopExecution"],
        Resource: [ofStates("execution:Khulasa-Backfill/Inbox:*"), ofStates("execution:Khulasa-Backfill:*")],
      },
    ].map((statement) => ({ Effect: "Allow", ...statement })),
  );
});

test("only Step Functions can assume the role, for this account", () => {
  template.hasResourceProperties("AWS::IAM::Role", {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({
          Principal: { Service: "states.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
        }),
      ],
    },
  });
});
