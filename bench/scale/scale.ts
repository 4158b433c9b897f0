// Measures what one article costs in newspapers of different sizes. It should not depend on the size.
import { feedOf, indexKeyOf, instantOf } from "../../lambdas/catalog/keys.ts";
import { type Contests, holdAll } from "../contest.ts";
import { fileOf, fillFeeds, type Newspaper, number, openNewspaper } from "../cost/measure.ts";

const sizes = [1_000, 10_000, 100_000, 1_000_000];
const minute = 60_000;

export async function measureScale(): Promise<Contests> {
  const newspapers = await Promise.all(sizes.map(openOfSize));
  return holdAll(
    {
      processor: ["scale-processor", "One article among others: processor time", "ms"],
      requests: ["scale-requests", "One article among others: requests to S3", "requests"],
      rounds: ["scale-rounds", "One article among others: rounds of requests", "rounds"],
    },
    Object.fromEntries(newspapers.map(({ size, publish }) => [`${size}`, { run: publish }])),
    { rounds: 40, warmUp: 20 },
  );
}

async function openOfSize(size: number) {
  const newspaper = openNewspaper(0, { archives: false, sitemap: false });
  let next = await fillFeeds(newspaper);
  await addOldEntries(newspaper, size - next);
  const publish = async () => {
    const id = number(next++);
    const { processor, reads, writes, deletions, rounds } = await newspaper.upload(`${id}.txt`, fileOf(id));
    return { processor: processor * 1000, requests: reads + writes + deletions, rounds };
  };
  return { size, publish };
}

/**
 * Adds this many older articles to the feeds, as entries of the index alone. Their records would lie between those that are read, and
 * would only take memory: no call reads them.
 */
async function addOldEntries({ catalog }: Newspaper, count: number): Promise<void> {
  const options = { contentType: "application/json" };
  const revision = new TextEncoder().encode("1");
  const entries = await catalog.list({ prefix: "index/" });
  for (const feed of new Set(entries.map(({ key }) => feedOf(key)))) {
    const oldest = instantOf(entries.findLast(({ key }) => feedOf(key) === feed)?.key ?? "");
    for (let index = 1; index <= count; index++) {
      await catalog.put(indexKeyOf(feed, oldest - index * minute, `old-${index}`), revision, options);
    }
  }
}
