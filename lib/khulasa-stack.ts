// Everything that one newspaper has at AWS: inbox -> publisher -> site, with the catalog at the publisher's side.
import { Annotations, CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import { RetentionDays } from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import { urlOf } from "../lambdas/publication/addresses.ts";
import type { Publication } from "../lambdas/publication/publication.ts";
import { AccessLogs } from "./access-logs.ts";
import { Catalog } from "./catalog.ts";
import { Clock } from "./clock.ts";
import { Inbox } from "./inbox.ts";
import { Operations } from "./operations.ts";
import { Publisher } from "./publisher.ts";
import { Site } from "./site.ts";

export interface KhulasaStackProps extends StackProps {
  readonly publication: Publication;
  /** The certificate for the host of the settings' `site`: of ACM, in us-east-1, where CloudFront looks for it. */
  readonly certificateArn?: string | undefined;
  /** MB of the function. 1,024 unless set: half a CPU to parse and render, and room for the warm records. */
  readonly memorySize?: number | undefined;
  /** How long the function's log is kept: three months unless set. */
  readonly logRetention?: RetentionDays | undefined;
  /** How long the access logs are kept, which hold readers' addresses: three months unless set. */
  readonly accessLogRetention?: Duration | undefined;
}

/** Knows no account and no region: synthesised anywhere, deployed anywhere. */
export class KhulasaStack extends Stack {
  constructor(scope: Construct, id: string, props: KhulasaStackProps) {
    super(scope, id, { description: "Khulasa: an Arabic newspaper's feeds from a bucket", ...props });
    const { publication, certificateArn } = props;

    // Enough for a batch, which is a matter of seconds; a message that failed waits six times this long for its next turn.
    const timeout = Duration.seconds(30);

    const accessLogs = new AccessLogs(this, "AccessLogs", {
      retention: props.accessLogRetention ?? Duration.days(90),
    });
    const inbox = new Inbox(this, "Inbox", { accessLogs, consumerTimeout: timeout });
    const catalog = new Catalog(this, "Catalog", { accessLogs });
    const site = new Site(this, "Site", {
      accessLogs,
      siteUrl: publication.site,
      domain: this.domainOf(publication, certificateArn),
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
      memorySize: props.memorySize ?? 1024,
      logRetention: props.logRetention ?? RetentionDays.THREE_MONTHS,
    });
    new Clock(this, "Clock", { function: publisher.function });
    const operations = new Operations(this, "Operations", {
      function: publisher.function,
      queue: inbox.queue,
      deadLetters: inbox.deadLetters,
      distribution: site.distribution,
      alarmMail: publication.alarmMail,
    });

    new CfnOutput(this, "DropArticlesInto", { value: inbox.bucket.s3UrlForObject() });
    new CfnOutput(this, "FrontPage", { value: siteUrl, description: "The page that links every feed" });
    new CfnOutput(this, "RssFeed", { value: urlOf(siteUrl, "rss.xml") });
    new CfnOutput(this, "AtomFeed", { value: urlOf(siteUrl, "atom.xml") });
    new CfnOutput(this, "JsonFeed", { value: urlOf(siteUrl, "feed.json") });
    new CfnOutput(this, "PointTheDomainTo", { value: site.distribution.domainName });
    // What docs/runbook.md asks for by these names.
    new CfnOutput(this, "Queue", { value: inbox.queue.queueUrl });
    new CfnOutput(this, "DeadLetterQueue", { value: inbox.deadLetters.queueUrl });
    new CfnOutput(this, "Function", { value: publisher.function.functionName });
    new CfnOutput(this, "Logs", { value: publisher.logGroup.logGroupName });
    new CfnOutput(this, "AccessLogsBucket", { value: accessLogs.bucket.bucketName });
    new CfnOutput(this, "Distribution", { value: site.distribution.distributionArn });
    new CfnOutput(this, "AlarmTopic", { value: operations.topic.topicArn });
    new CfnOutput(this, "Dashboard", { value: operations.dashboard.name });
  }

  private domainOf({ site }: Publication, certificateArn: string | undefined) {
    if (site && certificateArn) return { host: new URL(site).hostname, certificateArn };
    if (site) {
      Annotations.of(this).addWarningV2(
        "khulasa:no-certificate",
        `CloudFront will not answer for ${site} without its certificate: cdk deploy -c certificateArn=arn:aws:acm:us-east-1:...`,
      );
    }
    return undefined;
  }
}
