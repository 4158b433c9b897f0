// What `cdk deploy` prints at its end: where to drop articles, and the address of every feed that is known beforehand.
import { CfnOutput } from "aws-cdk-lib";
import type { Construct } from "constructs";
import { type FeedName, feedFolder, urlOf } from "../lambdas/publication/addresses.ts";
import type { Publication } from "../lambdas/publication/publication.ts";

export interface AddressesProps {
  /** `s3://...` */
  readonly inbox: string;
  readonly siteUrl: string;
  readonly publication: Publication;
}

/** In ASCII: CloudFormation shows a `?` for other letters in a description, so a section goes by its slug. */
export function printAddresses(stack: Construct, { inbox, siteUrl, publication }: AddressesProps): void {
  const { sections, feeds } = publication;
  const print = (name: string, value: string, description: string) =>
    new CfnOutput(stack, name, { value, description });

  print("DropArticlesInto", inbox, "Where editors put articles, one file each");
  print("FrontPage", siteUrl, "The page that links every feed");
  print("RssFeed", urlOf(siteUrl, "rss.xml"), "The whole newspaper, RSS");
  print("AtomFeed", urlOf(siteUrl, "atom.xml"), "The whole newspaper, Atom");
  print("JsonFeed", urlOf(siteUrl, "feed.json"), "The whole newspaper, JSON Feed");
  print("AllFeeds", urlOf(siteUrl, "feeds.opml"), "The list of all feeds, for feed readers");
  // By their numbers: `news-1` and `news1` would have the same name, as outputs' names have no hyphens.
  for (const [index, { slug }] of (feeds.sections ? sections : []).entries()) {
    const addresses = feedDocuments(`sections/${slug}`).map((path) => urlOf(siteUrl, path));
    print(`Section${index + 1}`, addresses.join(" "), `The section ${slug}: RSS, Atom, JSON Feed`);
  }
}

function feedDocuments(feed: FeedName): readonly string[] {
  return ["rss.xml", "atom.xml", "feed.json"].map((name) => feedFolder(feed) + name);
}
