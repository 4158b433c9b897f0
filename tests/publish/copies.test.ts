// Copies that file managers make are the same article, and not a second one.
import { beforeEach, describe, expect, test } from "vitest";
import { originalOf } from "../../lambdas/inbox/copies.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { drop, eventFor, openTestContext, readItems, readText, type TestContext } from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

test.each([
  ["رياضة/خبر - نسخة.txt", "رياضة/خبر.txt"],
  ["خبر - نسخة (2).txt", "خبر.txt"],
  ["نسخة من خبر.docx", "خبر.docx"],
  ["a - Copy.txt", "a.txt"],
  ["a - Copy (3).txt", "a.txt"],
  ["a copy 2.md", "a.md"],
  ["Copy of a.txt", "a.txt"],
  ["a (copy).txt", "a.txt"],
])("%s is a copy of %s", (copy, original) => {
  expect(originalOf(copy)).toBe(original);
});

test.each(["خبر.txt", "خبر (2).txt", "نسخة.txt", "copyright.txt", "الجزء 2.txt"])("%s is no copy", (key) => {
  expect(originalOf(key)).toBeUndefined();
});

const copy = "خبر - نسخة.txt";
let context: TestContext;
const { upload } = stepsOf(() => context);

beforeEach(async () => {
  context = openTestContext();
  await upload("خبر.txt", { headline: "الأصل" });
  await upload(copy, { headline: "النسخة" });
});

async function items() {
  const all = (await readItems(context.site)) ?? [];
  return all.map(({ id, title }) => ({ id, title }));
}

const guid = `tag:news.example,2017:${encodeURIComponent("خبر")}`;

test("while the original is there, its copy is refused with a report", async () => {
  expect(await items()).toEqual([{ id: guid, title: "الأصل" }]);
  expect(await readText(context.inbox, `_refused/${copy}.txt`)).toContain("copy-of-file");
});

test("when the original is removed, its copy becomes the article, with the same guid", async () => {
  await context.inbox.delete("خبر.txt");
  await publish(eventFor("خبر.txt"), context);
  expect(await items()).toEqual([{ id: guid, title: "النسخة" }]);
  expect(await readText(context.inbox, `_refused/${copy}.txt`)).toBeUndefined();
  await upload(copy, { headline: "النسخة بعد تصحيحها" });
  expect(await items()).toEqual([{ id: guid, title: "النسخة بعد تصحيحها" }]);
});

test("a file that has the name of a copy, but no original, is an article of its own", async () => {
  await upload("بيان - نسخة.txt", { headline: "بيان" });
  expect(await items()).toContainEqual({
    id: `tag:news.example,2017:${encodeURIComponent("بيان - نسخة")}`,
    title: "بيان",
  });
  // It was published, so it keeps its guid when a file with the name of an original comes.
  await upload("بيان.txt", { headline: "بيان آخر" });
  await upload("بيان - نسخة.txt", { headline: "بيان مصحح" });
  expect((await items()).map(({ title }) => title).toSorted()).toEqual(
    ["الأصل", "بيان آخر", "بيان مصحح"].toSorted(),
  );
});

test("a copy that states an id follows the rule for files with one id", async () => {
  context.clock.now += 60_000;
  await drop(context.inbox, copy, { id: "77", headline: "برقم" });
  await publish(eventFor(copy), context);
  expect(await items()).toContainEqual({ id: "tag:news.example,2017:77", title: "برقم" });
});

describe("a copy that is read before its original", () => {
  beforeEach(() => {
    context = openTestContext();
  });

  test("becomes the article when the original is removed after its publication", async () => {
    await drop(context.inbox, "خبر.txt", { headline: "الأصل" });
    await drop(context.inbox, copy, { headline: "النسخة" });
    await publish(eventFor(copy), context);
    await publish(eventFor("خبر.txt"), context);
    const [item] = (await readItems(context.site)) ?? [];
    expect(item).toMatchObject({ id: guid, title: "الأصل" });
    await context.inbox.delete("خبر.txt");
    await publish(eventFor("خبر.txt"), context);
    expect(await items()).toEqual([{ id: guid, title: "النسخة" }]);
  });

  test("becomes the article when the original is removed before it is read", async () => {
    await drop(context.inbox, "خبر.txt", { headline: "الأصل" });
    await drop(context.inbox, copy, { headline: "النسخة" });
    await publish(eventFor(copy), context);
    expect(await items()).toEqual([]);
    await context.inbox.delete("خبر.txt");
    await publish(eventFor("خبر.txt"), context);
    expect(await items()).toEqual([{ id: guid, title: "النسخة" }]);
  });

  test("does not make the original look like an update", async () => {
    await drop(context.inbox, "خبر.txt", { headline: "الأصل", date: "05 ديسمبر 2017" });
    await drop(context.inbox, copy, { headline: "النسخة" });
    await publish(eventFor(copy), context);
    await publish(eventFor("خبر.txt"), context);
    const record = JSON.parse((await readText(context.catalog, "articles/خبر")) ?? "{}");
    expect(record.updated).toBe(record.published);
  });
});
