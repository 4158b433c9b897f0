// Checks the history (the archives) of each feed: its links must lead to every published entry exactly once, and to no other entry.
import type { Publication } from "../../lambdas/publication/publication.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { walkBackwards } from "../archive/walk.ts";
import { readText, siteUrl } from "../publish/publish-fixture.ts";

interface Site {
  readonly publication: Pick<Publication, "archives">;
  readonly catalog: ObjectStore;
  readonly site: ObjectStore;
  readonly clock: { readonly now: number };
}

export async function checkHistory({ catalog, site, clock, publication }: Site): Promise<readonly string[]> {
  if (!publication.archives) return [];
  const published = new Map<string, string[]>();
  for (const { key } of await catalog.list({ prefix: "articles/" })) {
    const {
      guid,
      published: instant,
      places,
    } = JSON.parse((await readText(catalog, key)) ?? "") as {
      readonly guid: string;
      readonly published: number;
      readonly places: readonly string[];
    };
    for (const place of instant <= clock.now ? places : []) {
      if (!place.startsWith("index/")) continue;
      const feed = place.split("/").slice(1, -2).join("/");
      published.set(feed, [...(published.get(feed) ?? []), guid]);
    }
  }
  const problems: string[] = [];
  for (const [feed, guids] of published) {
    const url = `${siteUrl}/${feed === "all" ? "" : `${feed.split("/").map(encodeURIComponent).join("/")}/`}atom.xml`;
    const { entries, missing } = await walk(url, site);
    const found = [...entries].sort().join();
    if (missing) problems.push(missing);
    else if (found !== guids.sort().join())
      problems.push(`the history of ${feed} has ${found}, should have ${guids}`);
  }
  return problems;
}

async function walk(url: string, site: ObjectStore) {
  try {
    const fetch = (one: string) => readText(site, decodeURIComponent(one.slice(siteUrl.length + 1)));
    const { entries } = await walkBackwards(url, fetch);
    return { entries: new Set(entries.keys()), missing: undefined };
  } catch (error) {
    return { entries: new Set<string>(), missing: String(error) };
  }
}
