// A publish context with buckets in memory, and article files in the newspaper's format, for the tests of publishing.
import type { SQSEvent } from "aws-lambda";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import type { Outcome, PublishContext } from "../../lambdas/protocol/context.ts";
import { parsePublication } from "../../lambdas/publication/publication.ts";
import { beginRenewing } from "../../lambdas/regenerate/current-version.ts";
import { renewFeeds } from "../../lambdas/regenerate/renew-feeds.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";
import { memoryBucket } from "../../local/memory-bucket.ts";

const parsed = parsePublication(
  JSON.stringify({
    title: "صحيفة الاختبار",
    description: "صحيفة للاختبار",
    language: "ar",
    timeZone: "Asia/Muscat",
    guidAuthority: "news.example,2017",
    feedLength: 3,
    archives: false, // the tests of archives switch them on
    sections: [{ name: "الرياضة", slug: "sport" }],
    contact: "editor@news.example",
    copyright: "© صحيفة الاختبار",
  }),
);
if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
export const publication = parsed.publication;

export const siteUrl = "https://news.example";

/** Noon of 8 December 2017 in Muscat. */
export const arrival = Date.UTC(2017, 11, 8, 8);

export interface TestContext extends PublishContext {
  readonly outcomes: Outcome[];
  /** The time of the store and of publishing, in milliseconds since 1970. */
  readonly clock: { now: number };
}

export function openTestContext(changes: Partial<PublishContext> = {}): TestContext {
  const clock = { now: arrival };
  const openBucket = () => memoryBucket({ now: () => clock.now });
  const outcomes: Outcome[] = [];
  return {
    inbox: openBucket(),
    catalog: openBucket(),
    warmRecords: new WarmRecords(),
    warmHeads: new WarmHeads(),
    site: openBucket(),
    publication,
    siteUrl,
    now: () => clock.now,
    report: (outcome) => outcomes.push(outcome),
    outcomes,
    clock,
    ...changes,
  };
}

/** Regenerates all feeds and their history, even if they are up to date. */
export async function renewAllFeeds(context: PublishContext): Promise<void> {
  await beginRenewing(context);
  for (let isDone = false; !isDone; ) isDone = await renewFeeds({ ...context, isAlone: true });
}

export interface Draft {
  readonly id?: string;
  readonly section?: string;
  readonly headline?: string;
  readonly date?: string;
  readonly text?: string;
}

/** An article file as the newspaper exports it. */
export function articleText(draft: Draft = {}): string {
  const {
    id = "",
    section = "الرياضة",
    headline = "عنوان الخبر",
    date = "08 ديسمبر 2017",
    text = "نص الخبر.",
  } = draft;
  return `${id && `${id}\n`}${section}\n\n${headline}\n\n${date}\n\n${text}\n`;
}

export async function drop(inbox: ObjectStore, key: string, draft: Draft | string): Promise<void> {
  const text = typeof draft === "string" ? draft : articleText(draft);
  await inbox.put(key, new TextEncoder().encode(text), { contentType: "text/plain" });
}

/** A PNG with only its header, which states the size, and its end. Another width makes another picture. */
export function png(width: number, height = 100): Uint8Array {
  const bytes = Buffer.alloc(45);
  bytes.write("89504e470d0a1a0a0000000d49484452", "hex");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.write("0000000049454e44ae426082", 33, "hex");
  return bytes;
}

/** An SQS event with one S3 notification for each key. */
export function eventFor(...keys: readonly string[]): SQSEvent {
  const Records = keys.map((key, index) => ({
    messageId: `message-${index}`,
    body: JSON.stringify({
      Records: [{ s3: { object: { key: encodeURIComponent(key).replaceAll("%20", "+") } } }],
    }),
  }));
  return { Records } as SQSEvent;
}

export async function readText(store: ObjectStore, key: string): Promise<string | undefined> {
  const stored = await store.get(key);
  return stored && new TextDecoder().decode(stored.body);
}

/** What is at an article's address: its page, the page that says that it was withdrawn (410), or nothing. */
export async function pageOf(site: ObjectStore, id: string): Promise<"article" | "withdrawn" | "none"> {
  const page = await site.get(`articles/${id}`);
  if (page === undefined) return "none";
  const isGone = new TextDecoder().decode(page.body).includes("<h1>سُحب هذا المقال</h1>");
  if (isGone !== (page.status === 410)) throw new Error(`articles/${id} is served with ${page.status}`);
  return isGone ? "withdrawn" : "article";
}

interface JsonFeed {
  readonly items: readonly {
    readonly id: string;
    readonly url: string;
    readonly title: string;
    readonly content_html: string;
    readonly image?: string;
    readonly date_published: string;
    readonly date_modified: string;
  }[];
}

/** The items of a feed as readers get them. Undefined if there is no such feed. */
export async function readItems(site: ObjectStore, folder = ""): Promise<JsonFeed["items"] | undefined> {
  const text = await readText(site, `${folder}feed.json`);
  return text === undefined ? undefined : (JSON.parse(text) as JsonFeed).items;
}
