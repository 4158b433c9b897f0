// Pictures that an earlier version published without cleaning them: they are replaced by clean ones under new addresses, and the dates
// of their articles do not change.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import JSZip from "jszip";
import { beforeEach, describe, expect, test } from "vitest";
import { type ArticleRecord, identify } from "../../lambdas/catalog/article-record.ts";
import { getRecord, putRecord } from "../../lambdas/catalog/catalog.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { runBackfillStep } from "../../lambdas/publish/backfill-step.ts";
import { publishDue } from "../../lambdas/publish/publish-due.ts";
import { WarmHeads } from "../../lambdas/store/warm-heads.ts";
import { openTestContext, readItems, type TestContext } from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

const original = picture("private-pictures/maker-notes.jpg");
let context: TestContext;
const { dropLater, publishKeys } = stepsOf(() => context);

beforeEach(() => {
  context = openTestContext();
});

function picture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)));
}

async function deliver(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await publishKeys(key);
}

async function backfillAll(): Promise<void> {
  const backfill = (await context.inbox.list({ prefix: "" })).map(({ key }) => key);
  await runBackfillStep({ backfill }, context);
  for (let done = (await runBackfillStep({ feeds: "begin" }, context)).done; !done; )
    ({ done } = await runBackfillStep({ feeds: "continue" }, context));
}

async function recordOf(id: string): Promise<ArticleRecord> {
  const { value } = await getRecord(context.catalog, recordKey(id));
  if (!value) throw new Error(`there is no record of ${id}`);
  return value;
}

async function hosted(): Promise<readonly string[]> {
  return (await context.site.list({ prefix: "media/" })).map(({ key }) => key);
}

const firstItem = async () => (await readItems(context.site))?.[0];

/** Makes the catalog and the site as commit 074e48e made them for an article whose picture has these bytes. */
async function asBefore(id: string, bytes = original): Promise<ArticleRecord> {
  const { value: record, unchanged } = await getRecord(context.catalog, recordKey(id));
  if (!record?.article) throw new Error(`there is no record of ${id}`);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const path = `media/${id}/${sha256.slice(0, 16)}.jpg`;
  const pictures = record.pictures.map((one) => ({
    ...one,
    ...(one.hosted && { hosted: { ...one.hosted, path, length: bytes.length } }),
  }));
  const fingerprint = createHash("sha256").update(identify(record.article)).update(path).digest("hex");
  const before = { ...record, pictures, fingerprint };
  await putRecord(context.catalog, before, unchanged);
  context = { ...context, warmRecords: new WarmRecords(), warmHeads: new WarmHeads() };
  for (const { key, etag } of await context.site.list({ prefix: "media/" }))
    await context.site.delete(key, { ifMatch: etag });
  if (record.published <= context.clock.now)
    await context.site.put(path, bytes, { contentType: "image/jpeg" });
  context.clock.now += 3_600_000;
  return before;
}

/** Expects that the picture is clean and has another address, also in the feed, and that the article's dates are the same. */
async function expectReplaced(before: ArticleRecord): Promise<void> {
  const paths = await hosted();
  expect(paths).toHaveLength(1);
  const [path = ""] = paths;
  expect(path).not.toBe(before.pictures[0]?.hosted?.path);
  const bytes = (await context.site.get(path))?.body ?? new Uint8Array();
  expect(Buffer.from(bytes).toString("latin1")).not.toMatch(/Salim|Canon|private/);
  const after = await recordOf(before.id);
  expect(after).toMatchObject({ updated: before.updated, published: before.published });
  expect(after.fingerprint).toBe(before.fingerprint);
  expect(await firstItem()).toMatchObject({
    image: expect.stringContaining(encodeURI(path)),
    attachments: [{ size_in_bytes: bytes.length }],
    date_modified: new Date(before.updated).toISOString(),
  });
}

describe("beside an article", () => {
  let before: ArticleRecord;

  beforeEach(async () => {
    await dropLater("1.txt", "1\nالرياضة\n\nعنوان\n\n08 ديسمبر 2017\n\nنص الخبر.\n");
    await dropLater("1.jpg", original);
    await deliver("1.txt", "1.jpg");
    before = await asBefore("1");
  });

  test("it is replaced by the backfill", async () => {
    await backfillAll();
    await expectReplaced(before);
    const settled = await recordOf("1");
    await backfillAll();
    expect(await recordOf("1")).toEqual(settled);
  });

  test.each(["1.txt", "1.jpg"])("it is replaced when an event for %s comes again", async (key) => {
    await deliver(key);
    await expectReplaced(before);
  });

  test("it is replaced while the article's file is refused", async () => {
    await dropLater("1.txt", "?");
    await backfillAll();
    await expectReplaced(before);
  });

  test("it is replaced while its own file is refused", async () => {
    await dropLater("1.jpg", "?");
    await backfillAll();
    await expectReplaced(before);
  });

  test("it is replaced by another picture, which is an edit", async () => {
    await dropLater("1.jpg", picture("private-pictures/orientation-6.jpg"));
    await deliver("1.jpg");
    expect(await hosted()).toHaveLength(1);
    expect((await recordOf("1")).updated).toBeGreaterThan(before.updated);
  });

  test("it is removed with its article", async () => {
    await context.inbox.delete("1.txt");
    await deliver("1.txt");
    expect(await hosted()).toEqual([]);
  });

  test("it is replaced together with a correction of the text", async () => {
    await dropLater("1.txt", "1\nالرياضة\n\nعنوان جديد\n\n08 ديسمبر 2017\n\nنص الخبر.\n");
    await deliver("1.txt");
    const after = await recordOf("1");
    expect(after.updated).toBeGreaterThan(before.updated);
    await expectReplaced({ ...before, updated: after.updated, fingerprint: after.fingerprint });
  });

  test("it is removed, and its file is refused, if it can't be cleaned", async () => {
    const bytes = Uint8Array.from([
      ...original.subarray(0, 2),
      0xff,
      0x02,
      0,
      4,
      1,
      1,
      ...original.subarray(2),
    ]);
    await dropLater("1.jpg", bytes);
    await asBefore("1", bytes);
    await backfillAll();
    expect(await hosted()).toEqual([]);
    expect(await firstItem()).not.toHaveProperty("image");
    expect(context.outcomes).toContainEqual(expect.objectContaining({ kind: "refused", key: "1.jpg" }));
  });
});

test("the picture of a waiting article is clean when the article's time comes", async () => {
  await publishDue(context);
  await dropLater("1.txt", "1\nالرياضة\n\nعنوان\n\n08 ديسمبر 2017 12:30\n\nنص الخبر.\n");
  await dropLater("1.jpg", original);
  await deliver("1.txt", "1.jpg");
  const before = await asBefore("1");
  expect(await hosted()).toEqual([]);
  await publishDue(context);
  await expectReplaced(before);
});

test("a picture inside a Word document is replaced by the backfill", async () => {
  const zip = await JSZip.loadAsync(
    readFileSync(new URL("../../content/articles/ترميم القلعة مع صورة.docx", import.meta.url)),
  );
  zip.file("word/media/image1.jpg", original);
  context.clock.now = Date.UTC(2026, 10, 21);
  await dropLater("خبر.docx", await zip.generateAsync({ type: "uint8array" }));
  await deliver("خبر.docx");
  const before = await asBefore("خبر");
  await backfillAll();
  await expectReplaced(before);
});
