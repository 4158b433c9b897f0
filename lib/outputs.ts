// The outputs of `cdk deploy`: where to drop articles, and where the feeds are. Sections have no outputs, because a stack may have only
// 200 outputs, and a newspaper may have more sections. The front page and `feeds.opml` list the sections.
import { CfnOutput } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { urlOf } from "../lambdas/publication/addresses.ts";

export interface AddressesProps {
  /** The address of the inbox, `s3://...`. */
  readonly inbox: string;
  readonly siteUrl: string;
}

/** Adds the outputs. Descriptions are in ASCII, because CloudFormation shows a `?` for any other character. */
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
