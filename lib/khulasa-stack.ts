// The stack of one newspaper, and what `cdk deploy` prints of it.
import { Annotations, CfnCondition, CfnOutput, Fn, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { urlOf } from "../lambdas/publication/addresses.ts";
import { Newspaper, type NewspaperProps } from "./newspaper.ts";

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

    const { inbox, catalog, site, siteUrl, accessLogs, publisher, editors, backfill, operations } = newspaper;
    // Descriptions are in ASCII, because CloudFormation shows a `?` for any other character. Sections have no outputs, because a stack may
    // have only 200 outputs, and a newspaper may have more sections. The front page and `feeds.opml` list the sections.
    const print = (name: string, value: string, description?: string) =>
      new CfnOutput(this, name, { value, ...(description && { description }) });
    print("DropArticlesInto", inbox.bucket.s3UrlForObject(), "Where editors put articles, one file each");
    print("FrontPage", siteUrl, "The front page, which links each section's feeds");
    print("RssFeed", urlOf(siteUrl, "rss.xml"), "The whole newspaper, RSS");
    print("AtomFeed", urlOf(siteUrl, "atom.xml"), "The whole newspaper, Atom");
    print("JsonFeed", urlOf(siteUrl, "feed.json"), "The whole newspaper, JSON Feed");
    print("AllFeeds", urlOf(siteUrl, "feeds.opml"), "The list of all feeds, which feed readers import");
    print("EditorsPolicy", editors.policy.managedPolicyArn);
    print("PointTheDomainTo", site.distribution.domainName);
    // The commands of docs/runbook.md use these names.
    print("Queue", inbox.queue.queueUrl);
    print("DeadLetterQueue", inbox.deadLetters.queueUrl);
    print("Function", publisher.function.functionName);
    print("Trigger", publisher.trigger);
    print("Logs", publisher.logGroup.logGroupName);
    print("WatchLogs", operations.watch.logGroup.logGroupName);
    print("CatalogBucket", catalog.bucket.bucketName);
    print("SiteBucket", site.bucket.bucketName);
    print("AccessLogsBucket", accessLogs.bucket.bucketName);
    print("Distribution", site.distribution.distributionArn);
    print("AlarmTopic", operations.topic.topicArn);
    print("BackfillStateMachine", backfill.stateMachine.ref);
    new CfnOutput(this, "CloudFrontLogsLeft", {
      value: "docs/runbook.md#access-logs",
      description: "Outside us-east-1 three commands are left, for the logs of CloudFront",
      condition: new CfnCondition(this, "IsElsewhere", {
        expression: Fn.conditionNot(accessLogs.isWithCloudFront),
      }),
    });
    if (operations.dashboard) print("Dashboard", operations.dashboard.name);
    if (publication.site && !deployment.certificateArn && !deployment.hostedZoneId) {
      Annotations.of(this).addWarningV2(
        "khulasa:no-certificate",
        `CloudFront will not answer for ${publication.site} without its certificate: set hostedZoneId or certificateArn in the context of cdk.json`,
      );
    }
  }
}
