// Measures the requests and the time of a newspaper's usual operations. The real function runs on an embedded store, and the
// requests to the store are counted.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import { parsePublication } from "../../lambdas/publication/publication.ts";
import { backfill } from "../../lambdas/publish/backfill.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";
import { batchSize } from "../../lib/functions/backfill-workflow.ts";
import { eventFor } from "../../local/s3-notification.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import { countingStore, type Requests } from "./counting-store.ts";

/** The requests and the time of one operation. */
export interface Usage extends Requests {
  /** The CPU time on this computer, in seconds. */
  readonly processor: number;
  /** The time of waiting for S3, in seconds. */
  readonly waiting: number;
  /** How many lines were written to the log. */
  readonly lines: number;
}

const content = join(import.meta.dirname, "../../content");
/** The day on which everything happens, and a day before it, as the newspaper writes dates. */
const [today, oldDay] = ["25 نوفمبر 2026", "02 نوفمبر 2026"];
const article = readFileSync(join(content, "articles/1187246.txt"), "utf8").replaceAll(
  "08 ديسمبر 2017",
  today,
);
const picture = readFileSync(join(content, "articles/1190303.jpg"));
const minute = 60_000;
/** A multiple of ten minutes, because the clock (the scheduled call of each minute) writes its progress every ten minutes. */
const quietMinutes = 60;

export type Measures = Awaited<ReturnType<typeof measure>>;

/**
 * @param latency how long each request to S3 takes, in milliseconds
 * @param changes settings that differ from those of the project
 */
export async function measure(latency: number, changes: object = {}) {
  const newspaper = openNewspaper(latency, changes);
  const { upload } = newspaper;
  const { feedLength } = newspaper.publication;
  const full = await fillFeeds(newspaper);
  const [first, second, old] = [full, full + feedLength, full + feedLength + 1].map(number) as [
    string,
    string,
    string,
  ];
  // Publishes as many articles as a feed has. Then some of them make the feed drop older articles, which must be put into an archive first.
  let all: Usage | undefined;
  for (let index = full; index < full + feedLength; index++) {
    const usage = await upload(`${number(index)}.txt`, fileOf(number(index)));
    all = all ? add(all, usage) : usage;
  }
  const published = divide(all as Usage, feedLength);
  const corrected = await upload(`${first}.txt`, fileOf(first, "\nفقرة أخرى."));
  const replayed = await newspaper.usage(() => newspaper.publish(`${first}.txt`));
  await newspaper.put(`${second}.jpg`, picture);
  const announced = await newspaper.usage(() => newspaper.publish(`${second}.jpg`));
  const pictureArticles = await upload(`${second}.txt`, fileOf(second));
  const ten = Array.from({ length: 10 }, (_, index) => `${number(3000 + index)}.txt`);
  for (const key of ten) await newspaper.put(key, fileOf(key.slice(0, -".txt".length)));
  const batch = await newspaper.usage(() => newspaper.publish(...ten));
  const late = await upload(`${old}.txt`, fileOf(old).replaceAll(today, oldDay));
  const removed = await newspaper.remove(`${number(3000)}.txt`);
  await newspaper.tick();
  const quiet = await newspaper.usage(async () => {
    for (let index = 0; index < quietMinutes; index++) await newspaper.tick();
  });

  const archive = Array.from({ length: batchSize }, (_, index) => number(5000 + index));
  for (const id of archive) await newspaper.put(`${id}.txt`, fileOf(id));
  const keys = archive.map((id) => `${id}.txt`);
  const imported = await newspaper.usage(() => newspaper.backfill(keys));
  const readAgain = await newspaper.usage(() => newspaper.backfill(keys));

  return {
    published,
    corrected,
    replayed,
    /** Ten articles in one batch of the queue. */
    batch,
    removed,
    /** An article of a day that has no other article. */
    late,
    /** An article and its picture, which is uploaded before the article. */
    pictureArticles: add(announced, pictureArticles),
    quiet: divide(quiet, quietMinutes),
    imported: divide(imported, batchSize),
    readAgain: divide(readAgain, batchSize),
    sizes: { full: await measureFeed("full"), summary: await measureFeed("summary") },
  };
}

export function number(index: number): string {
  return `${1_200_000 + index}`;
}

/** The file of an article with this id. */
export function fileOf(id: string, text = ""): string {
  return article.replaceAll("1187246", id) + text;
}

/** Publishes more articles than a feed shows. Returns how many. */
export async function fillFeeds({ tick, upload, publication }: Newspaper): Promise<number> {
  await tick();
  const full = publication.feedLength + 5;
  for (let index = 0; index < full; index++) await upload(`${number(index)}.txt`, fileOf(number(index)));
  return full;
}

