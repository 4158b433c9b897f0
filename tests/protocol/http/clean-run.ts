// A clean run publishes the same inbox without faults, one file after the other, in the embedded store. The site must be the same.
import { readRecord } from "../../../lambdas/catalog/article-record.ts";
import { getRecord, putRecord } from "../../../lambdas/catalog/catalog.ts";
import { recordKeyOf } from "../../../lambdas/catalog/keys.ts";
import { WarmRecords } from "../../../lambdas/catalog/warm-records.ts";
import { beginCall } from "../../../lambdas/protocol/begin-call.ts";
import type { PublishContext } from "../../../lambdas/protocol/context.ts";
import { backfill } from "../../../lambdas/publish/backfill.ts";
import { renewSearch } from "../../../lambdas/publish/renew-search.ts";
import { regenerateArticle } from "../../../lambdas/site/regenerate-article.ts";
import type { ObjectStore } from "../../../lambdas/store/object-store.ts";
import { WarmHeads } from "../../../lambdas/store/warm-heads.ts";
import { openSqliteStore } from "../../../local/sqlite-object-store.ts";
import { publication, renewAllFeeds, siteUrl } from "../../publish/publish-fixture.ts";

export type Stores = Pick<PublishContext, "inbox" | "catalog" | "site">;

/**
 * There are no archives, because the beginning and the end of an archive depend on the order of the uploads. The systematic search checks
 * them.
 */
export const soakPublication = { ...publication, feedLength: 20, archives: false };

/**
 * Returns the differences from a clean run.
 *
 * @param now the time of the clean run, in milliseconds since 1970. It decides which tombstones feeds still show
 */
export async function compareWithCleanRun(
  soaked: Stores,
  settings: PublishContext["publication"],
  now: () => number = Date.now,
): Promise<readonly string[]> {
  const problems: string[] = [];
  const clean = await publishCleanly(soaked, { publication: settings, now }, problems);
  for (const prefix of ["index/", "articles/"]) {
    const [expected, found] = [await list(clean.catalog, prefix), await list(soaked.catalog, prefix)];
    for (const key of expected.keys()) if (!found.has(key)) problems.push(`${key} is missing in the catalog`);
    // The record of a removed article is kept.
    if (prefix === "articles/") continue;
    for (const key of found.keys()) if (!expected.has(key)) problems.push(`${key} is left in the catalog`);
  }
  const [expected, found] = [await list(clean.site, ""), await list(soaked.site, "")];
  for (const [path, etag] of expected) {
    if (!found.has(path)) problems.push(`${path} is missing`);
    else if (found.get(path) !== etag) problems.push(`${path} is not as in the clean run`);
  }
  for (const path of found.keys()) {
    if (!expected.has(path) && !(await isWithdrawn(path, soaked.site))) problems.push(`${path} is left`);
  }
  return problems;
}

async function publishCleanly(
  soaked: Stores,
  settings: Pick<PublishContext, "publication" | "now">,
  problems: string[],
): Promise<Stores> {
  let storeTime = 0;
  const store = openSqliteStore(":memory:", () => storeTime);
  const context: PublishContext = {
    ...{ inbox: store.bucket("inbox"), catalog: store.bucket("catalog"), site: store.bucket("site") },
    ...settings,
    siteUrl,
    warmRecords: new WarmRecords(),
    warmHeads: new WarmHeads(),
    report: (outcome) => {
      if (outcome.kind === "failed") problems.push(`the clean run fails: ${String(outcome.cause)}`);
    },
  };
  const keys: string[] = [];
  for (const { key } of await soaked.inbox.list({ prefix: "" })) {
    const file = await soaked.inbox.get(key);
    if (!file) continue;
    const { body, lastModified, contentType } = file;
    storeTime = lastModified; // the clean run needs the same times, because they decide which of several files owns an id
    await context.inbox.put(key, body, { contentType });
    if (key.startsWith("_")) problems.push(`${key} is there`);
    else keys.push(key);
  }
  storeTime = settings.now();
  await backfill(keys, context);
  await takeUpdateTimes(soaked, context, problems);
  await copyRemovedArticles(soaked.catalog, context.catalog);
  await renewAllFeeds({ ...context, warmRecords: new WarmRecords(), warmHeads: new WarmHeads() });
  await renewSearch(context);
  return context;
}

/** The update time of an article depends on which of its versions were published. So it is copied to the clean run, if it is possible. */
async function takeUpdateTimes(soaked: Stores, context: PublishContext, problems: string[]): Promise<void> {
  for (const { key } of await context.catalog.list({ prefix: "articles/" })) {
    const { value: record, unchanged } = await getRecord(context.catalog, key);
    const stored = await soaked.catalog.get(key);
    if (!record || !stored) continue;
    const { updated } = readRecord(stored.body);
    if (updated < record.published || updated > context.now())
      problems.push(`${key} was updated at ${updated}`);
    if (updated === record.updated) continue;
    await putRecord(context.catalog, { ...record, updated }, unchanged);
    await regenerateArticle(record.id, beginCall(context));
  }
}

/** Copies the records of removed articles, and their tombstones, which feeds show. A clean run never had these articles. */
async function copyRemovedArticles(soaked: ObjectStore, clean: ObjectStore): Promise<void> {
  const kept = await list(clean, "articles/");
  for (const prefix of ["articles/", "gone/"]) {
    for (const { key } of await soaked.list({ prefix })) {
      const stored = await soaked.get(key);
      const isRemoved = !kept.has(prefix === "gone/" ? recordKeyOf(key) : key);
      if (stored && isRemoved) await clean.put(key, stored.body, { contentType: stored.contentType });
    }
  }
}

async function list(store: ObjectStore, prefix: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await store.list({ prefix })).map(({ key, etag }) => [key, etag]));
}

async function isWithdrawn(path: string, site: ObjectStore): Promise<boolean> {
  const page = path.startsWith("articles/") ? await site.get(path) : undefined;
  return new TextDecoder().decode(page?.body).includes("<h1>سُحب هذا المقال</h1>");
}
