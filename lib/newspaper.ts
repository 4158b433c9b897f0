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
   * The newspaper's name. The names of its alarms, policies and state machine begin with it, and its metrics have it. It must be unique in
   * the account, with at most 28 letters, digits and hyphens. Default: the stack's name, so that the stack may have only one newspaper.
   */
  readonly name?: string;
  /** The settings of the newspaper, as `readSettings` reads them. */
  readonly publication: Publication;
  /** The settings of the deployment, as `readDeployment` reads them. */
  readonly deployment: Deployment;
  /** Parts that are shared with other newspapers. Default: its own, which only 20 newspapers in an account can have. */
  readonly edge?: SharedEdge;
  /** The certificate and the firewall. Default: made here, if they are wanted and the stack is in us-east-1. */
  readonly cloudFrontParts?: CloudFrontParts;
}

/**
 * A construct for any CDK app, at any depth. It does not depend on an account or a region, unless the settings ask for a certificate or a
 * firewall.
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

    // Much longer than a batch takes. A message that failed is delivered again after six times this time.
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
    const { inbox, catalog, site, siteUrl } = this;
    const common = { name, inbox, catalog, site, siteUrl, publication, deployment };
    this.publisher = new Publisher(this, "Publisher", { ...common, timeout });
    const clock = new Clock(this, "Clock", { function: this.publisher.entry, minutes: 1 });
    this.editors = new Editors(this, "Editors", { inbox: inbox.bucket });
    this.backfill = new Backfill(this, "Backfill", {
      name,
      inbox: inbox.bucket,
      function: this.publisher.entry,
      results: accessLogs.bucket,
    });
    const { publisher, backfill } = this;
    const watched = { ...common, accessLogs, publisher, clock, backfill };
    this.operations = new Operations(this, "Operations", watched);
    const { entry, function: publish } = publisher;
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
      new RefusalMail(this, "RefusalMail", { inbox: inbox.bucket, mail: deployment.editorsMail });
    }
    Tags.of(this).add("application", "khulasa");
    Tags.of(this).add("newspaper", name);
  }
}