/** The size of a feed as CloudFront sends it, in bytes, compressed. It is estimated from the sample articles. */
async function measureFeed(feedContent: "full" | "summary"): Promise<number> {
  const newspaper = openNewspaper(0, { feedContent });
  const folder = join(content, "articles");
  const names = readdirSync(folder).filter((name) => !name.startsWith("_"));
  for (const name of names) await newspaper.put(name, readFileSync(join(folder, name)));
  await newspaper.publish(...names);
  const rss = await newspaper.read("rss.xml");
  const entries = rss.toString().split("<item>").length - 1;
  return Math.round((brotliCompressSync(rss).length / entries) * newspaper.publication.feedLength);
}

/** Opens a newspaper with the project's settings. Its time advances by a minute with each upload and each scheduled call. */
export function openNewspaper(latency: number, changes: object = {}) {
  const parsed = parsePublication(
    JSON.stringify({
      ...JSON.parse(readFileSync(join(content, "publication.json"), "utf8")),
      ...changes,
    }),
  );
  if (!parsed.ok) throw new Error(parsed.problems.join("; "));
  const { publication } = parsed;
  let now = Date.UTC(2026, 10, 25, 8);
  const store = openSqliteStore(":memory:", () => now);
  const requests: Requests = { writes: 0, reads: 0, deletions: 0, rounds: 0 };
  const bucket = (name: string) => countingStore(store.bucket(name), requests, latency);
  const failures: unknown[] = [];
  const written: string[] = [];
  let lines = 0;
  const context: PublishContext = {
    inbox: bucket("inbox"),
    catalog: bucket("catalog"),
    warmRecords: new WarmRecords(),
    warmHeads: new WarmHeads(),
    site: bucket("site"),
    publication,
    siteUrl: "https://news.example",
    now: () => now,
    report: (outcome) => {
      lines += 1;
      if (outcome.kind === "written") written.push(outcome.document);
      if (["failed", "refused", "withheld"].includes(outcome.kind)) failures.push(outcome);
    },
  };

  const assertWell = () => {
    if (failures.length > 0) throw new Error(`the measured operation failed: ${JSON.stringify(failures)}`);
  };
  const put = async (key: string, body: string | Uint8Array) => {
    now += minute;
    const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
    await store.bucket("inbox").put(key, bytes, { contentType: "application/octet-stream" });
  };
  const publishKeys = async (...keys: readonly string[]) => {
    await publish(eventFor(keys, now), context);
    assertWell();
  };
  const usage = async (act: () => Promise<void>): Promise<Usage> => {
    const before = { ...requests, lines };
    const started = performance.now();
    const processor = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(processor);
    const worked = (user + system) / 1_000_000;
    return {
      writes: requests.writes - before.writes,
      reads: requests.reads - before.reads,
      deletions: requests.deletions - before.deletions,
      rounds: requests.rounds - before.rounds,
      processor: worked,
      waiting: Math.max(0, (performance.now() - started) / 1000 - worked),
      lines: lines - before.lines,
    };
  };
  return {
    publication,
    /** The catalog without the counter of requests: what a benchmark reads or writes here is not counted. */
    catalog: store.bucket("catalog"),
    /** The documents that were written, in the order of the writes. */
    written,
    now: () => now,
    put,
    publish: publishKeys,
    upload: async (key: string, body: string | Uint8Array) => {
      await put(key, body);
      return usage(() => publishKeys(key));
    },
    remove: async (key: string) => {
      now += minute;
      await store.bucket("inbox").delete(key);
      return usage(() => publishKeys(key));
    },
    tick: async () => {
      now += minute;
      await tick(context, async () => undefined);
      assertWell();
    },
    backfill: async (keys: readonly string[]) => {
      await backfill(keys, context);
      assertWell();
    },
    read: async (path: string) => Buffer.from((await store.bucket("site").get(path))?.body ?? []),
    usage,
  };
}

export type Newspaper = ReturnType<typeof openNewspaper>;

function add(a: Usage, b: Usage): Usage {
  return combine(a, (member) => a[member] + b[member]);
}

function divide(usage: Usage, parts: number): Usage {
  return combine(usage, (member) => usage[member] / parts);
}

function combine(usage: Usage, value: (member: keyof Usage) => number): Usage {
  const members = Object.keys(usage) as (keyof Usage)[];
  return Object.fromEntries(members.map((member) => [member, value(member)])) as unknown as Usage;
}
