// Guards releases: a bad version is stopped before it publishes, or rolled back in its first minutes.
import { Duration } from "aws-cdk-lib";
import type { Alarm } from "aws-cdk-lib/aws-cloudwatch";
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from "aws-cdk-lib/aws-codedeploy";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { Alias, Version } from "aws-cdk-lib/aws-lambda";
import type { ITopic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";
import { SmallFunction } from "../functions/own-function.ts";
import { ServiceRole } from "../functions/service-role.ts";
import { addAlarm } from "../operations/alarm.ts";

export interface ReleaseGuardProps {
  /** The newspaper's name. */
  readonly name: string;
  /** The alias through which the function is called. */
  readonly alias: Alias;
  readonly version: Version;
  readonly topic: ITopic;
  /** Further alarms. If one of them is raised, the release is rolled back. */
  readonly alarms: readonly Alarm[];
}

/** The name of the alias. Also in lib/commands/restore/restore.sh. */
export const liveAlias = "live";

/** How long a new version is watched. Its alarm needs errors in two of three minutes. A schedule calls it each minute. */
const watchTime = Duration.minutes(5);

/**
 * CodeDeploy switches the alias at once, so two versions never publish side by side. Before that the new version makes a feed without
 * writing it. After that the release stays open for five minutes: if an alarm is raised, CodeDeploy returns to the previous version,
 * CloudFormation rolls back the whole deployment, and `cdk deploy` fails.
 */
export class ReleaseGuard extends Construct {
  constructor(scope: Construct, id: string, { name, alias, version, topic, alarms }: ReleaseGuardProps) {
    super(scope, id);
    const entry = "lambdas/release/hooks.ts";
    const { function: before } = new SmallFunction(this, "Before", {
      description: "Lets a new version check itself",
      entry,
      handler: "before",
      timeout: Duration.minutes(2),
      environment: { VERSION: version.functionArn },
      // The ARN of the function without a version, because the policy of the next release can't name this version.
      statements: [
        new PolicyStatement({
          actions: ["lambda:InvokeFunction"],
          resources: [`${alias.lambda.functionArn}:*`],
        }),
      ],
    });
    const { function: after } = new SmallFunction(this, "After", {
      description: "Keeps a release open while it is watched",
      entry,
      handler: "after",
      timeout: watchTime.plus(Duration.minutes(1)),
      environment: { WATCH_SECONDS: String(watchTime.toSeconds()) },
      statements: [],
    });
    const alarm = addAlarm(
      this,
      name,
      "release",
      {
        metric: alias.metricErrors({ period: Duration.minutes(1) }),
        says: "The function failed in two of three minutes. A release of the last minutes is taken back by itself.",
        timesOfThree: 2,
      },
      topic,
    );
    const role = new ServiceRole(this, "Role", "codedeploy.amazonaws.com");
    new LambdaDeploymentGroup(this, "Releases", {
      application: new LambdaApplication(this, "Application"),
      role,
      alias,
      deploymentConfig: LambdaDeploymentConfig.ALL_AT_ONCE,
      preHook: before,
      postHook: after,
      alarms: [alarm, ...alarms],
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    });
    // The update policy refers to the group and the hooks, but not to the permission to call them.
    alias.node.addDependency(role);
  }
}
