// The next record of an article when one of its files is added, changed or removed.
import { describe, expect, test } from "vitest";
import type { Article } from "../../lambdas/article/article.ts";
import type { ArticleRecord, RecordedPicture } from "../../lambdas/catalog/article-record.ts";
import {
  alsoClaimed,
  awaitedRecord,
  type Claim,
  claimed,
  firstRecord,
  firstWithheldRecord,
  isAwaited,
  isOlder,
  isOwnerless,
  ownedByLater,
  retired,
  withCleanPictures,
  withheld,
} from "../../lambdas/reconcile/record/next-record.ts";

const article: Article = {
  headline: "عنوان",
  published: { day: "2017-12-08" },
  ...{ places: [], authors: [], agencies: [], tags: [], paragraphs: ["نص"] },
};
const hosted = { path: "media/1.jpg", type: "image/jpeg", length: 1, width: 1, height: 1 } as const;
const picture: RecordedPicture = { from: { kind: "beside" }, hosted };
const claim: Claim = {
  owner: { key: "b.txt", modified: 5, etag: '"b"' },
  source: undefined,
  article,
  pictures: [],
  fingerprint: "f",
  published: 10,
  updated: 11,
  indexKeys: ["index/all/1/1"],
};
const guid = "tag:news.example,2017:1";
const record = firstRecord("1", guid, claim);
const change = (changes: Partial<Claim>) => claimed(record, { ...claim, ...changes });

test("the first record has everything that the file says, and the file as its first claimant", () => {
  expect(record).toEqual({
    ...{ schema: 2, id: "1", guid, owner: claim.owner, article, withheld: false, movedTo: undefined },
    ...{ pictures: [], wasPictured: false, fingerprint: "f", stated: { day: "2017-12-08" } },
    ...{ published: 10, updated: 11, indexKeys: ["index/all/1/1"], formerIndexKeys: [] },
    ...{ claimants: ["b.txt"], revision: 1 },
  });
  expect(firstRecord("1", guid, { ...claim, pictures: [picture] }).wasPictured).toBe(true);
  expect(firstRecord("1", guid, { ...claim, pictures: [{ from: picture.from }] }).wasPictured).toBe(false);
});

test("the first record of a draft has no article", () => {
  expect(firstWithheldRecord({ id: "1", source: undefined }, guid, claim.owner)).toEqual({
    ...{ schema: 2, id: "1", guid, owner: claim.owner, article: null, withheld: true },
    ...{ fingerprint: "", stated: { instant: 5 }, published: 5, updated: 5 },
    ...{ pictures: [], wasPictured: false, indexKeys: [], formerIndexKeys: [] },
    ...{ claimants: ["b.txt"], revision: 1 },
  });
});

describe("another file owns the article", () => {
  test("if it was modified later, or at the same time and has the greater key", () => {
    expect(ownedByLater(record, "a.txt", 4)).toBe(true);
    expect(ownedByLater(record, "c.txt", 4)).toBe(true);
    expect(ownedByLater(record, "a.txt", 5)).toBe(true);
    expect(ownedByLater(record, "c.txt", 5)).toBe(false);
    expect(ownedByLater(record, "a.txt", 6)).toBe(false);
  });

  test("but not if it is this file, if there is no record, or if the record has no owner", () => {
    expect(ownedByLater(record, "b.txt", 4)).toBe(false);
    expect(ownedByLater(undefined, "a.txt", 4)).toBe(false);
    expect(ownedByLater(retired(record), "a.txt", 4)).toBe(false);
  });

  test("even while it withholds the article", () => {
    expect(ownedByLater(withheld(record, undefined, record.owner), "a.txt", 4)).toBe(true);
  });
});

test("a record waits for its file only while no file has had its article", () => {
  const awaited = awaitedRecord("1", guid, ["a.txt", "a - copy.txt"]);
  expect(awaited.claimants).toEqual(["a - copy.txt", "a.txt"]);
  expect(isAwaited(awaited)).toBe(true);
  expect(isAwaited({ ...awaited, article })).toBe(false);
  expect(isAwaited({ ...awaited, withheld: true })).toBe(false);
  expect(isAwaited(retired(record))).toBe(false);
});

describe("an article has no owner", () => {
  test("when it is retired, and only then", () => {
    expect(isOwnerless(record)).toBe(false);
    expect(isOwnerless(retired(record))).toBe(true);
    expect(isOwnerless(withheld(record, undefined, record.owner))).toBe(false);
  });
});

