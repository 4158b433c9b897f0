// Counts what a burst costs: five hundred articles for one section, which come through the queue in batches.
import { type Contests, holdAll } from "../contest.ts";
import { openNewspaper } from "../cost/measure.ts";
import { articleOf } from "./articles.ts";

const size = 500;

/** The greatest batches of Lambda and of `npm start`, and a single batch. */
const batchSizes = [10, 100, size];

export function measureBurst(): Promise<Contests> {
  return holdAll(
    {
      writes: [
        "burst-writes",
        `A burst of ${size} articles in one section: how often its feed is written`,
        "writes",
      ],
      requests: ["burst-requests", `A burst of ${size} articles: requests to S3 for an article`, "requests"],
      processor: ["burst-processor", `A burst of ${size} articles: processor time for an article`, "ms"],
    },
    Object.fromEntries(
      [true, false].flatMap((archives) =>
        batchSizes.map((batch) => [
          `batches of ${batch}${archives ? "" : ", without archives"}`,
          { run: () => burst(batch, archives) },
        ]),
      ),
    ),
    { rounds: 1, warmUp: 0 },
  );
}

async function burst(batch: number, archives: boolean) {
  const newspaper = openNewspaper(0, { archives, sitemap: archives });
  const keys = Array.from({ length: size }, (_, index) => `sport/${index}.md`);
  for (const [index, key] of keys.entries()) {
    const date = new Date(newspaper.now());
    await newspaper.put(key, articleOf({ index, section: "الرياضة", date, headline: key }));
  }
  const { reads, writes, deletions, processor } = await newspaper.usage(async () => {
    for (let begin = 0; begin < size; begin += batch)
      await newspaper.publish(...keys.slice(begin, begin + batch));
  });
  return {
    writes: newspaper.written.filter((document) => document === "sections/sport/rss.xml").length,
    requests: (reads + writes + deletions) / size,
    processor: (processor * 1000) / size,
  };
}
