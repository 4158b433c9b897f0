// The entries that a record and the claims of a file no longer need, and that are removed from them.

import { beforeEach, describe, expect, test } from "vitest";
import type { ArticleRecord } from "../../lambdas/catalog/article-record.ts";
import { getRecord, putRecord } from "../../lambdas/catalog/catalog.ts";
import { recordKey } from "../../lambdas/catalog/keys.ts";
import { fileClaims } from "../../lambdas/catalog/registers.ts";
import { type FileContent, type InboxFile, refusedFile } from "../../lambdas/inbox/read-file.ts";
import { retired } from "../../lambdas/reconcile/record/next-record.ts";
import {
  type ClaimingFile,
  forget,
  limitClaims,
  surplusClaims,
  surplusKeys,
} from "../../lambdas/reconcile/surplus.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";
import { absent, article, recordOf as recordOfFile } from "./record-fixture.ts";

const read = { ifMatch: '"read"' };
const key = "a.txt";
/** The record of an article that this file owns. */
const recordOf = (id: string, changes: Partial<ArticleRecord> = {}) => recordOfFile(id, key, changes);

/** The record of an article that this file had before, and that another file owns now. */
function formerOf(id: string, changes: Partial<ArticleRecord> = {}): ArticleRecord {
  return recordOf(id, {
    owner: { key: "b.txt", modified: 6, etag: '"b"' },
    claimants: [key, "b.txt"],
    ...changes,
  });
}

/** The file, with claims to the articles of these records. */
function claiming(
  file: FileContent,
  records: readonly (ArticleRecord | undefined)[],
  keyId?: string,
  ids = records.map((record, index) => record?.id ?? `absent ${index}`),
): ClaimingFile {
  return {
    file: { ...file, key },
    claims: { value: { schema: 1, ids, keyId }, unchanged: read },
    records: records.map((value) => ({ value, unchanged: read })),
  };
}

const fileOf = (...ids: readonly string[]) =>
  ({
    ...{ kind: "several", key },
    items: ids.map((id) => ({ kind: "article", id, article, modified: 5, etag: '"a"' })),
    refused: [],
  }) as unknown as InboxFile;
const keys = (count: number) => Array.from({ length: count }, (_, index) => `index/all/${index}/1`);

describe("a record", () => {
  test("remembers its last four former index keys", () => {
    const surplus = (formerIndexKeys: string[]) =>
      surplusKeys({ value: recordOf("1", { formerIndexKeys }), unchanged: read });
    expect(surplus(keys(4))).toBeUndefined();
    expect(surplus(keys(6))).toEqual({
      records: [{ value: recordOf("1", { formerIndexKeys: keys(6).slice(2) }), unchanged: read }],
    });
  });
});

describe("a file", () => {
  const former = ["1", "2", "3", "4", "5"].map((id) => formerOf(id));

  test("keeps the claims to its last three former articles", () => {
    expect(surplusClaims(claiming({ kind: "absent" }, former.slice(0, 3)))).toBeUndefined();
    const surplus = surplusClaims(claiming({ kind: "absent" }, former));
    expect(surplus).toEqual({
      records: ["1", "2"].map((id) => ({ value: formerOf(id, { claimants: ["b.txt"] }), unchanged: read })),
      claims: { key, value: { schema: 1, ids: ["3", "4", "5"], keyId: undefined }, unchanged: read },
    });
  });

  test("gives up an article at once that more than four files claim", () => {
    const four = formerOf("1", { claimants: [key, "b.txt", "c.txt", "d.txt"] });
    expect(surplusClaims(claiming({ kind: "absent" }, [four]))).toBeUndefined();
    const five = formerOf("1", {
      claimants: [key, "b.txt", "c.txt", "d.txt", "e.txt"],
      formerIndexKeys: keys(5),
    });
    const surplus = surplusClaims(claiming({ kind: "absent" }, [five, formerOf("2")]));
    expect(surplus?.claims?.value.ids).toEqual(["2"]);
    expect(surplus?.records).toEqual([
      {
        value: {
          ...five,
          claimants: ["b.txt", "c.txt", "d.txt", "e.txt"],
          formerIndexKeys: keys(5).slice(1),
        },
        unchanged: read,
      },
    ]);
  });

  test("keeps its claims to the ids of its name, but not its place in their records", () => {
    const claimants = [key, "b.txt", "c.txt", "d.txt", "e.txt"];
    const records = [formerOf("a", { claimants }), formerOf("9", { claimants })];
    const surplus = surplusClaims(claiming({ kind: "absent" }, records, "9"));
    expect(surplus?.records.map(({ value }) => [value.id, value.claimants])).toEqual([
      ["a", claimants.slice(1)],
      ["9", claimants.slice(1)],
    ]);
    expect(surplus?.claims).toBeUndefined();
    const others = [formerOf("a"), ...former.slice(0, 3), formerOf("9")];
    expect(surplusClaims(claiming({ kind: "absent" }, others, "9"))).toBeUndefined();
  });

  test.each<[string, FileContent, ArticleRecord | undefined]>([
    ["an article that it has now", fileOf("1"), formerOf("1")],
    ["an article whose item is refused", refusedFile("unusable-key", key), formerOf("1")],
    ["an article that it owns", { kind: "absent" }, recordOf("1")],
    ["an article that it withholds", { kind: "absent" }, recordOf("1", { article: null, withheld: true })],
    [
      "an article that does not count it among its claimants",
      { kind: "absent" },
      formerOf("1", { claimants: [] }),
    ],
    ["an id that has no record", { kind: "absent" }, undefined],
  ])("keeps the claim to %s", (_what, file, record) => {
    const records = [record, ...former.slice(1, 4)];
    expect(surplusClaims(claiming(file, records))).toBeUndefined();
  });

  test("gives up the claim to an article that it owned until the article was retired", () => {
    const records = [retired(recordOf("1")), ...former.slice(1, 4)];
    expect(surplusClaims(claiming({ kind: "absent" }, records))?.claims?.value.ids).toEqual(["2", "3", "4"]);
  });
});