describe("the same file again", () => {
  test("changes nothing, and returns the same object", () => {
    expect(change({})).toBe(record);
    expect(alsoClaimed(record, "b.txt")).toBe(record);
    const draft = withheld(record, undefined, record.owner);
    expect(withheld(draft, undefined, record.owner)).toBe(draft);
    const gone = retired(record);
    expect(retired(gone)).toBe(gone);
  });

  test("with another text is the next revision", () => {
    expect(change({ article: { ...article, headline: "آخر" } })).toEqual({
      ...record,
      article: { ...article, headline: "آخر" },
      revision: 2,
    });
  });

  test("keeps what a newer version stored of its owner, its text and its pictures", () => {
    const unknown = { more: 1 };
    const newer: ArticleRecord = {
      ...record,
      owner: { ...record.owner, unknown },
      article: { ...article, unknown } as Article,
      pictures: [{ ...picture, unknown }],
      wasPictured: true,
      indexKeys: ["index/all/1/1", "index/topics/x/1/1"],
    };
    expect(claimed(newer, { ...claim, pictures: [picture] })).toBe(newer);
    const edited = claimed(newer, { ...claim, article: { ...article, headline: "آخر" } });
    expect(edited.article).toEqual({ ...article, headline: "آخر" });
    expect(edited.indexKeys).toEqual(["index/all/1/1", "index/topics/x/1/1"]);
    expect([edited.owner, edited.pictures]).toEqual([newer.owner, []]);
    const pictured = claimed(newer, { ...claim, pictures: [picture, { from: picture.from }] });
    expect([pictured.article, pictured.pictures]).toEqual([
      newer.article,
      [newer.pictures[0], { from: picture.from }],
    ]);
  });

  test("but not what it stored of an owner that is another file now, or that was modified since", () => {
    const newer: ArticleRecord = { ...record, owner: { ...record.owner, unknown: { more: 1 } } };
    for (const owner of [
      { ...claim.owner, key: "c.txt" },
      { ...claim.owner, modified: 6 },
    ])
      expect(claimed(newer, { ...claim, owner }).owner).toEqual(owner);
  });
});

describe("an article that moves to another feed or instant", () => {
  const moved = change({ indexKeys: ["index/all/0/1"] });

  test("remembers its former index keys", () => {
    expect(moved).toMatchObject({ indexKeys: ["index/all/0/1"], formerIndexKeys: ["index/all/1/1"] });
  });

  test("and forgets a former index key when it has that key again", () => {
    expect(claimed(moved, claim)).toMatchObject({
      indexKeys: ["index/all/1/1"],
      formerIndexKeys: ["index/all/0/1"],
    });
  });

  test("remembers every former index key once, the latest last", () => {
    const places = ["index/all/3/1", "index/all/2/1", "index/all/2/1", "index/all/0/1"];
    const last = places.reduce<ArticleRecord>(
      (before, key) => claimed(before, { ...claim, indexKeys: [key] }),
      record,
    );
    expect(last.formerIndexKeys).toEqual(["index/all/1/1", "index/all/3/1", "index/all/2/1"]);
  });
});

test("every file that ever named the article is remembered once, in the order of their keys", () => {
  const all = ["c.txt", "a.txt", "c.txt"].reduce(alsoClaimed, record);
  expect(all).toEqual({ ...record, claimants: ["a.txt", "b.txt", "c.txt"], revision: 3 });
  const owner = { key: "a.txt", modified: 6, etag: '"a"' };
  expect(change({ owner })).toEqual({ ...record, owner, claimants: ["a.txt", "b.txt"], revision: 2 });
});

describe("an article whose file is gone, or is a draft now", () => {
  const pictured = change({ pictures: [picture] });
  const nothing = { article: null, pictures: [], indexKeys: [], formerIndexKeys: ["index/all/1/1"] };

  test("keeps its guid and its dates, and the note that it had a picture", () => {
    expect(pictured.wasPictured).toBe(true);
    expect(retired(pictured)).toEqual({ ...pictured, ...nothing, revision: 3 });
    expect(withheld(pictured, undefined, claim.owner)).toEqual({
      ...pictured,
      ...nothing,
      withheld: true,
      revision: 3,
    });
  });

  test("comes back as it was, and keeps the note that it had a picture", () => {
    expect(claimed(retired(pictured), claim)).toEqual({ ...record, wasPictured: true, revision: 4 });
  });

  test("leads to the article that the same file has become, until it comes back", () => {
    const moved = retired(record, "2");
    expect(moved.movedTo).toBe("2");
    expect(retired(moved)).toBe(moved);
    expect(claimed(moved, claim).movedTo).toBeUndefined();
    expect(withheld(moved, undefined, claim.owner).movedTo).toBeUndefined();
  });

  test("is no longer a draft when the draft is removed", () => {
    expect(retired(withheld(record, undefined, claim.owner)).withheld).toBe(false);
  });

  test("is owned by the file that withholds it", () => {
    const owner = { key: "c.txt", modified: 6, etag: '"c"' };
    expect(withheld(record, undefined, owner)).toMatchObject({ owner, claimants: ["b.txt", "c.txt"] });
  });
});

test("cleaning pictures is not an edit", () => {
  expect(withCleanPictures(record, [picture])).toEqual({ ...record, pictures: [picture], revision: 2 });
});

describe("of two articles with one text, the older one", () => {
  const other = { ...record, id: "2" };

  test("is the one that was published first", () => {
    expect(isOlder(record, { ...other, published: 11 })).toBe(true);
    expect(isOlder({ ...other, published: 11 }, record)).toBe(false);
    expect(isOlder({ ...record, published: 9, owner: { ...record.owner, modified: 9 } }, other)).toBe(true);
  });

  test("of the same instant is the one with the older file", () => {
    const later = { ...other, owner: { ...record.owner, modified: 6 } };
    expect(isOlder(record, later)).toBe(true);
    expect(isOlder(later, record)).toBe(false);
    expect(isOlder({ ...record, id: "3" }, later)).toBe(true);
  });

  test("of the same instant and with files of the same time is the one with the smaller id", () => {
    expect(isOlder(record, other)).toBe(true);
    expect(isOlder(other, record)).toBe(false);
    expect(isOlder(record, record)).toBe(false);
  });
});
