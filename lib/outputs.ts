// What `cdk deploy` prints at its end: where to drop articles, and where the feeds are. Sections have no outputs of their own: a stack
// may have 200, and a newspaper may have more sections than that. The front page and `feeds.opml` list them.
import { CfnOutput } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { urlOf } from "../lambdas/publication/addresses.ts";

export interface AddressesProps {
  /** `s3://...` */
  readonly inbox: string;
  readonly siteUrl: string;
}

/** Descriptions are in ASCII: CloudFormation shows a `?` for other letters. */
export function printAddresses(stack: Construct, { inbox, siteUrl }: AddressesProps): void {
  const print = (name: string, value: string, description: string) =>
    new CfnOutput(stack, name, { value, description });

  print("DropArticlesInto", inbox, "Where editors put articles, one file each");
  print("FrontPage", siteUrl, "The front page, which links each section's feeds");
  print("RssFeed", urlOf(siteUrl, "rss.xml"), "The whole newspaper, RSS");
  print("AtomFeed", urlOf(siteUrl, "atom.xml"), "The whole newspaper, Atom");
  print("JsonFeed", urlOf(siteUrl, "feed.json"), "The whole newspaper, JSON Feed");
  print("AllFeeds", urlOf(siteUrl, "feeds.opml"), "The list of all feeds, which feed readers import");
}
