// The stack of one newspaper, and what `cdk deploy` prints of it.
import { Annotations, CfnCondition, CfnOutput, Fn, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { Newspaper, type NewspaperProps } from "./newspaper.ts";
import { printAddresses } from "./outputs.ts";

export interface KhulasaStackProps extends StackProps, Omit<NewspaperProps, "name"> {}

export class KhulasaStack extends Stack {
  readonly newspaper: Newspaper;

  constructor(scope: Construct, id: string, props: KhulasaStackProps) {
    const { publication, deployment, edge, cloudFrontParts, ...stackProps } = props;
    super(scope, id, {
      description: "Khulasa: an Arabic newspaper's feeds from a bucket",
      // If the stack were deleted, the buckets would stay, but readers would find nothing until a new stack adopts the buckets.
      terminationProtection: true,
      ...stackProps,
    });
    // CDK leaves the id "Default" out of logical ids. So a stack that was deployed before this construct existed keeps its buckets.
    const newspaper = new Newspaper(this, "Default", props);
    this.newspaper = newspaper;

    const { inbox, catalog, site, accessLogs, publisher, editors, backfill, operations } = newspaper;
    printAddresses(this, { inbox: inbox.bucket.s3UrlForObject(), siteUrl: newspaper.siteUrl });
    new CfnOutput(this, "EditorsPolicy", { value: editors.policy.managedPolicyArn });
    new CfnOutput(this, "PointTheDomainTo", { value: site.distribution.domainName });
    // The commands of docs/runbook.md use these names.
    new CfnOutput(this, "Queue", { value: inbox.queue.queueUrl });
    new CfnOutput(this, "DeadLetterQueue", { value: inbox.deadLetters.queueUrl });
    new CfnOutput(this, "Function", { value: publisher.function.functionName });
    new CfnOutput(this, "Trigger", { value: publisher.trigger });
    new CfnOutput(this, "Logs", { value: publisher.logGroup.logGroupName });
    new CfnOutput(this, "WatchLogs", { value: operations.watch.logGroup.logGroupName });
    new CfnOutput(this, "CatalogBucket", { value: catalog.bucket.bucketName });
    new CfnOutput(this, "SiteBucket", { value: site.bucket.bucketName });
    new CfnOutput(this, "AccessLogsBucket", { value: accessLogs.bucket.bucketName });
    new CfnOutput(this, "Distribution", { value: site.distribution.distributionArn });
    new CfnOutput(this, "AlarmTopic", { value: operations.topic.topicArn });
    new CfnOutput(this, "BackfillStateMachine", { value: backfill.stateMachine.ref });
    new CfnOutput(this, "CloudFrontLogsLeft", {
      value: "docs/runbook.md#access-logs",
      description: "Outside us-east-1 three commands are left, for the logs of CloudFront",
      condition: new CfnCondition(this, "IsElsewhere", {
        expression: Fn.conditionNot(accessLogs.isWithCloudFront),
      }),
    });
    if (operations.dashboard) new CfnOutput(this, "Dashboard", { value: operations.dashboard.name });
    if (publication.site && !deployment.certificateArn && !deployment.hostedZoneId) {
      Annotations.of(this).addWarningV2(
        "khulasa:no-certificate",
        `CloudFront will not answer for ${publication.site} without its certificate: set hostedZoneId or certificateArn in the context of cdk.json`,
      );
    }
  }
}
