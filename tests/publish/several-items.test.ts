// A file of several items: each item is an article of its own, and changes with the file.
import { beforeEach, describe, expect, test } from "vitest";
import { claimsKey } from "../../lambdas/catalog/keys.ts";
import {
  arrival,
  drop,
  openTestContext,
  pageOf,
  png,
  readItems,
  readText,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

interface Item {
  readonly guid?: string;
  readonly title?: string;
  readonly text?: string;
  readonly status?: string;
}

const first = { guid: "tag:wire.example,2017:1", title: "الأول" };
const second = { guid: "tag:wire.example,2017:2", title: "الثاني" };
const third = { guid: "tag:wire.example,2017:3", title: "الثالث" };

function rss(...items: readonly Item[]): string {
  const written = items.map(
    ({ guid, title, text = "نص الخبر.", status = "publish" }) =>
      `<item>${guid === undefined ? "" : `<guid>${guid}</guid>`}${title === undefined ? "" : `<title>${title}</title>`}` +
      `<pubDate>Fri, 08 Dec 2017 10:00:00 +0400</pubDate><description>${text}</description><wp:status>${status}</wp:status></item>`,
  );
  return `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n${written.join("\n")}\n</channel></rss>`;
}

let context: TestContext;
const { dropLater, publishKeys } = stepsOf(() => context);
beforeEach(() => {
  context = openTestContext();
});

async function upload(key: string, text: string): Promise<void> {
  await dropLater(key, text);
  await look(key);
}

async function look(key: string): Promise<void> {
  context.outcomes.length = 0;
  await publishKeys(key);
}

const titles = async () => ((await readItems(context.site)) ?? []).map(({ title }) => title).sort();
const report = () => readText(context.inbox, "_refused/feed.xml.txt");
const outcomes = () =>
  context.outcomes.flatMap((outcome) => {
    if (!("key" in outcome) || outcome.kind === "delivered") return [];
    return [`${outcome.kind} ${"id" in outcome && outcome.id ? outcome.id : outcome.key}`];
  });

test("each item is an article of its own, with its own id and page", async () => {
  await upload("feed.xml", rss(first, second));
  expect(await titles()).toEqual(["الأول", "الثاني"]);
  expect(await context.site.head(`articles/${first.guid}`)).toBeDefined();
  expect(await context.site.head(`articles/${second.guid}`)).toBeDefined();
  expect(outcomes()).toEqual([`published ${first.guid}`, `published ${second.guid}`]);
  await look("feed.xml");
  expect(outcomes()).toEqual(["unchanged feed.xml"]);
});

describe("with the next version of the file", () => {
  beforeEach(() => upload("feed.xml", rss(first, second)));

  test("an item is corrected under its guid, and the others stay as they are", async () => {
    const before = await readItems(context.site);
    await upload("feed.xml", rss({ ...first, title: "الأول مصححا" }, second));
    const after = await readItems(context.site);
    expect(await titles()).toEqual(["الأول مصححا", "الثاني"]);
    expect(after?.map(({ id }) => id).sort()).toEqual(before?.map(({ id }) => id).sort());
    const unchanged = (items: typeof after) => items?.filter(({ title }) => title === "الثاني");
    expect(unchanged(after)).toEqual(unchanged(before));
    expect(outcomes()).toEqual([`published ${first.guid}`]);
  });

  test("an item that is no longer in the file is withdrawn, and comes back with its guid", async () => {
    const [guid] = ((await readItems(context.site)) ?? []).flatMap(({ id, title }) =>
      title === "الثاني" ? [id] : [],
    );
    await upload("feed.xml", rss(first, third));
    expect(await titles()).toEqual(["الأول", "الثالث"]);
    expect(await pageOf(context.site, second.guid)).toBe("withdrawn");
    expect(outcomes()).toEqual([`published ${third.guid}`, `removed ${second.guid}`]);
    await upload("feed.xml", rss(first, second));
    expect((await readItems(context.site))?.find(({ title }) => title === "الثاني")?.id).toBe(guid);
  });

  test("an item that the agency calls back is withdrawn", async () => {
    await upload("feed.xml", rss({ ...first, status: "draft" }, second));
    expect(await titles()).toEqual(["الثاني"]);
    expect(outcomes()).toEqual([`draft ${first.guid}`]);
  });

  test("without a change, nothing is said to be published", async () => {
    await upload("feed.xml", rss(first, second));
    expect(outcomes()).toEqual(["unchanged feed.xml"]);
  });

  test("the only item that is left is still the same article", async () => {
    await upload("feed.xml", rss(first));
    expect(await titles()).toEqual(["الأول"]);
  });
});

test("a file that is deleted withdraws all of its articles", async () => {
  await upload("feed.xml", rss(first, second));
  await context.inbox.delete("feed.xml");
  await look("feed.xml");
  expect(await titles()).toEqual([]);
  expect(outcomes()).toEqual(["removed feed.xml"]);
});

describe("an item that can't be published", () => {
  test("is reported with its place, and the others are published", async () => {
    await upload("feed.xml", rss(first, { guid: second.guid }, third));
    expect(await titles()).toEqual(["الأول", "الثالث"]);
    expect(await report()).toContain("line 3, column 6: the article has no headline");
    expect(outcomes()).toEqual([`published ${first.guid}`, `published ${third.guid}`, "refused feed.xml"]);
    await upload("feed.xml", rss(first, second, third));
    expect(await titles()).toEqual(["الأول", "الثالث", "الثاني"]);
    expect(await report()).toBeUndefined();
  });

  test("leaves its published article as it was", async () => {
    await upload("feed.xml", rss(first, second));
    await upload("feed.xml", rss({ ...first, title: "الأول مصححا" }, { guid: second.guid }));
    expect(await titles()).toEqual(["الأول مصححا", "الثاني"]);
  });

  test("has no id: it may be any article of the file, so none is withdrawn", async () => {
    await upload("feed.xml", rss(first, second));
    await upload("feed.xml", rss(first, { title: "الثاني" }));
    expect(await titles()).toEqual(["الأول", "الثاني"]);
    expect(await report()).toContain("(missing-id)");
  });

  test("has the same id as another item: neither replaces the published article, because it is not clear which is meant", async () => {
    await upload("feed.xml", rss(first, second));
    await upload("feed.xml", rss({ ...first, title: "أ" }, { ...first, title: "ب" }, second));
    expect(await titles()).toEqual(["الأول", "الثاني"]);
    expect((await report())?.match(/\(repeated-id\)/g)).toHaveLength(2);
  });

  test("has a number for an id, which may be an article of the newspaper's own", async () => {
    await drop(context.inbox, "1187246.txt", { id: "1187246", headline: "خبر الصحيفة" });
    await look("1187246.txt");
    await upload("feed.xml", rss(first, { guid: "1187246", title: "خبر الوكالة" }));
    expect(await titles()).toEqual(["الأول", "خبر الصحيفة"]);
  });
});

describe("a file of too many articles", () => {
  const many = (count: number, from = 0) =>
    Array.from({ length: count }, (_, index) => ({
      guid: `tag:wire.example,2017:n${from + index}`,
      title: `خبر ${from + index}`,
    }));

  test("is refused as a whole above 100 articles, and its published articles stay", async () => {
    await upload("feed.xml", rss(first, second));
    await upload("feed.xml", rss(first, ...many(100)));
    expect(await report()).toContain("(too-many-articles)");
    expect(await titles()).toEqual(["الأول", "الثاني"]);
  });

  test("is refused when its name has had 1,000 articles, so that the cost of an upload has a limit", async () => {
    const ids = JSON.stringify({ ids: many(999).map(({ guid }) => guid) });
    await context.catalog.put(claimsKey("feed.xml"), new TextEncoder().encode(ids), {
      contentType: "application/json",
    });
    await upload("feed.xml", rss(first, second));
    expect(await report()).toContain("(too-many-articles)");
    expect(await titles()).toEqual([]);
  });
});

test("an item that is in two files belongs to the later file, and to the other one when that is removed", async () => {
  await upload("feed.xml", rss(first, second));
  await upload("more.xml", rss({ ...second, title: "الثاني من الملف الآخر" }, third));
  expect(await titles()).toEqual(["الأول", "الثالث", "الثاني من الملف الآخر"]);
  await context.inbox.delete("more.xml");
  await look("more.xml");
  expect(await titles()).toEqual(["الأول", "الثاني"]);
});

test("a picture beside the file belongs to none of its articles", async () => {
  await context.inbox.put("feed.png", png(300), { contentType: "image/png" });
  await upload("feed.xml", rss(first, second));
  expect((await readItems(context.site))?.map(({ image }) => image)).toEqual([undefined, undefined]);
});

test("an item that is dated ahead waits, and the others do not", async () => {
  const ahead = new Date(arrival + 3_600_000).toUTCString();
  const text = rss(first, second).replace("Fri, 08 Dec 2017 10:00:00 +0400", ahead);
  await upload("feed.xml", text);
  expect(await titles()).toEqual(["الثاني"]);
  expect(outcomes()).toEqual([`waiting ${first.guid}`, `published ${second.guid}`]);
});
