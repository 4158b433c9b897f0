// What wakes the function when nobody uploads anything: for articles that wait for their time, and after a deployment.

import { Stack } from "aws-cdk-lib";
import { PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";

export interface ClockProps {
  readonly function: IFunction;
}

/**
 * Calls the function each minute with an event of no records. One schedule for all articles, rather than one for each:
 * there is none to set, move or lift. A call that fails is not repeated, as the next one begins where the last good one
 * ended. EventBridge Scheduler alone takes the role, and may do nothing but call this function.
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
