// Every kind of failure raises an alarm, and the runbook says what to do about it.
import { readFileSync } from "node:fs";
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { assumptions } from "../../bench/cost/tables.ts";
import { deliveryMetric } from "../../lambdas/protocol/context.ts";
import { alarmedOutcomes } from "../../lambdas/publish/aws/observe.ts";
import { deploymentOf, idOf, settings, unbundledStack } from "./stack-fixture.ts";

const template = Template.fromStack(unbundledStack());
const fullTemplate = Template.fromStack(unbundledStack({ deployment: deploymentOf({ monitoring: "full" }) }));
const topic = { Ref: idOf(template, "AWS::SNS::Topic", "Operations") };
const publish = { Ref: idOf(template, "AWS::Lambda::Function", "Publisher") };
const queue = { "Fn::GetAtt": [idOf(template, "AWS::SQS::Queue", "InboxQueue"), "QueueName"] };
const deadLetters = { "Fn::GetAtt": [idOf(template, "AWS::SQS::Queue", "InboxDeadLetters"), "QueueName"] };
const backfill = { Ref: idOf(template, "AWS::StepFunctions::StateMachine", "Backfill") };
const check = { Ref: idOf(template, "AWS::Lambda::Function", "OperationsWatch") };
const treatmentOf: Readonly<Record<string, string>> = {
  "Khulasa-dead-letters": "ignore",
  "Khulasa-clock": "breaching",
  "Khulasa-readers": "breaching",
};
const runbook = readFileSync("docs/runbook.md", "utf8");

interface AlarmProperties {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly AlarmActions: readonly unknown[];
}

const alarms = Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(
  ({ Properties }) => Properties as AlarmProperties,
);

describe("an alarm", () => {
  test.each([
    ["dead-letters", "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", deadLetters, "Maximum"],
    ["queue-age", "AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", queue, "Maximum"],
    ["function-errors", "AWS/Lambda", "Errors", "FunctionName", publish, "Sum"],
    ["throttles", "AWS/Lambda", "Throttles", "FunctionName", publish, "Sum"],
    ["refused", "Khulasa", "refused", "service", "khulasa", "Sum"],
    ["withheld", "Khulasa", "withheld", "service", "khulasa", "Sum"],
    ["failed", "Khulasa", "failed", "service", "khulasa", "Sum"],
    ["failed-backfill", "AWS/States", "ExecutionsFailed", "StateMachineArn", backfill, "Sum"],
    ["readers", "AWS/Lambda", "Errors", "FunctionName", check, "Sum"],
  ])("named %s watches %s %s", (name, Namespace, MetricName, Name, Value, Statistic) => {
    template.hasResourceProperties("AWS::CloudWatch::Alarm", {
      AlarmName: `Khulasa-${name}`,
      Namespace,
      MetricName,
      Dimensions: [{ Name, Value }],
      Statistic,
      Period: 300,
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      Threshold: name === "queue-age" ? 900 : 1,
    });
  });

  test.each([
    ["clock", "InvocationAttemptCount", "LessThanThreshold"],
    ["clock-errors", "TargetErrorCount", "GreaterThanOrEqualToThreshold"],
  ])("named %s watches the %s of the clock's own group", (name, MetricName, ComparisonOperator) => {
    template.hasResourceProperties("AWS::CloudWatch::Alarm", {
      AlarmName: `Khulasa-${name}`,
      Namespace: "AWS/Scheduler",
      MetricName,
      Dimensions: [{ Name: "ScheduleGroup", Value: { Ref: Match.stringLikeRegexp("^ClockGroup") } }],
      ComparisonOperator,
      Threshold: 1,
    });
  });

  test.each([
    ["cdn-errors", "5xxErrorRate", "Average", 300, 5],
    ["traffic", "BytesDownloaded", "Sum", 3600, 30e9],
    ["requests", "Requests", "Sum", 3600, 1_500_000],
  ])(
    "named %s watches the CDN's %s, in the region where the CDN counts",
    (name, MetricName, Statistic, Period, Threshold) => {
      const [condition = ""] = Object.keys(
        template.findConditions("*", { "Fn::Equals": [{ Ref: "AWS::Region" }, "us-east-1"] }),
      );
      Template.fromStack(unbundledStack({ deployment: deploymentOf({ gigabytesPerHour: 30 }) })).hasResource(
        "AWS::CloudWatch::Alarm",
        {
          Condition: condition,
          Properties: {
            AlarmName: `Khulasa-${name}`,
            Namespace: "AWS/CloudFront",
            MetricName,
            Dimensions: [
              { Name: "DistributionId", Value: { Ref: Match.stringLikeRegexp("^SiteDistribution") } },
              { Name: "Region", Value: "Global" },
            ],
            Statistic,
            Period,
            Threshold,
          },
        },
      );
    },
  );

  test("rings at once for what nobody repairs, and the second time in a quarter of an hour for what retries may", () => {
    expect(datapoints()).toEqual({
      "Khulasa-cdn-errors": [2, 3],
      "Khulasa-clock": [3, 3],
      "Khulasa-clock-errors": [2, 3],
      "Khulasa-dead-letters": [1, 1],
      "Khulasa-failed-backfill": [1, 1],
      "Khulasa-readers": [2, 3],
      "Khulasa-release": [2, 3],
      "Khulasa-requests": [1, 1],
      "Khulasa-traffic": [1, 1],
      "Khulasa-queue-age": [1, 1],
      "Khulasa-left-out": [1, 1],
      "Khulasa-refused": [1, 1],
      "Khulasa-withheld": [1, 1],
      "Khulasa-failed": [2, 3],
      "Khulasa-function-errors": [2, 3],
      "Khulasa-throttles": [2, 3],
    });
  });

  test("takes silence for good news, except of the dead letters, where SQS falls silent, and of what must never be silent", () => {
    const silent = Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(
      ({ Properties }) => [Properties.AlarmName, Properties.TreatMissingData] as const,
    );
    for (const [name, treated] of silent) {
      expect([name, treated]).toEqual([name, treatmentOf[name] ?? "notBreaching"]);
    }
  });

  test("counts what the function counts: its namespace and service", () => {
    template.hasResourceProperties("AWS::Lambda::Function", {
      Environment: {
        Variables: { POWERTOOLS_METRICS_NAMESPACE: "Khulasa", POWERTOOLS_SERVICE_NAME: "khulasa" },
      },
    });
  });
});

