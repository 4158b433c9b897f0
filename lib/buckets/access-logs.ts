// One bucket for the access logs of the other buckets and of CloudFront.
import { ArnFormat, Aws, CfnCondition, Duration, Fn, Stack } from "aws-cdk-lib";
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { CfnDelivery, CfnDeliveryDestination, CfnDeliverySource } from "aws-cdk-lib/aws-logs";
import { Bucket, type BucketProps } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { cloudFrontRegion } from "../cdn/cloudfront-parts.ts";
import { privateBucket } from "./private-bucket.ts";

/** The folder for CloudFront's logs. */
const cloudFrontFolder = "cloudfront";

export interface AccessLogsProps {
  /** The newspaper's name. The names of CloudFront's log deliveries begin with it. */
  readonly name: string;
  /** Default: a name that CloudFormation makes. */
  readonly bucketName?: string | undefined;
  readonly retention: Duration;
}

/**
 * The two services that deliver logs may write here for this account, and a backfill may write its results
 * (lib/functions/backfill.ts). Only the account reads it. It has no ACLs.
 */
export class AccessLogs extends Construct {
  readonly bucket: Bucket;
  /** Whether the stack is in the region where CloudFront has its logs and its metrics. */
  readonly isWithCloudFront: CfnCondition;
  readonly #name: string;

  constructor(scope: Construct, id: string, { name, bucketName, retention }: AccessLogsProps) {
    super(scope, id);
    this.#name = name;
    this.isWithCloudFront = new CfnCondition(this, "SpeaksForCloudFront", {
      expression: Fn.conditionEquals(Aws.REGION, cloudFrontRegion),
    });
    this.bucket = new Bucket(this, "Bucket", {
      ...privateBucket,
      bucketName,
      lifecycleRules: [{ expiration: retention, abortIncompleteMultipartUploadAfter: Duration.days(7) }],
    });
  }

  /** The properties of a bucket whose requests are logged here, under its own prefix: `inbox/2026-11-23-...`. */
  under(prefix: string): Pick<BucketProps, "serverAccessLogsBucket" | "serverAccessLogsPrefix"> {
    return { serverAccessLogsBucket: this.bucket, serverAccessLogsPrefix: `${prefix}/` };
  }

  /**
   * Delivers CloudFront's standard logs (v2) under `cloudfront/`. Version 1 needs ACLs, and a bucket that is not in an opt-in region, so
   * a stack in Bahrain or the Emirates could not be deployed. Version 2 can be set up in us-east-1 only, and a stack has one
   * region. In another region three commands do it once (docs/runbook.md, "Access logs"); an output of the deployment says so.
   * The bucket's policy allows the delivery in every region.
   */
  collect(distribution: IDistribution): void {
    const stack = Stack.of(this);
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("delivery.logs.amazonaws.com")],
        actions: ["s3:PutObject"],
        resources: [this.bucket.arnForObjects(`${cloudFrontFolder}/*`)],
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
      name: `${this.#name}-site`,
      logType: "ACCESS_LOGS",
      resourceArn: distribution.distributionArn,
    });
    const destination = new CfnDeliveryDestination(this, "Destination", {
      name: `${this.#name}-access-logs`,
      destinationResourceArn: this.bucket.arnForObjects(cloudFrontFolder),
      outputFormat: "w3c",
    });
    const delivery = new CfnDelivery(this, "Delivery", {
      deliverySourceName: source.ref,
      deliveryDestinationArn: destination.attrArn,
    });
    // The policy must exist before the delivery is created: CloudWatch would write a policy of its own if the bucket's policy did not give
    // it access.
    if (this.bucket.policy) delivery.node.addDependency(this.bucket.policy);

    for (const part of [source, destination, delivery]) part.cfnOptions.condition = this.isWithCloudFront;
  }
}
