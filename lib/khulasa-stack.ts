// The stack of one newspaper: inbox -> publisher -> site, with the catalog beside the publisher.
import { Annotations, CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Publication } from "../lambdas/publication/publication.ts";
import { Backfill } from "./backfill.ts";
import { AccessLogs } from "./buckets/access-logs.ts";
import { Catalog } from "./buckets/catalog.ts";
import { Inbox } from "./buckets/inbox.ts";
import { Clock } from "./clock.ts";
import type { Deployment } from "./deployment.ts";
import { Editors } from "./editors.ts";
import { Operations } from "./operations/operations.ts";
import { printAddresses } from "./outputs.ts";
import { Publisher } from "./publisher.ts";
import { Site } from "./site.ts";

export interface KhulasaStackProps extends StackProps {
  readonly publication: Publication;
  readonly deployment: Deployment;
}

/** Does not depend on an account or a region, so it can be synthesised and deployed anywhere. */
export class KhulasaStack extends Stack {
  constructor(scope: Construct, id: string, props: KhulasaStackProps) {
    super(scope, id, {
      description: "Khulasa: an Arabic newspaper's feeds from a bucket",
      // The buckets would stay, but readers would find nothing until they are adopted again.
      terminationProtection: true,
      ...props,
    });
    const { publication, deployment } = props;

    // Many times what a batch takes. A message that failed is delivered again after six times this long.
    const timeout = Duration.minutes(1);

    const accessLogs = new AccessLogs(this, "AccessLogs", {
      bucketName: deployment.accessLogsBucket,
      retention: Duration.days(deployment.accessLogRetentionDays),
    });
    const inbox = new Inbox(this, "Inbox", {
      accessLogs,
      consumerTimeout: timeout,
      bucketName: deployment.inboxBucket,
      versions: Duration.days(deployment.inboxVersionDays),
    });
    const catalog = new Catalog(this, "Catalog", {
      accessLogs,
      bucketName: deployment.catalogBucket,
      versions: Duration.days(deployment.catalogVersionDays),
    });
    const site = new Site(this, "Site", {
      accessLogs,
      bucketName: deployment.siteBucket,
      siteUrl: publication.site,
      domain: this.domainOf(publication, deployment.certificateArn),
    });
    accessLogs.collect(site.distribution);
    const siteUrl = publication.site ?? `https://${site.distribution.domainName}`;
    const publisher = new Publisher(this, "Publisher", {
      inbox: inbox.bucket,
      queue: inbox.queue,
      catalog: catalog.bucket,
      site: site.bucket,
      siteUrl,
      publication,
      timeout,
      memorySize: deployment.memorySize,
      logRetention: deployment.logRetentionDays,
      monitoring: deployment.monitoring,
    });
    new Clock(this, "Clock", { function: publisher.function });
    const editors = new Editors(this, "Editors", { inbox: inbox.bucket });
    const backfill = new Backfill(this, "Backfill", {
      inbox: inbox.bucket,
      function: publisher.function,
      results: accessLogs.bucket,
    });
    const operations = new Operations(this, "Operations", {
      function: publisher.function,
      queue: inbox.queue,
      deadLetters: inbox.deadLetters,
      distribution: site.distribution,
      alarmMail: publication.alarmMail,
      monitoring: deployment.monitoring,
    });

    printAddresses(this, { inbox: inbox.bucket.s3UrlForObject(), siteUrl });
    new CfnOutput(this, "EditorsPolicy", { value: editors.policy.managedPolicyArn });
    new CfnOutput(this, "PointTheDomainTo", { value: site.distribution.domainName });
    // The commands of docs/runbook.md use these names.
    new CfnOutput(this, "Queue", { value: inbox.queue.queueUrl });
    new CfnOutput(this, "DeadLetterQueue", { value: inbox.deadLetters.queueUrl });
    new CfnOutput(this, "Function", { value: publisher.function.functionName });
    new CfnOutput(this, "Logs", { value: publisher.logGroup.logGroupName });
    new CfnOutput(this, "CatalogBucket", { value: catalog.bucket.bucketName });
    new CfnOutput(this, "SiteBucket", { value: site.bucket.bucketName });
    new CfnOutput(this, "AccessLogsBucket", { value: accessLogs.bucket.bucketName });
    new CfnOutput(this, "Distribution", { value: site.distribution.distributionArn });
    new CfnOutput(this, "AlarmTopic", { value: operations.topic.topicArn });
    new CfnOutput(this, "BackfillStateMachine", { value: backfill.stateMachine.ref });
    if (operations.dashboard) new CfnOutput(this, "Dashboard", { value: operations.dashboard.name });
  }

  private domainOf({ site }: Publication, certificateArn: string | undefined) {
    if (site && certificateArn) return { host: new URL(site).hostname, certificateArn };
    if (site) {
      Annotations.of(this).addWarningV2(
        "khulasa:no-certificate",
        `CloudFront will not answer for ${site} without its certificate: set certificateArn in the context of cdk.json`,
      );
    }
    return undefined;
  }
}
