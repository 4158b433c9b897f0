// Everything that one newspaper has at AWS: inbox -> publisher -> site, with the catalog at the publisher's side.
import { Annotations, CfnOutput, Duration, Stack, type StackProps } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { urlOf } from "../lambdas/publication/addresses.ts";
import type { Publication } from "../lambdas/publication/publication.ts";
import { Catalog } from "./catalog.ts";
import { Inbox } from "./inbox.ts";
import { Publisher } from "./publisher.ts";
import { Site } from "./site.ts";

export interface KhulasaStackProps extends StackProps {
  readonly publication: Publication;
  /** The certificate for the host of the settings' `site`: of ACM, in us-east-1, where CloudFront looks for it. */
  readonly certificateArn?: string | undefined;
}

/** Knows no account and no region: synthesised anywhere, deployed anywhere. */
export class KhulasaStack extends Stack {
  constructor(scope: Construct, id: string, { publication, certificateArn, ...props }: KhulasaStackProps) {
    super(scope, id, { description: "Khulasa: an Arabic newspaper's feeds from a bucket", ...props });

    // Enough for a batch, which is a matter of seconds; a message that failed waits six times this long for its next turn.
    const timeout = Duration.seconds(30);

    const inbox = new Inbox(this, "Inbox", { consumerTimeout: timeout });
    const catalog = new Catalog(this, "Catalog");
    const site = new Site(this, "Site", { domain: this.domainOf(publication, certificateArn) });
    const siteUrl = publication.site ?? `https://${site.distribution.domainName}`;
    new Publisher(this, "Publisher", {
      inbox: inbox.bucket,
      queue: inbox.queue,
      catalog: catalog.bucket,
      site: site.bucket,
      siteUrl,
      publication,
      timeout,
    });

    new CfnOutput(this, "DropArticlesInto", { value: inbox.bucket.s3UrlForObject() });
    new CfnOutput(this, "FrontPage", { value: siteUrl, description: "The page that links every feed" });
    new CfnOutput(this, "RssFeed", { value: urlOf(siteUrl, "rss.xml") });
    new CfnOutput(this, "AtomFeed", { value: urlOf(siteUrl, "atom.xml") });
    new CfnOutput(this, "JsonFeed", { value: urlOf(siteUrl, "feed.json") });
    new CfnOutput(this, "PointTheDomainTo", { value: site.distribution.domainName });
    new CfnOutput(this, "DeadLetterQueue", { value: inbox.deadLetters.queueUrl });
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
