// Two workers at once, on a queue that reorders and repeats, while editors go on: the feeds end exactly right.
import { afterAll, beforeAll, expect, test } from "vitest";
import { parsePublication } from "../../lambdas/publication/publication.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { regenerateStandingFeeds } from "../../lambdas/regenerate/renew-feeds.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { generator } from "../protocol/random/draws.ts";
import { eventFor, openTestContext, pageOf, readText } from "../publish/publish-fixture.ts";
import { send, shuffle } from "./account/unruly-queue.ts";
import { BusyDay, sections } from "./busy-day.ts";
import { type NewspaperOnAws, openNewspaper } from "./newspaper-on-aws.ts";
import { readTitles } from "./read-feeds.ts";

/** 200 articles: first the most of them, with everything that can happen; then a batch for each worker, again and again. */
const first = 120;
const waves = 4;
const wave = 20;
/** Fewer than a section has of them, so that every feed overflows; and fewer requests to a slow server. */
const feedLength = 6;
const edits = 40;
const editsPerBatch = 3;

let newspaper: NewspaperOnAws;
let day: BusyDay;

beforeAll(async () => {
  newspaper = await openNewspaper({ settings: { feedLength } });
  const random = generator(20171208);
  const queue = newspaper.template.output("Queue");
  day = new BusyDay(newspaper.inbox, random);

  await newspaper.tick();
  await day.drop(first);
  const announced = await shuffle(newspaper.sqs, queue, random, 10);
  expect(announced.length).toBeGreaterThan(first);

  let left = edits;
  let editing = Promise.resolve();
  const edit = async () => {
    for (let count = 0; count < editsPerBatch && left > 0; count++) {
      left -= 1;
      await day.edit();
      // An old event, long done, comes once more.
      await send(newspaper.sqs, queue, [announced[Math.floor(random() * announced.length)] ?? ""]);
    }
  };
  // One editor beside both workers: what lies in the inbox in the end must be known.
  const editNext = () => {
    editing = editing.then(edit);
    return editing;
  };
  while (left > 0) await newspaper.publish(editNext);
});
afterAll(() => newspaper.close());

test("every message is worked off, by requests that the function may make", async () => {
  expect(newspaper.s3.denied).toEqual([]);
  expect(await newspaper.count("Queue")).toBe(0);
  expect(await newspaper.count("DeadLetterQueue")).toBe(0);
});

test("every feed shows the newest articles as they are now, in order", expectFeeds);

test("what two workers publish at the same time is in the feeds when both are done", async () => {
  for (let count = 0; count < waves; count++) {
    await day.drop(wave);
    // Nothing comes after these two batches that would make up for what one of them forgot.
    await newspaper.publish();
    await expectFeeds();
  }
});

test("the site is, byte for byte, what one worker makes of the same inbox on the embedded store", async () => {
  const { inbox, site, siteUrl } = newspaper;
  const parsed = parsePublication(newspaper.publication);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const fresh = openTestContext({ publication: parsed.publication, siteUrl });
  fresh.clock.now = Date.now();
  const files = await inbox.list({ prefix: "" });
  for (const { key } of files) {
    const body = (await inbox.get(key))?.body ?? new Uint8Array();
    await fresh.inbox.put(key, body, { contentType: "text/plain" });
  }
  await regenerateStandingFeeds(fresh);
  expect(await publish(eventFor(...files.map(({ key }) => key)), fresh)).toEqual({ batchItemFailures: [] });

  const expected = await documentsOf(fresh.site);
  expect(expected.size).toBeGreaterThan(first);
  expect(await documentsOf(site)).toEqual(expected);
});

async function expectFeeds(): Promise<void> {
  expect(await readTitles(newspaper.site)).toEqual(day.titles(feedLength));
  for (const [section, folder] of Object.entries(sections)) {
    const titles = day.titles(feedLength, section as keyof typeof sections);
    expect(await readTitles(newspaper.site, folder)).toEqual(titles);
  }
}

/** Without the pages of withdrawn articles, which one worker that sees the last state alone never published. */
async function documentsOf(site: ObjectStore): Promise<ReadonlyMap<string, string | undefined>> {
  const documents = new Map<string, string | undefined>();
  for (const { key } of await site.list({ prefix: "" })) {
    const isWithdrawn = (await pageOf(site, key.replace(/^articles\//, ""))) === "withdrawn";
    if (!isWithdrawn) documents.set(key, await readText(site, key));
  }
  return documents;
}
