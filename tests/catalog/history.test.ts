// What the catalog keeps of a feed's history: positions, markers of parts, months, and notes for the clock (the call of each minute).

import { beforeEach, describe, expect, test } from "vitest";
import { feedMonths, listMonths, monthOf } from "../../lambdas/catalog/history/months.ts";
import {
  deletePart,
  listEnds,
  nextFeedWithParts,
  parts,
  putPart,
} from "../../lambdas/catalog/history/parts.ts";
import {
  comparePositions,
  instantAt,
  isInstant,
  laterOf,
  partName,
  positionAt,
  positionOf,
} from "../../lambdas/catalog/history/positions.ts";
import { historyRenewals } from "../../lambdas/catalog/history/renewal.ts";
import { deleteRevisit, dueRevisits, noteRevisit } from "../../lambdas/catalog/history/revisits.ts";
import { indexKeyOf } from "../../lambdas/catalog/keys.ts";
import { searches } from "../../lambdas/catalog/search.ts";
import type { FeedName } from "../../lambdas/publication/addresses.ts";
import { ConditionFailed, type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { openSqliteStore } from "../../local/sqlite-object-store.ts";

const absent = { ifNoneMatch: "*" } as const;
const noon = Date.UTC(2017, 11, 8, 8);
const newYear = Date.UTC(2018, 0, 1);
let catalog: ObjectStore;

beforeEach(() => {
  catalog = openSqliteStore(":memory:").bucket("catalog");
});

/** The same store, with some of its functions replaced. */
function storeWith(changes: Partial<ObjectStore>): ObjectStore {
  return {
    get: (key) => catalog.get(key),
    head: (key) => catalog.head(key),
    put: (...call) => catalog.put(...call),
    list: (options) => catalog.list(options),
    delete: (...call) => catalog.delete(...call),
    ...changes,
  };
}

describe("a position", () => {
  const entry = (instant: number, id: string) => positionOf(indexKeyOf("tags/a", instant, id));

  test("is a time, or the time and the id of an index entry", () => {
    expect(positionAt(noon)).toBe("1512720000000");
    expect(positionAt(5)).toBe("0000000000005");
    expect(positionAt(-5)).toBe("0000000000000");
    expect(entry(noon, "a/b")).toBe("1512720000000/a%2Fb");
    expect([positionAt(noon), entry(noon, "1")].map(instantAt)).toEqual([noon, noon]);
    expect([positionAt(noon), entry(noon, "1")].map(isInstant)).toEqual([true, false]);
  });

  test("of a time is before all entries of that time, which are in the order of the bytes of their ids", () => {
    const ordered = [
      ...[entry(noon - 1, "z"), positionAt(noon), entry(noon, "1"), entry(noon, "2")],
      ...[entry(noon, "\uFF5E"), entry(noon, "\u{1F534}"), positionAt(noon + 1)],
    ];
    expect(ordered.toReversed().sort(comparePositions)).toEqual(ordered);
    const [earlier = "", later = ""] = ordered;
    expect([laterOf(earlier, later), laterOf(later, earlier), laterOf(later, later)]).toEqual(
      Array(3).fill(later),
    );
  });
});

describe("the name of a part", () => {
  test("is the last time in it, without the milliseconds if they are the last of a second", () => {
    expect(partName(positionAt(newYear))).toBe("20171231T235959");
    expect(partName(positionAt(newYear + 500))).toBe("20180101T000000.499");
  });

  test("has a hash if the part ends between entries of the same time", () => {
    const names = ["1", "2"].map((id) => partName(`${positionAt(newYear + 999)}/${id}`));
    for (const name of names) expect(name).toMatch(/^20180101T000000\.999-[\da-f]{12}$/);
    expect(new Set(names).size).toBe(2);
  });

  test("is in the month of that time", () => {
    expect(monthOf(positionAt(newYear))).toBe("2017-12");
    expect(monthOf(positionAt(newYear + 1))).toBe("2018-01");
    expect(monthOf(`${positionAt(newYear)}/1`)).toBe("2018-01");
  });
});

describe("the marker of a part", () => {
  const part = (end: number, state: "begun" | "linked" = "begun") =>
    ({ start: positionAt(end - 10), end: positionAt(end), state }) as const;
  const mark = (feed: FeedName, ...ends: readonly number[]) =>
    Promise.all(ends.map((end) => putPart(catalog, feed, part(end), absent)));

  test("is stored by its feed and its end, counts its writes, and has no hash before its documents are made", async () => {
    await mark("all", noon);
    const read = await parts.get(catalog, { feed: "all", end: positionAt(noon) });
    expect(read.value).toEqual({ ...part(noon), schema: 2, madeOf: "", count: 1 });
    await putPart(catalog, "all", { ...part(noon), ...read.value, madeOf: "f" }, read.unchanged);
    expect((await parts.get(catalog, { feed: "all", end: positionAt(noon) })).value).toMatchObject({
      madeOf: "f",
      count: 2,
    });
    await expect(putPart(catalog, "all", part(noon), read.unchanged)).rejects.toThrow(ConditionFailed);
    expect((await parts.get(catalog, { feed: "tags/a", end: positionAt(noon) })).value).toBeUndefined();
  });

  test("is deleted only as it was read", async () => {
    await mark("all", noon);
    const { value, unchanged } = await parts.get(catalog, { feed: "all", end: positionAt(noon) });
    if (!value) throw new Error("there is no marker");
    await deletePart(catalog, "all", { value, unchanged: absent });
    await putPart(catalog, "all", value, unchanged);
    await expect(deletePart(catalog, "all", { value, unchanged })).rejects.toThrow(ConditionFailed);
    await deletePart(catalog, "all", {
      value,
      unchanged: (await parts.get(catalog, { feed: "all", end: value.end })).unchanged,
    });
    expect((await parts.get(catalog, { feed: "all", end: value.end })).value).toBeUndefined();
  });

  test("is found after a position of its feed, the oldest first", async () => {
    await mark("all", noon + 2, noon, noon + 1);
    await mark("tags/a", noon + 3);
    const ends = (after: number | undefined, limit = 9) =>
      listEnds(catalog, "all", after === undefined ? undefined : positionAt(after), limit);
    expect(await ends(undefined)).toEqual([noon, noon + 1, noon + 2].map(positionAt));
    expect(await ends(noon)).toEqual([noon + 1, noon + 2].map(positionAt));
    expect(await ends(noon, 1)).toEqual([positionAt(noon + 1)]);
  });

  test("leads from feed to feed in the order of their keys", async () => {
    for (const feed of ["all", "sections/a", "sections/a-b", "tags/a"] as const) await mark(feed, 1, noon);
    const found: (FeedName | undefined)[] = [];
    for (let last: FeedName | null = null, count = 0; count < 5; count++) {
      const next: FeedName | undefined = await nextFeedWithParts(catalog, last);
      found.push(next);
      last = next ?? last;
    }
    expect(found).toEqual(["all", "sections/a-b", "sections/a", "tags/a", undefined]);
  });
});

test("a month counts its writes, and is listed with its ETag among those of its feed", async () => {
  const parts = { "20171208T195959": { updated: noon, articles: 2, headlines: "f" } };
  for (const month of ["2018-01", "2017-12"])
    await feedMonths.put(catalog, { parts }, absent, { feed: "all", month });
  await feedMonths.put(catalog, { parts: {} }, absent, { feed: "tags/a", month: "2017-11" });
  const { value, unchanged } = await feedMonths.get(catalog, { feed: "all", month: "2017-12" });
  expect(value).toEqual({ schema: 2, parts, count: 1 });
  await feedMonths.put(catalog, { ...value, parts: {} }, unchanged, { feed: "all", month: "2017-12" });
  const after = await feedMonths.get(catalog, { feed: "all", month: "2017-12" });
  expect(after.value).toEqual({ schema: 2, parts: {}, count: 2 });
  const listed = await listMonths(catalog, "all");
  expect([...listed.keys()]).toEqual(["2017-12", "2018-01"]);
  expect({ ifMatch: listed.get("2017-12") }).toEqual(after.unchanged);
});

describe("a note for the clock", () => {
  const at = { at: positionAt(noon) };
  const end = { end: positionAt(noon + 1) };

  test("names the part that has a position, or that ends at one, and is found when its time has come", async () => {
    await noteRevisit(catalog, "tags/a", noon + 2, end);
    await noteRevisit(catalog, "all", noon + 1, at);
    const due = async (now: number, limit = 9) =>
      (await dueRevisits(catalog, now, limit)).map(({ feed, target }) => ({ feed, target }));
    expect(await due(noon)).toEqual([]);
    expect(await due(noon + 1)).toEqual([{ feed: "all", target: at }]);
    expect(await due(noon + 2)).toEqual([
      { feed: "all", target: at },
      { feed: "tags/a", target: end },
    ]);
    expect(await due(noon + 2, 1)).toHaveLength(1);
  });

  test("is written once, also by two workers at the same time", async () => {
    await noteRevisit(catalog, "all", noon, at);
    const [note] = await catalog.list({ prefix: "revisits/" });
    const readOnly = storeWith({ put: (key) => Promise.reject(new StoreFault("put", key, {})) });
    await noteRevisit(readOnly, "all", noon, at);
    await noteRevisit(storeWith({ head: async () => undefined }), "all", noon, { end: at.at });
    expect(await catalog.list({ prefix: "revisits/" })).toEqual([note]);
  });

  test("is deleted only as it was listed, and may be gone already", async () => {
    await noteRevisit(catalog, "all", noon, at);
    const [revisit] = await dueRevisits(catalog, noon, 1);
    if (!revisit) throw new Error("there is no note");
    await deleteRevisit(catalog, { ...revisit.stored, etag: '"other"' });
    expect(await dueRevisits(catalog, noon, 1)).toHaveLength(1);
    const gone = storeWith({ get: async () => undefined });
    expect(await dueRevisits(gone, noon, 1)).toEqual([]);
    await deleteRevisit(catalog, revisit.stored);
    expect(await dueRevisits(catalog, noon, 1)).toEqual([]);
  });

  test("that can't be written because the store fails is a fault", async () => {
    const failing = storeWith({ put: (key) => Promise.reject(new StoreFault("put", key, {})) });
    await expect(noteRevisit(failing, "all", noon, at)).rejects.toThrow(StoreFault);
  });

  test.each([
    [{}, []],
    [{ ...at, ...end }, [at]],
  ])("as %j names %j", async (position, targets) => {
    const body = new TextEncoder().encode(JSON.stringify({ feed: "all", ...position }));
    await catalog.put(`revisits/${positionAt(noon)}/all/x`, body, { contentType: "application/json" });
    expect((await dueRevisits(catalog, noon, 1)).map(({ target }) => target)).toEqual(targets);
  });
});

test("the progress of the history, and what the search was made of, are read as they were written", async () => {
  const renewal = { schema: 2, round: 3, passed: "all", before: positionAt(noon), isThrough: false } as const;
  const search = { schema: 2, madeOf: "f", months: { "2017-12": { etag: '"a"', articles: 2 } } };
  expect((await historyRenewals.get(catalog)).value).toBeUndefined();
  await historyRenewals.put(catalog, renewal, absent);
  expect((await historyRenewals.get(catalog)).value).toEqual(renewal);
  expect((await searches.get(catalog)).value).toBeUndefined();
  await searches.put(catalog, search, absent);
  expect((await searches.get(catalog)).value).toEqual(search);
});
