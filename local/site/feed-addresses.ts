// The addresses of the feeds' documents, for `npm start -- --feeds`.
import { feedFormats } from "../../lambdas/feed/feed-formats.ts";
import { feedKinds, urlOf } from "../../lambdas/publication/addresses.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";

const files: ReadonlySet<string> = new Set(Object.values(feedFormats).map(({ file }) => file));

/** Returns the addresses of all feeds. Those of the main feed come first. */
export async function feedAddresses(site: ObjectStore, siteUrl: string): Promise<readonly string[]> {
  const keys = await Promise.all(
    ["", ...feedKinds.map((kind) => `${kind}/`)].map((prefix) => keysUnder(prefix, site)),
  );
  return keys
    .flat()
    .filter(isFeed)
    .map((key) => urlOf(siteUrl, key));
}

/**
 * Whether this key of the site is a feed: a file with a feed's name, in the root or in the folder of a feed. The name is not enough,
 * because an article may have the id `rss.xml`; its page is `articles/rss.xml`.
 */
export function isFeed(key: string): boolean {
  const steps = key.split("/");
  const isInFolder = steps.length === 3 && feedKinds.some((kind) => kind === steps[0]);
  return (steps.length === 1 || isInFolder) && files.has(steps.at(-1) ?? "");
}

async function keysUnder(prefix: string, site: ObjectStore): Promise<readonly string[]> {
  if (prefix !== "") return (await site.list({ prefix })).map(({ key }) => key);
  const found = await Promise.all([...files].map(async (file) => ((await site.head(file)) ? [file] : [])));
  return found.flat();
}
