// The clock: a schedule that calls the function each minute, for articles that wait for their time and after a deployment.

import { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";

export interface ClockProps {
  readonly function: IFunction;
}

/**
 * Calls the function each minute with an empty event. There is one schedule for all articles, so no schedule has to be made,
 * moved or removed for an article. A failed call is not repeated, because the next one continues after the last good one.
 * Only EventBridge Scheduler can assume the role, and the role allows nothing but calling this function.
 */
export class Clock extends Construct {
  constructor(scope: Construct, id: string, props: ClockProps) {
    super(scope, id);
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    });
    const { functionArn } = props.function;
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [functionArn] }),
    );
    new CfnSchedule(this, "EveryMinute", {
      scheduleExpression: "rate(1 minute)",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: functionArn,
        roleArn: role.roleArn,
        input: "{}",
        retryPolicy: { maximumRetryAttempts: 0 },
      },
    });
  }
}
