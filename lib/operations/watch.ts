// Every five minutes, a function reads the live feeds through the CDN, as a reader does. If something is wrong, an alarm is raised.
import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import type { ILogGroup } from "aws-cdk-lib/aws-logs";
import type { IBucket } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { environmentNames } from "../../lambdas/publish/aws/environment.ts";
import { Clock } from "../functions/clock.ts";
import { SmallFunction } from "../functions/own-function.ts";

export interface WatchProps {
  readonly siteUrl: string;
  readonly catalog: IBucket;
}

/** The function may only write its log, and list and read the articles in the catalog. */
export class Watch extends Construct {
  readonly function: IFunction;
  readonly logGroup: ILogGroup;

  constructor(scope: Construct, id: string, { siteUrl, catalog }: WatchProps) {
    super(scope, id);
    const { function: check, logGroup } = new SmallFunction(this, "Check", {
      description: "Reads the live feeds as a reader does",
      entry: "lambdas/watch/handler.ts",
      handler: "handler",
      timeout: Duration.minutes(1),
      environment: {
        [environmentNames.catalog]: catalog.bucketName,
        [environmentNames.siteUrl]: siteUrl,
      },
      statements: [
        new PolicyStatement({
          actions: ["s3:GetObject"],
          resources: [catalog.arnForObjects("index/*"), catalog.arnForObjects("articles/*")],
        }),
        new PolicyStatement({ actions: ["s3:ListBucket"], resources: [catalog.bucketArn] }),
      ],
    });
    new Clock(this, "Clock", { function: check, minutes: 5 });
    this.function = check;
    this.logGroup = logGroup;
  }
}
