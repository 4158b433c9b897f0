// Files without a number that are renamed or copied. Most tools rename by a copy and a deletion, and events come in any order.
import { beforeEach, describe, expect, test } from "vitest";
import { backfill } from "../../lambdas/publish/backfill.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import {
  articleText,
  eventFor,
  openTestContext,
  pageOf,
  readItems,
  readText,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

const old = "رياضة/خبر.txt";
const renamed = "رياضة/الفوز بالكأس.txt";
const text = articleText({ headline: "الفوز بالكأس" });

let context: TestContext;
const { dropLater, deleteLater, publishKeys } = stepsOf(() => context);
beforeEach(() => {
  context = openTestContext();
});

const put = (key: string, body = text) => dropLater(key, body);

async function event(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await publishKeys(key);
}

async function entries() {
  return ((await readItems(context.site)) ?? []).map(({ id, url, title }) => ({ id, url, title }));
}

async function reports(): Promise<readonly string[]> {
  return (await context.inbox.list({ prefix: "_refused/" })).map(({ key }) => key);
}

function entryOf(id: string, title = "الفوز بالكأس") {
  const path = id.split("/").map(encodeURIComponent).join("/");
  return { id: `tag:news.example,2017:${path}`, url: `https://news.example/articles/${path}`, title };
}

/** Makes the catalog as if an earlier version of the code, which had no bindings, had published the articles. */
async function forgetBindings(): Promise<void> {
  for (const { key } of await context.catalog.list({ prefix: "contents/" }))
    await context.catalog.delete(key);
}

describe("a file that is renamed keeps its guid and its address", () => {
  beforeEach(async () => {
    await put(old);
    await event(old);
    expect(await entries()).toEqual([entryOf("رياضة/خبر")]);
  });

  const copyThenDelete = async () => {
    await put(renamed);
    await deleteLater(old);
  };
  const deleteThenCopy = async () => {
    await deleteLater(old);
    await put(renamed);
  };
  test.each([
    ["copied, then deleted", copyThenDelete, [renamed, old]],
    ["copied, then deleted; the events come in the other order", copyThenDelete, [old, renamed]],
    ["copied, then deleted; the event of the deletion is lost", copyThenDelete, [renamed]],
    ["deleted, then put", deleteThenCopy, [old, renamed]],
    ["deleted, then put; the events come in the other order", deleteThenCopy, [renamed, old]],
    ["copied, then deleted; each event comes twice", copyThenDelete, [renamed, old, renamed, old]],
  ] as const)("%s", async (_, rename, events) => {
    await rename();
    await event(...events);
    expect(await entries()).toEqual([entryOf("رياضة/خبر")]);
    expect(await pageOf(context.site, "رياضة/خبر")).toBe("article");
    expect(await pageOf(context.site, "رياضة/الفوز بالكأس")).toBe("none");
    expect(await reports()).toEqual([]);
  });

  test("with each event between, and by a file that was published by an earlier version", async () => {
    await forgetBindings();
    await deleteLater(old);
    await event(old);
    await put(renamed);
    await event(renamed);
    expect(await entries()).toEqual([entryOf("رياضة/خبر")]);
  });

  test("when it is edited later, renamed again, and renamed back", async () => {
    await copyThenDelete();
    await event(renamed, old);
    const edited = articleText({ headline: "الفوز بالكأس الثانية" });
    await put(renamed, edited);
    await event(renamed);
    expect(await entries()).toEqual([entryOf("رياضة/خبر", "الفوز بالكأس الثانية")]);
    await put("محليات/كأس.md", edited);
    await deleteLater(renamed);
    await event("محليات/كأس.md", renamed);
    expect(await entries()).toEqual([entryOf("رياضة/خبر", "الفوز بالكأس الثانية")]);
    await put(old, edited);
    await deleteLater("محليات/كأس.md");
    await event(old, "محليات/كأس.md");
    expect(await entries()).toEqual([entryOf("رياضة/خبر", "الفوز بالكأس الثانية")]);
    expect(await reports()).toEqual([]);
  });

  test("and a new file with the old name is another article", async () => {
    await copyThenDelete();
    await event(renamed, old);
    await put(old, articleText({ headline: "خبر آخر" }));
    await event(old);
    const [other, first] = await entries();
    expect(first).toEqual(entryOf("رياضة/خبر"));
    expect(other?.title).toBe("خبر آخر");
    expect(other?.id).toMatch(/^tag:news\.example,2017:.+-[0-9a-f]{8}$/);
    await put(old, articleText({ headline: "خبر آخر بعد تصحيحه" }));
    await put(renamed, articleText({ headline: "الفوز بعد تصحيحه" }));
    await event(renamed, old);
    expect((await entries()).toSorted((a, b) => a.id.length - b.id.length)).toEqual([
      entryOf("رياضة/خبر", "الفوز بعد تصحيحه"),
      { ...other, title: "خبر آخر بعد تصحيحه" },
    ]);
    // The ids do not change either when all files are read again.
    const before = await entries();
    await backfill([old, renamed], context);
    await event(old, renamed);
    expect(await entries()).toEqual(before);
  });
});

