// Counts what a burst costs: five hundred articles for one section, which come through the queue in batches.
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import type { Outcome, PublishContext } from "../../lambdas/protocol/context.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import { type Contest, holdAll } from "../contest.ts";
import { countingStore } from "../cost/counting-store.ts";
import { eventFor } from "../cost/measure.ts";
import { publication, siteUrl } from "../render/fifty-records.ts";
import { articleOf } from "./articles.ts";

const size = 500;

/** The greatest batches of Lambda and of `npm start`, and a single batch. */
const batchSizes = [10, 100, size];

export async function measureBurst(): Promise<Readonly<Record<string, Contest>>> {
  const { writes, requests, processor } = await holdAll(
    {
      writes: [`A burst of ${size} articles in one section: how often its feed is written`, "writes"],
      requests: [`A burst of ${size} articles: requests to S3 for an article`, "requests"],
      processor: [`A burst of ${size} articles: processor time for an article`, "ms"],
    },
    Object.fromEntries(
      [true, false].flatMap((archives) =>
        batchSizes.map((batch) => [
          `batches of ${batch}${archives ? "" : ", without archives"}`,
          { run: () => burst(batch, { ...publication, archives, sitemap: archives }) },
        ]),
      ),
    ),
    { rounds: 1, warmUp: 0 },
  );
  return { "burst-writes": writes, "burst-requests": requests, "burst-processor": processor };
}

async function burst(batch: number, publication: Publication) {
  const store = openSqliteStore(":memory:");
  const requests = { writes: 0, reads: 0, deletions: 0, rounds: 0 };
  const bucket = (name: string) => countingStore(store.bucket(name), requests, 0);
  const written: string[] = [];
  const report = (outcome: Outcome) => {
    if (outcome.kind === "written") written.push(outcome.document);
    if (["failed", "refused", "withheld"].includes(outcome.kind)) throw new Error(JSON.stringify(outcome));
  };
  const context: PublishContext = {
    inbox: bucket("inbox"),
    catalog: bucket("catalog"),
    site: bucket("site"),
    warmRecords: new WarmRecords(),
    warmHeads: new WarmHeads(),
    publication,
    siteUrl,
    now: Date.now,
    report,
  };
  try {
    const keys = Array.from({ length: size }, (_, index) => `sport/${index}.md`);
    const now = Date.now();
    for (const [index, key] of keys.entries()) {
      const text = articleOf({
        index,
        section: "الرياضة",
        date: new Date(now - (size - index) * 60_000),
        headline: key,
      });
      await store
        .bucket("inbox")
        .put(key, new TextEncoder().encode(text), { contentType: "application/octet-stream" });
    }
    const before = process.cpuUsage();
    for (let begin = 0; begin < size; begin += batch)
      await publish(eventFor(keys.slice(begin, begin + batch), now), context);
    const { user, system } = process.cpuUsage(before);
    const { writes, reads, deletions } = requests;
    return {
      writes: written.filter((document) => document === "sections/sport/rss.xml").length,
      requests: (writes + reads + deletions) / size,
      processor: (user + system) / 1000 / size,
    };
  } finally {
    store.close();
  }
}
