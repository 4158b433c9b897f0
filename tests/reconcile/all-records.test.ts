// The records of all articles of a file: an article that breaks a rule of the gate is refused, and stays as it was published before.
import { beforeEach, describe, expect, test } from "vitest";
import type { Article } from "../../lambdas/article/article.ts";
import type { ArticleRecord, RecordedPicture } from "../../lambdas/catalog/article-record.ts";
import { getRecord, putRecord } from "../../lambdas/catalog/catalog.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import type { DatedSubmission, FileContent } from "../../lambdas/inbox/read-file.ts";
import { beginCall } from "../../lambdas/protocol/begin-call.ts";
import type { CallContext } from "../../lambdas/protocol/context.ts";
import { absentRecord, buildRecords, cleanPictures } from "../../lambdas/reconcile/record/all-records.ts";
import { arrival, openTestContext } from "../publish/publish-fixture.ts";
import { absent, article, etag, recordOf } from "./record-fixture.ts";

const key = "a.txt";
/** A date before 1990 breaks a rule of feeds. No format lets it through, but an earlier version may have published it. */
const tooOld = { published: { instant: Date.UTC(1980, 0, 1) } };
const breaksRule = {
  ...{ code: "breaks-a-rule", finding: "rule-date" },
  found: expect.stringContaining("1980-01-01"),
};
const refusals = expect.arrayContaining([expect.objectContaining(breaksRule)]);

let context: CallContext;
beforeEach(() => {
  context = beginCall(openTestContext());
});

const itemOf = (id: string, changes: Partial<Article> = {}): DatedSubmission => ({
  ...{ kind: "article", id, article: { ...article, ...changes }, modified: arrival, etag },
});
const several = (...items: readonly DatedSubmission[]): FileContent => {
  const placed = items.map((item, index) => ({ ...item, line: index + 1, column: 1 }));
  return { kind: "several", items: placed, refused: [] };
};
const named = (id: string, value?: ArticleRecord) => ({
  id,
  record: value ? { value, unchanged: absent } : absentRecord,
});
const build = (file: FileContent, before: readonly ReturnType<typeof named>[], { publication } = context) =>
  buildRecords({ key, ...file }, before, { ...context, publication });

describe("an article that breaks a rule", () => {
  test("is refused with the rule and what it found, and has no record", async () => {
    const { file, after } = await build(itemOf("1", tooOld), [named("1")]);
    expect(file).toMatchObject({ kind: "refused", refusals });
    expect(after).toEqual([undefined]);
  });

  test("stays as it was published before", async () => {
    const record = recordOf("1", key);
    const edited = { ...itemOf("1", tooOld), etag: '"b"' };
    const { file, after } = await build(edited, [named("1", record)]);
    expect(file).toMatchObject({ kind: "refused", refusals });
    expect(after[0]).toBe(record);
  });

  test("is refused alone in a file of several, and the report names its line", async () => {
    const { file, after } = await build(several(itemOf("1"), itemOf("2", tooOld)), [named("1"), named("2")]);
    const onLine = expect.arrayContaining([expect.objectContaining({ ...breaksRule, line: 2 })]);
    expect(file).toMatchObject({ items: [{ id: "1" }], refused: [{ id: "2", refusals: onLine }] });
    expect(after).toMatchObject([{ id: "1" }, undefined]);
  });
});

describe("an article that breaks a rule since the settings were changed", () => {
  const changed = () => ({ ...context, publication: { ...context.publication, feedSize: 100 } });

  test("is not refused as long as its record stays as it is", async () => {
    const [record] = (await build(itemOf("1"), [named("1")])).after;
    const built = await build(itemOf("1"), [named("1", record)], changed());
    expect(built.file.kind).toBe("article");
    expect(built.after[0]).toBe(record);
  });

  test("is not refused to a file that another file has replaced", async () => {
    const later = { owner: { key: "b.txt", modified: arrival + 1 }, claimants: ["b.txt"] };
    const built = await build(itemOf("1"), [named("1", recordOf("1", key, later))], changed());
    expect(built.file.kind).toBe("article");
    expect(built.after[0]?.claimants).toEqual([key, "b.txt"]);
  });
});

test("a draft and a withdrawn article have no entry that could break a rule", async () => {
  const draft: FileContent = { kind: "withheld", id: "1", modified: arrival, etag };
  const built = await build(draft, [named("1")]);
  expect([built.file, built.after[0]?.withheld]).toEqual([{ key, ...draft }, true]);
  const gone = await build({ kind: "absent" }, [named("1", recordOf("1", key))]);
  expect([gone.file.kind, gone.after[0]?.article]).toEqual(["absent", null]);
});

describe("pictures that an early version published with their metadata", () => {
  const unclean: RecordedPicture = {
    from: { kind: "beside" },
    hosted: { path: "media/1/0123456789abcdef.jpg", type: "image/jpeg", length: 1, width: 1, height: 1 },
  };
  const clean = async (record: ArticleRecord) => {
    await putRecord(context.catalog, record, absent);
    const before = [{ id: record.id, record: await getRecord(context.catalog, recordKey(record.id)) }];
    const { changed } = await cleanPictures({ file: { key, ...itemOf("1") }, before }, context, context);
    return { changed, pictures: (await getRecord(context.catalog, recordKey(record.id))).value?.pictures };
  };

  test("leave the record, if they can't be cleaned", async () => {
    const record = recordOf("1", key, { pictures: [unclean], wasPictured: true });
    expect(await clean(record)).toEqual({ changed: true, pictures: [] });
  });

  test("are the only reason to write the record", async () => {
    expect(await clean(recordOf("1", key))).toEqual({ changed: false, pictures: [] });
  });
});