test("an article without a date keeps that of its first arrival when it is renamed", async () => {
  const undated = "الرياضة\n\nالفوز بالكأس\n\nنص الخبر الذي كتبه المحرر في الملعب.\n";
  await put(old, undated);
  await event(old);
  const [before] = (await readItems(context.site)) ?? [];
  expect(before?.title).toBe("الفوز بالكأس");
  context.clock.now += 30 * 24 * 60 * 60_000;
  await put(renamed, undated);
  await deleteLater(old);
  await event(renamed, old);
  expect(await readItems(context.site)).toEqual([before]);
});

describe("a copy", () => {
  beforeEach(async () => {
    await put(old);
    await event(old);
    await put(renamed);
    await event(renamed);
  });

  test("is not published while its original is there, and the editor gets a report", async () => {
    expect(await entries()).toEqual([entryOf("رياضة/خبر")]);
    const report = await readText(context.inbox, `_refused/${renamed}.txt`);
    expect(report).toContain("copy-of-file");
    expect(report).toContain(old);
  });

  test("is a new article once it is edited", async () => {
    await put(renamed, articleText({ headline: "خبر آخر" }));
    await event(renamed);
    expect(await entries()).toEqual([entryOf("رياضة/الفوز بالكأس", "خبر آخر"), entryOf("رياضة/خبر")]);
    await deleteLater(old);
    await event(old);
    expect(await entries()).toEqual([entryOf("رياضة/الفوز بالكأس", "خبر آخر")]);
    expect(await pageOf(context.site, "رياضة/خبر")).toBe("withdrawn");
  });

  test("stays a copy when its original is edited and all files are read again", async () => {
    await put(old, articleText({ headline: "الأصل بعد تصحيحه" }));
    await event(old);
    await backfill([old, renamed], context);
    await event(renamed);
    expect(await entries()).toEqual([entryOf("رياضة/خبر", "الأصل بعد تصحيحه")]);
  });

  test("of a copy becomes the article when both others are removed", async () => {
    const third = "رياضة/نسخة ثالثة.txt";
    await put(third);
    await event(third);
    await deleteLater(old);
    await event(old);
    expect(await entries()).toEqual([entryOf("رياضة/خبر")]);
    expect(await reports()).toHaveLength(1);
    await deleteLater(renamed);
    await deleteLater(third);
    await event(renamed, third);
    expect(await entries()).toEqual([]);
    expect(await reports()).toEqual([]);
  });
});

describe("a copy that an earlier version published beside its original", () => {
  beforeEach(async () => {
    await put(old);
    await event(old);
    await forgetBindings();
    await put(renamed);
    await event(renamed);
    expect(await entries()).toEqual([entryOf("رياضة/الفوز بالكأس"), entryOf("رياضة/خبر")]);
  });

  test("stays published while its original is there", async () => {
    await backfill([old, renamed], context);
    await event(old, renamed);
    expect(await entries()).toEqual([entryOf("رياضة/الفوز بالكأس"), entryOf("رياضة/خبر")]);
  });

  test("becomes the older article when its original is removed, and its own address redirects there", async () => {
    await deleteLater(old);
    await event(old);
    expect(await entries()).toEqual([entryOf("رياضة/خبر")]);
    expect(await pageOf(context.site, "رياضة/خبر")).toBe("article");
    expect(await context.site.head("articles/رياضة/الفوز بالكأس")).toMatchObject({
      status: 301,
      location: entryOf("رياضة/خبر").url,
    });
    await put(renamed, articleText({ headline: "بعد تصحيحه" }));
    await event(renamed);
    expect(await entries()).toEqual([entryOf("رياضة/خبر", "بعد تصحيحه")]);
  });
});

test("two files with the same bytes that come at the same time make one article", async () => {
  await put(old);
  await put(renamed);
  const { catalog } = context;
  let others = 0;
  const overtaken: TestContext = {
    ...context,
    catalog: {
      ...catalog,
      put: async (key, ...rest) => {
        // Another worker publishes the other file just before this one's bytes are bound.
        if (key.startsWith("contents/") && others++ === 0) await event(renamed);
        return catalog.put(key, ...rest);
      },
    },
  };
  await publish(eventFor(old), overtaken);
  expect(await entries()).toEqual([entryOf("رياضة/الفوز بالكأس")]);
  expect(await reports()).toEqual([`_refused/${old}.txt`]);
});

test("a file that a program saves under another name first stays the same article", async () => {
  await put(old);
  await event(old);
  const edited = articleText({ headline: "بعد الحفظ" });
  await put("رياضة/حفظ مؤقت.txt", edited);
  await event("رياضة/حفظ مؤقت.txt");
  await put(old, edited);
  await deleteLater("رياضة/حفظ مؤقت.txt");
  await event(old, "رياضة/حفظ مؤقت.txt");
  expect(await entries()).toEqual([entryOf("رياضة/خبر", "بعد الحفظ")]);
  expect(await reports()).toEqual([]);
});

test("a file that states an id costs no further request", async () => {
  await put("1190302.txt", articleText({ id: "1190302" }));
  await event("1190302.txt");
  await deleteLater("1190302.txt");
  await event("1190302.txt");
  expect(await context.catalog.list({ prefix: "contents/" })).toEqual([]);
});
