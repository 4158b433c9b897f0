// A call that is near its time limit begins nothing more. What it has done stays, and the rest comes again.
import type { SQSBatchResponse } from "aws-lambda";
import { beforeEach, expect, test } from "vitest";
import { BackfillIncomplete, backfill } from "../../lambdas/publish/backfill.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { drop, eventFor, openTestContext, png, readItems, type TestContext } from "./publish-fixture.ts";

const keys = ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"];
const sections = ["س", "ص", "ط", "ع", "غ", "ف"];
let context: TestContext;

beforeEach(async () => {
  context = openTestContext();
  for (const [index, key] of keys.entries())
    await drop(context.inbox, key, { section: sections[index] ?? "" });
});

/** Publishes files in a call that has less time left after each read of the catalog, or after each write to the site. */
function publishHurried(
  keys: readonly string[],
  seconds: number,
  { perRead = 0, perWrite = 0 }: { readonly perRead?: number; readonly perWrite?: number },
): Promise<SQSBatchResponse> {
  let left = seconds * 1000;
  const { catalog, site } = context;
  const get: typeof catalog.get = (key) => {
    left -= perRead;
    return catalog.get(key);
  };
  const put: typeof site.put = (...how) => {
    left -= perWrite;
    return site.put(...how);
  };
  const hurried = { ...context, catalog: { ...catalog, get }, site: { ...site, put } };
  return publish(eventFor(...keys), hurried, () => left);
}

test("files that there is no time to read are left to the next delivery, in their order", async () => {
  const { batchItemFailures } = await publishHurried(keys, 60, { perRead: 4000 });
  expect(batchItemFailures.length).toBeGreaterThan(0);
  expect(batchItemFailures.length).toBeLessThan(keys.length);
  const firstFailed = keys.length - batchItemFailures.length;
  expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(
    keys.slice(firstFailed).map((_, index) => `message-${firstFailed + index}`),
  );
  expect(context.outcomes).toContainEqual({ kind: "postponed", key: "f.txt" });
  expect(context.outcomes.map(({ kind }) => kind)).not.toContain("failed");
});

test("feeds that there is no time for fail only the messages that need them", async () => {
  const { batchItemFailures } = await publishHurried(keys, 60, { perWrite: 2200 });
  expect(batchItemFailures.length).toBeGreaterThan(0);
  expect(batchItemFailures.length).toBeLessThan(keys.length);
  expect(batchItemFailures).not.toContainEqual({ itemIdentifier: "message-0" });
});

test("however little is done at a time, all is done in the end", async () => {
  let left = keys;
  for (let call = 0; call < 20 && left.length > 0; call++) {
    const { batchItemFailures } = await publishHurried(left, 60, { perRead: 4000 });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    left = left.filter((_key, index) => failed.has(`message-${index}`));
  }
  expect(left).toEqual([]);
  for (const section of sections)
    expect(await readItems(context.site, `sections/${section}/`)).toHaveLength(1);
});

test("a picture of more articles than a call has time for takes several, and is in all of them then", async () => {
  context = openTestContext();
  const articles = Array.from({ length: 30 }, (_, index) => `${index}.md`);
  for (const key of articles) {
    const text = `---\ntitle: خبر\ndate: 2017-12-08\nid: ${key}\nimage: logo.png\n---\nنص\n`;
    await drop(context.inbox, key, text);
  }
  await publish(eventFor(...articles), context);
  await context.inbox.put("logo.png", png(100), { contentType: "image/png" });
  let left = ["logo.png"];
  let calls = 0;
  for (; calls < 20 && left.length > 0; calls++) {
    const { batchItemFailures } = await publishHurried(left, 60, { perRead: 200 });
    if (batchItemFailures.length === 0) left = [];
  }
  expect(calls).toBeGreaterThan(1);
  expect(left).toEqual([]);
  expect((await readItems(context.site))?.every(({ image }) => image?.endsWith(".png"))).toBe(true);
});

test("a batch of a backfill that runs out of time fails so that it is repeated, and begins no further file", async () => {
  await expect(backfill(keys, context, () => 14_000)).rejects.toThrow(BackfillIncomplete);
  const kinds = new Set(context.outcomes.map(({ kind }) => kind));
  expect(kinds).toContain("postponed");
  expect(kinds).not.toContain("failed");
  await backfill(keys, context);
  expect(await context.site.list({ prefix: "articles/" })).toHaveLength(keys.length);
});

test("a call with enough time leaves nothing undone", async () => {
  expect((await publishHurried(keys, 60, { perRead: 1, perWrite: 1 })).batchItemFailures).toEqual([]);
});