test("the price of the alarms is that of as many as there are", () => {
  expect(alarms).toHaveLength(assumptions.alarms);
});

describe("the runbook", () => {
  const sections = [...runbook.matchAll(/^### (.+)$/gm)].map(([, section]) => section);

  test("has a paragraph for each alarm, and an alarm for each paragraph", () => {
    expect(sections.map((section) => `Khulasa-${section}`).sort()).toEqual(
      alarms.map(({ AlarmName }) => AlarmName).sort(),
    );
  });

  test("is where each alarm's description leads", () => {
    for (const { AlarmName, AlarmDescription } of alarms) {
      expect(AlarmDescription).toContain(`docs/runbook.md#${AlarmName.replace("Khulasa-", "")}`);
    }
  });

  test("asks for outputs that the stack has", () => {
    const asked = [...runbook.matchAll(/\$\(output (\w+)\)/g)].map(([, output]) => output);
    expect(Object.keys(template.findOutputs("*"))).toEqual(expect.arrayContaining([...new Set(asked)]));
    expect(asked).toContain("DeadLetterQueue");
  });
});

describe("the topic", () => {
  test("carries every alarm", () => {
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([topic]);
  });

  test("lets this stack's alarms in, over TLS, and nobody else", () => {
    const [policy] = Object.values(template.findResources("AWS::SNS::TopicPolicy"));
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      expect.objectContaining({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      expect.objectContaining({
        Effect: "Allow",
        Principal: { Service: "cloudwatch.amazonaws.com" },
        Action: "sns:Publish",
        Resource: topic,
        Condition: {
          StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
          ArnLike: { "aws:SourceArn": { "Fn::Join": ["", expect.arrayContaining([":alarm:Khulasa-*"])] } },
        },
      }),
    ]);
  });

  test("sends mail to the address of the settings, or to nobody", () => {
    template.resourceCountIs("AWS::SNS::Subscription", 0);
    Template.fromStack(
      unbundledStack({ publication: settings({ alarmMail: "desk@news.example" }) }),
    ).hasResourceProperties("AWS::SNS::Subscription", {
      Protocol: "email",
      Endpoint: "desk@news.example",
      TopicArn: topic,
    });
  });
});

test("the dashboard shows the way of an article, from the queue to the readers", () => {
  const metrics = dashboard().widgets.flatMap(({ properties }) =>
    properties.metrics.map((m) => m.slice(0, 2)),
  );
  const names = metrics.map(([namespace, name]) => `${namespace} ${name}`);
  for (const kind of ["published", "refused", "removed", "unchanged", "written", "withheld", "failed"]) {
    expect(names).toContain(`Khulasa ${kind}`);
  }
  expect(names).toEqual(
    expect.arrayContaining([
      "AWS/Lambda Duration",
      "AWS/Lambda Errors",
      "AWS/Lambda Throttles",
      "AWS/SQS ApproximateAgeOfOldestMessage",
      "AWS/SQS ApproximateNumberOfMessagesVisible",
    ]),
  );
});

test("the dashboard finds CloudFront's metrics in us-east-1, wherever the stack is", () => {
  const ofReaders = dashboard()
    .widgets.flatMap(({ properties }) => properties.metrics)
    .filter(([namespace]) => namespace === "AWS/CloudFront");
  expect(ofReaders.map(([, name, , , region, global]) => [name, region, global])).toEqual([
    ["Requests", "Region", "Global"],
    ["4xxErrorRate", "Region", "Global"],
    ["5xxErrorRate", "Region", "Global"],
  ]);
  for (const metric of ofReaders) expect(metric.at(-1)).toMatchObject({ region: "us-east-1" });
});

test("the function is traced, and measures everything, if the settings want it", () => {
  fullTemplate.hasResourceProperties("AWS::Lambda::Function", {
    TracingConfig: { Mode: "Active" },
    Environment: { Variables: { METRICS: "all" } },
  });
  // Actions of X-Ray can't be limited to resources. No other action may have all resources.
  const policies = Object.values(fullTemplate.findResources("AWS::IAM::Policy"));
  const statements = policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
  expect(statements.filter(({ Resource }) => Resource === "*").map(({ Action }) => Action)).toEqual([
    ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
  ]);
});

test("without that it costs no traces, no dashboard, and only the metrics that an alarm watches", () => {
  template.resourceCountIs("AWS::CloudWatch::Dashboard", 0);
  template.hasResourceProperties("AWS::Lambda::Function", {
    TracingConfig: Match.absent(),
    Environment: { Variables: { METRICS: "alarmed" } },
  });
  const watched = Object.values(template.findResources("AWS::CloudWatch::Alarm"))
    .filter(({ Properties }) => Properties.Namespace === "Khulasa")
    .map(({ Properties }) => Properties.MetricName);
  expect(watched.toSorted()).toEqual([...alarmedOutcomes].toSorted());
});

test("the dashboard shows how long articles take from upload to feed, the usual and the slow", () => {
  const times = dashboard()
    .widgets.flatMap(({ properties }) => properties.metrics)
    .filter(([, name]) => name === deliveryMetric);
  expect(
    times.map(([namespace, , dimension, service, options]) => [namespace, dimension, service, options]),
  ).toEqual(
    ["p50", "p99"].map((stat) => ["Khulasa", "service", "khulasa", expect.objectContaining({ stat })]),
  );
});

function datapoints() {
  return Object.fromEntries(
    Object.values(template.findResources("AWS::CloudWatch::Alarm")).map(({ Properties }) => [
      Properties.AlarmName,
      [Properties.DatapointsToAlarm, Properties.EvaluationPeriods],
    ]),
  );
}

/** The body of the dashboard. Each reference to a resource is replaced by a word. */
function dashboard(): {
  readonly widgets: readonly {
    readonly properties: { readonly metrics: readonly (readonly unknown[])[] };
  }[];
} {
  const [resource] = Object.values(fullTemplate.findResources("AWS::CloudWatch::Dashboard"));
  const parts: readonly unknown[] = resource?.Properties.DashboardBody["Fn::Join"][1];
  return JSON.parse(parts.map((part) => (typeof part === "string" ? part : "reference")).join(""));
}
