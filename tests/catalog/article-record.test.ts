// Records outlive the code that wrote them.
import { describe, expect, test } from "vitest";
import type { Block } from "../../lambdas/article/block.ts";
import { readRecord, writeRecord } from "../../lambdas/catalog/article-record.ts";

function recordOf(paragraphs: readonly unknown[]): Uint8Array {
  const article = {
    headline: "عنوان",
    published: { day: "2024-05-03" },
    ...{ places: [], authors: [], agencies: [], tags: [], paragraphs },
  };
  const record = {
    ...{ id: "1", guid: "tag:news.example,2017:1", owner: { key: "1.html", modified: 1 }, article },
    ...{ fingerprint: "f", stated: { day: "2024-05-03" }, published: 1, updated: 1 },
    ...{ places: [], left: [], claimants: ["1.html"], revision: 1 },
  };
  return new TextEncoder().encode(JSON.stringify(record));
}

const tableOf = (cell: object): Block => ({
  element: "table",
  children: [{ element: "tr", children: [{ element: "td", children: ["نفط"], ...cell }] }],
});

describe("a table", () => {
  test("from before cells could span others is read", () => {
    expect(readRecord(recordOf([tableOf({})])).article?.paragraphs).toEqual([tableOf({})]);
  });

  test("keeps what its cells span", () => {
    const blocks = [tableOf({ colspan: 2, rowspan: 3 }), { element: "ol", start: 5, children: ["أ"] }];
    const written = writeRecord(readRecord(recordOf(blocks)));
    expect(readRecord(new TextEncoder().encode(written)).article?.paragraphs).toEqual(blocks);
  });

  test.each([{ colspan: 1 }, { rowspan: 100_000 }, { colspan: "2" }, { rowspan: 2.5 }])(
    "is refused with %j",
    (cell) => {
      expect(() => readRecord(recordOf([tableOf(cell)]))).toThrow();
    },
  );
});
