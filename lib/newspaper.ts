// Everything that one newspaper needs: inbox -> publisher -> site, with the catalog beside the publisher.
import { Duration, Stack, Tags } from "aws-cdk-lib";
import { Alias } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Publication } from "../lambdas/publication/publication.ts";
import { AccessLogs } from "./buckets/access-logs.ts";
import { Catalog } from "./buckets/catalog.ts";
import { Inbox } from "./buckets/inbox.ts";
import { Address } from "./cdn/address.ts";
import { CloudFrontParts } from "./cdn/cloudfront-parts.ts";
import type { SharedEdge } from "./cdn/shared-edge.ts";
import { Site } from "./cdn/site.ts";
import type { Deployment } from "./deployment.ts";
import { Editors } from "./editors.ts";
import { Backfill } from "./functions/backfill.ts";
import { Clock } from "./functions/clock.ts";
import { Publisher } from "./functions/publisher.ts";
import { Operations } from "./operations/operations.ts";
import { RefusalMail } from "./operations/refusal-mail.ts";
import { ReleaseGuard } from "./release/release-guard.ts";

export interface NewspaperProps {
  /**
   * Begins the names of its alarms, policies and state machine, and tells its metrics apart. Unique in the account, at most 28
   * letters, digits and hyphens. Default: the name of the stack, which may then hold one newspaper only.
   */
  readonly name?: string;
  /** The settings of the newspaper, as `readSettings` reads them. */
  readonly publication: Publication;
  /** The settings of the deployment, as `readDeployment` reads them. */
  readonly deployment: Deployment;
  /** Shared with other newspapers of the account. Default: parts of its own, which 20 newspapers in an account can have. */
  readonly edge?: SharedEdge;
  /** The certificate and the firewall. Default: made here, if they are wanted and the stack is in us-east-1. */
  readonly cloudFrontParts?: CloudFrontParts;
}

/**
 * Can be used in any CDK app, at any depth. Does not depend on an account or a region, unless the settings ask for a certificate or
 * a firewall.
 */
export class Newspaper extends Construct {
  readonly name: string;
  /** Where the site is served, without a final slash. */
  readonly siteUrl: string;
  readonly inbox: Inbox;
  readonly catalog: Catalog;
  readonly site: Site;
  readonly accessLogs: AccessLogs;
  readonly publisher: Publisher;
  readonly editors: Editors;
  readonly backfill: Backfill;
  readonly operations: Operations;

  constructor(scope: Construct, id: string, props: NewspaperProps) {
    super(scope, id);
    const { publication, deployment, edge } = props;
    const name = props.name ?? Stack.of(this).stackName;
    const host = publication.site && new URL(publication.site).hostname;
    this.name = name;

    // Many times what a batch takes. A message that failed is delivered again after six times this long.
    const timeout = Duration.minutes(1);

    this.accessLogs = new AccessLogs(this, "AccessLogs", {
      name,
      bucketName: deployment.accessLogsBucket,
      retention: Duration.days(deployment.accessLogRetentionDays),
    });
    const { accessLogs } = this;
    this.inbox = new Inbox(this, "Inbox", {
      accessLogs,
      consumerTimeout: timeout,
      bucketName: deployment.inboxBucket,
      versions: Duration.days(deployment.inboxVersionDays),
    });
    this.catalog = new Catalog(this, "Catalog", {
      accessLogs,
      bucketName: deployment.catalogBucket,
      versions: Duration.days(deployment.catalogVersionDays),
    });
    const parts =
      props.cloudFrontParts ?? new CloudFrontParts(this, "CloudFront", { name, host, deployment });
    this.site = new Site(this, "Site", {
      name,
      accessLogs,
      bucketName: deployment.siteBucket,
      siteUrl: publication.site,
      certificate: parts.certificate,
      firewall: parts.firewall,
      edge,
    });
    const { distribution } = this.site;
    accessLogs.collect(distribution);
    if (host && deployment.hostedZoneId) {
      new Address(this, "Address", { host, hostedZoneId: deployment.hostedZoneId, distribution });
    }
    this.siteUrl = publication.site ?? `https://${distribution.domainName}`;
    this.publisher = new Publisher(this, "Publisher", {
      name,
      inbox: this.inbox.bucket,
      queue: this.inbox.queue,
      catalog: this.catalog.bucket,
      site: this.site.bucket,
      siteUrl: this.siteUrl,
      publication,
      timeout,
      memorySize: deployment.memorySize,
      logRetention: deployment.logRetentionDays,
      monitoring: deployment.monitoring,
      releaseGuard: deployment.releaseGuard,
    });
    const clock = new Clock(this, "Clock", { function: this.publisher.entry, minutes: 1 });
    this.editors = new Editors(this, "Editors", { inbox: this.inbox.bucket });
    this.backfill = new Backfill(this, "Backfill", {
      name,
      inbox: this.inbox.bucket,
      function: this.publisher.entry,
      results: accessLogs.bucket,
    });
    this.operations = new Operations(this, "Operations", {
      name,
      function: this.publisher.function,
      queue: this.inbox.queue,
      deadLetters: this.inbox.deadLetters,
      clock,
      backfill: this.backfill.stateMachine.ref,
      distribution,
      isWithCloudFront: accessLogs.isWithCloudFront,
      siteUrl: this.siteUrl,
      catalog: this.catalog.bucket,
      alarmMail: publication.alarmMail,
      deployment,
    });
    const { entry, function: publish } = this.publisher;
    if (entry instanceof Alias) {
      const { topic, withheld } = this.operations;
      new ReleaseGuard(this, "ReleaseGuard", {
        name,
        alias: entry,
        version: publish.currentVersion,
        topic,
        alarms: [withheld],
      });
    }
    if (deployment.editorsMail) {
      new RefusalMail(this, "RefusalMail", { inbox: this.inbox.bucket, mail: deployment.editorsMail });
    }
    Tags.of(this).add("application", "khulasa");
    Tags.of(this).add("newspaper", name);
  }
}