describe("a file of several items", () => {
  const owned = Array.from({ length: 1000 }, (_, index) => recordOf(`${index}`));

  test("has at most a thousand articles, with those that it had before and still owns", () => {
    const file = fileOf("0", "1");
    const full = claiming(file, owned);
    expect(limitClaims(full)).toBe(full.file);
    const more = fileOf("0", "new");
    expect(limitClaims(claiming(more, owned))).toMatchObject({
      kind: "refused",
      refusals: [{ code: "too-many-articles", found: "1001 > 1000" }],
    });
    const newer = fileOf("new");
    expect(limitClaims(claiming(newer, [retired(recordOf("0")), ...owned.slice(1)]))).toEqual(newer);
    const spare = owned.map(({ id }) => formerOf(id));
    expect(limitClaims(claiming(more, spare))).toEqual(more);
  });

  test("counts ids whose records are not there yet", () => {
    const more = fileOf("new");
    expect(
      limitClaims(
        claiming(
          more,
          owned.map(() => undefined),
        ),
      ),
    ).toMatchObject({ kind: "refused" });
  });

  test("is the only kind of file with such a limit", () => {
    expect(limitClaims(claiming({ kind: "absent" }, [...owned, recordOf("new")]))).toEqual({
      ...{ kind: "absent", key },
    });
  });
});

describe("what is not needed", () => {
  let catalog: ObjectStore;
  beforeEach(async () => {
    catalog = openSqliteStore(":memory:").bucket("catalog");
    await putRecord(catalog, formerOf("1"), absent);
    await fileClaims.put(catalog, { schema: 1, ids: ["1", "2"] }, absent, key);
  });

  const surplusNow = async () => {
    const [record, claims] = [await getRecord(catalog, recordKey("1")), await fileClaims.get(catalog, key)];
    const value = formerOf("1", { claimants: ["b.txt"] });
    const rest = { ...claims.value, ids: ["2"] };
    return {
      records: [{ value, unchanged: record.unchanged }],
      claims: { key, value: rest, unchanged: claims.unchanged },
    };
  };
  const stored = async () => [
    (await getRecord(catalog, recordKey("1"))).value?.claimants,
    (await fileClaims.get(catalog, key)).value.ids,
  ];

  test("is removed from the record and from the claims", async () => {
    await forget(await surplusNow(), catalog);
    expect(await stored()).toEqual([["b.txt"], ["2"]]);
  });

  test("may be only a record's", async () => {
    const { records } = await surplusNow();
    await forget({ records }, catalog);
    expect(await stored()).toEqual([["b.txt"], ["1", "2"]]);
  });

  test("stays in the claims if the record has changed meanwhile", async () => {
    const surplus = await surplusNow();
    const changed = formerOf("1", { revision: 2 });
    await putRecord(catalog, changed, surplus.records[0]?.unchanged ?? absent);
    await forget(surplus, catalog);
    expect(await stored()).toEqual([
      [key, "b.txt"],
      ["1", "2"],
    ]);
  });

  test("is not forgotten in silence if the store fails", async () => {
    const failing = { ...catalog, put: (key: string) => Promise.reject(new StoreFault("put", key, {})) };
    await expect(forget(await surplusNow(), failing)).rejects.toThrow(StoreFault);
  });
});
