// Work on all feeds goes through them always in the same order, and can stop after any of them.

import { expect, test } from "vitest";
import { putIndexEntry } from "../../lambdas/catalog/catalog.ts";
import { indexKeyOf } from "../../lambdas/catalog/keys.ts";
import { feedLabels } from "../../lambdas/catalog/registers.ts";
import type { FeedLabels } from "../../lambdas/feed/memberships.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import { feedsAfter } from "../../lambdas/regenerate/every-feed.ts";
import { openTestContext } from "../publish/publish-fixture.ts";

const absent = { ifNoneMatch: "*" } as const;

/** A catalog with a section of the settings, two feeds with stored names, and two feeds that are only in the index. */
async function openFeeds() {
  const context = beginCall(openTestContext());
  const labels = { "sections/old": "قديم", "tags/a": "أ", "topics/new": "نوع جديد" } as FeedLabels;
  await feedLabels.put(context.catalog, { schema: 1, labels }, absent);
  for (const feed of ["all", "authors/b", "tags/a", "tags/c", "topics/x"] as FeedName[])
    await putIndexEntry(context.catalog, indexKeyOf(feed, 1, "1"), 1, absent);
  return async (after: FeedName | null) => {
    const feeds: FeedName[] = [];
    for await (const feed of feedsAfter(after, context)) feeds.push(feed);
    return feeds;
  };
}

const everyFeed = ["all", "authors/b", "sections/old", "sections/sport", "tags/a", "tags/c"] as const;

test("they are the feeds of the settings, those that ever had a name, and those in the index, each of them once", async () => {
  const feeds = await openFeeds();
  expect(await feeds(null)).toEqual(everyFeed);
});

test("the next call can continue after any of them", async () => {
  const feeds = await openFeeds();
  for (const [index, feed] of everyFeed.entries())
    expect(await feeds(feed)).toEqual(everyFeed.slice(index + 1));
});

test("the next call can continue after a feed that no longer exists", async () => {
  const feeds = await openFeeds();
  expect(await feeds("sections/p")).toEqual(["sections/sport", "tags/a", "tags/c"]);
});
