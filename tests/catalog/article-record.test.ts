// Records are stored for longer than the version of the code that wrote them is used.
import { describe, expect, test } from "vitest";
import type { Block } from "../../lambdas/article/block.ts";
import { cleanBlocks } from "../../lambdas/article/clean-article.ts";
import { identify, isSameRecord, readRecord, writeRecord } from "../../lambdas/catalog/article-record.ts";
import { renderRichText } from "../../lambdas/feed/content/rich-text.ts";
import { cleanText } from "../../lambdas/text/characters.ts";

const plainOptions = { shownIn: "page", pictures: [], linkedPictures: [] } as const;

function recordOf(paragraphs: readonly unknown[]): Uint8Array {
  return bytesOf(stored(paragraphs));
}

function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function stored(paragraphs: readonly unknown[]) {
  const article = {
    headline: "عنوان",
    published: { day: "2024-05-03" },
    ...{ places: [], authors: [], agencies: [], tags: [], paragraphs },
  };
  return {
    ...{ id: "1", guid: "tag:news.example,2017:1", owner: { key: "1.html", modified: 1 }, article },
    ...{ fingerprint: "f", stated: { day: "2024-05-03" }, published: 1, updated: 1 },
    ...{ places: [], left: [], claimants: ["1.html"], revision: 1 },
  };
}

const tableOf = (cell: object): Block => ({
  element: "table",
  children: [{ element: "tr", children: [{ element: "td", children: ["نفط"], ...cell }] }],
});

describe("a table", () => {
  test("that was stored before cells had spans is read", () => {
    expect(readRecord(recordOf([tableOf({})])).article?.paragraphs).toEqual([tableOf({})]);
  });

  test("keeps the spans of its cells", () => {
    const blocks = [tableOf({ colspan: 2, rowspan: 3 }), { element: "ol", start: 5, children: ["أ"] }];
    const written = writeRecord(readRecord(recordOf(blocks)));
    expect(readRecord(new TextEncoder().encode(written)).article?.paragraphs).toEqual(blocks);
  });

  test.each([{ colspan: 1 }, { rowspan: 100_000 }, { colspan: "2" }, { rowspan: 2.5 }])(
    "is shown without a span that is none, %j, and keeps it",
    (cell) => {
      const read = readRecord(recordOf([tableOf(cell)]));
      expect(
        renderRichText(cleanBlocks(read.article?.paragraphs ?? [], cleanText), plainOptions).join(""),
      ).not.toContain("span=");
      expect(JSON.parse(writeRecord(read)).article.paragraphs).toEqual([tableOf(cell)]);
    },
  );
});

describe("a record of a newer version", () => {
  const newer = {
    ...stored([
      "فقرة",
      { element: "p", lang: "en", children: ["عرب ", { element: "abbr", title: "x", children: ["نيوز"] }] },
      { element: "aside", children: [{ element: "p", children: ["في الهامش"] }] },
      { video: { src: "film.mp4" } },
      { picture: { from: { kind: "stream", channel: 1 }, caption: "بث" } },
    ]),
    schema: 9,
    days: ["2024-05-03"],
  };
  newer.owner = { ...newer.owner, host: "desk-1" } as typeof newer.owner;
  newer.article = { ...newer.article, subtitle: "عنوان فرعي" } as typeof newer.article;

  test("is read, and written back with everything that this version does not understand", () => {
    expect(JSON.parse(writeRecord(readRecord(bytesOf(newer))))).toEqual({
      ...newer,
      withheld: false,
      pictures: [],
      wasPictured: false,
    });
  });

  test("shows elements that this version does not understand as their text", () => {
    const { article } = readRecord(bytesOf(newer));
    expect(renderRichText(cleanBlocks(article?.paragraphs ?? [], cleanText), plainOptions).join("")).toBe(
      '<p dir="rtl">فقرة</p>\n<p dir="rtl">عرب نيوز</p>\n<p dir="rtl">في الهامش</p>\n',
    );
  });

  test("is compared without the members that this version does not understand", () => {
    const { days: _days, ...known } = newer;
    expect(isSameRecord(readRecord(bytesOf(newer)), readRecord(bytesOf({ ...known, schema: 1 })))).toBe(true);
    const { article: one } = readRecord(bytesOf(newer));
    const { article: other } = readRecord(
      bytesOf({ ...newer, article: { ...newer.article, subtitle: "آخر" } }),
    );
    expect(one && identify(one)).toBe(other && identify(other));
  });
});

test.each([5, null, ["نص"]])("a record with the block %j is a fault", (block) => {
  expect(() => readRecord(recordOf([block]))).toThrow(/expected a block/);
});

test("blocks whose members are not understood keep all of them", () => {
  const blocks = [
    { element: "p", children: "نص" },
    { picture: "1.jpg" },
    { element: "script", children: ["نص"] },
    { picture: { from: "nowhere" } },
    { picture: { from: { kind: "beside" }, alt: 5 } },
  ];
  const read = readRecord(recordOf(blocks));
  expect(read.article?.paragraphs).toEqual([
    { element: "unknown", children: [], unknown: blocks[0] },
    { element: "unknown", children: [], unknown: blocks[1] },
    { element: "unknown", children: ["نص"], unknown: blocks[2] },
    { element: "unknown", children: [], unknown: blocks[3] },
    { picture: { from: { kind: "beside" }, unknown: { alt: 5 } } },
  ]);
  expect(JSON.parse(writeRecord(read)).article.paragraphs).toEqual(blocks);
});

test("a record without a member that every version writes is a fault", () => {
  const { guid: _guid, ...damaged } = stored(["نص"]);
  expect(() => readRecord(bytesOf(damaged))).toThrow(/guid/);
});

test.each(["places", "authors", "agencies"])("an article without the list of %s is a fault", (name) => {
  const record = stored(["نص"]);
  const article = { ...record.article, [name]: undefined };
  expect(() => readRecord(bytesOf({ ...record, article }))).toThrow(name);
});

test("a record that is not valid is never written", () => {
  const record = readRecord(bytesOf(stored(["نص"])));
  expect(() => writeRecord({ ...record, revision: 1.5 })).toThrow(/revision/);
});

test("the members of an article have the order that all stored fingerprints were made with", () => {
  const { article } = readRecord(
    bytesOf({
      ...stored(["نص"]),
      article: {
        ...{ picture: { from: { kind: "beside" } }, paragraphs: ["نص"], tags: ["نفط"], agencies: ["رويترز"] },
        ...{ authors: ["منى"], places: ["صور"], standfirst: "مقدمة", updated: { instant: 1 } },
        ...{ published: { day: "2024-05-03" }, headline: "عنوان", section: "محليات", id: "1" },
      },
    }),
  );
  expect(article && Object.keys(JSON.parse(identify(article)))).toEqual([
    ...["id", "section", "headline", "published", "updated", "standfirst"],
    ...["places", "authors", "agencies", "tags", "paragraphs", "picture"],
  ]);
});

test("an article counts as the same if a new version has added a list that it leaves empty", () => {
  const { article } = readRecord(bytesOf(stored(["نص"])));
  if (!article) throw new Error("there is no article");
  expect(JSON.parse(identify(article))).toEqual({
    headline: "عنوان",
    published: { day: "2024-05-03" },
    paragraphs: ["نص"],
  });
  expect(JSON.parse(identify({ ...article, tags: ["كأس"] })).tags).toEqual(["كأس"]);
});
