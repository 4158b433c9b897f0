// Who read and wrote what: one bucket for the access logs of the other buckets and of CloudFront.
import { ArnFormat, Aws, CfnCondition, CfnOutput, Duration, Fn, Stack } from "aws-cdk-lib";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from "aws-cdk-lib/aws-logs";
import { Bucket, type BucketProps } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { privateBucket } from "./private-bucket.ts";

export interface AccessLogsProps {
  readonly retention: Duration;
}

/** The only region that speaks for CloudFront, which has none. */
const cloudFrontRegion = "us-east-1";

/**
 * The two services that deliver logs may write here, for this account, and a backfill its results (lib/backfill.ts); nobody
 * reads but the account. No ACLs.
 */
export class AccessLogs extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { retention }: AccessLogsProps) {
    super(scope, id);
    this.bucket = new Bucket(this, "Bucket", {
      ...privateBucket,
      lifecycleRules: [{ expiration: retention, abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
  }

  /** What a bucket needs to have its requests logged here, under a prefix of its own: `inbox/2026-11-23-...`. */
  under(prefix: string): Pick<BucketProps, "serverAccessLogsBucket" | "serverAccessLogsPrefix"> {
    return { serverAccessLogsBucket: this.bucket, serverAccessLogsPrefix: `${prefix}/` };
  }

  /**
   * Delivers CloudFront's standard logs (v2) under `cloudfront/`. The older kind needs ACLs, and buckets outside the
   * opt-in regions: in Bahrain and the Emirates the stack could not be deployed. The newer kind is set up in us-east-1 and
   * nowhere else, and a stack has one region: elsewhere it is three commands, once (docs/runbook.md, "Access logs"), of which
   * the deployment's outputs tell. Here it is allowed either way.
   */
  collect(distribution: IDistribution): void {
    const stack = Stack.of(this);
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("delivery.logs.amazonaws.com")],
        actions: ["s3:PutObject"],
        resources: [this.bucket.arnForObjects("*")],
        conditions: {
          StringEquals: {
            "aws:SourceAccount": stack.account,
            "s3:x-amz-acl": "bucket-owner-full-control",
          },
          ArnLike: {
            "aws:SourceArn": stack.formatArn({
              service: "logs",
              region: cloudFrontRegion,
              resource: "delivery-source",
              resourceName: "*",
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );

    const source = new CfnDeliverySource(this, "Source", {
      name: `${stack.stackName}-site`,
      logType: "ACCESS_LOGS",
      resourceArn: distribution.distributionArn,
    });
    const destination = new CfnDeliveryDestination(this, "Destination", {
      name: `${stack.stackName}-access-logs`,
      destinationResourceArn: this.bucket.arnForObjects("cloudfront"),
      outputFormat: "w3c",
    });
    const delivery = new CfnDelivery(this, "Delivery", {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
    });
    // CloudWatch checks that it may write when the delivery is made, and would write a policy of its own.
    if (this.bucket.policy) delivery.node.addDependency(this.bucket.policy);

    const here = new CfnCondition(this, "SpeaksForCloudFront", {
      expression: Fn.conditionEquals(Aws.REGION, cloudFrontRegion),
    });
    for (const part of [source, destination, delivery]) part.cfnOptions.condition = here;
    new CfnOutput(this, "CommandsLeft", {
      value: "docs/runbook.md#access-logs",
      description: "Outside us-east-1 three commands are left, for the logs of CloudFront",
      condition: new CfnCondition(this, "SpeaksNotForCloudFront", {
        expression: Fn.conditionNot(here),
      }),
    }).overrideLogicalId("CloudFrontLogsLeft");
  }
}
