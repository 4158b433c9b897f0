// What readers get of an article that was withdrawn: its page, its feeds, and the tombstones of RFC 6721 in Atom.
import { parseAtomFeed } from "feedsmith";
import Parser from "rss-parser";
import { beforeEach, expect, test } from "vitest";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { publishDue } from "../../lambdas/publish/publish-due.ts";
import {
  openTestContext,
  pageOf,
  publication,
  readItems,
  readText,
  renewAllFeeds,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
let context: TestContext;
const { upload, remove } = stepsOf(() => context);

function open(settings: Partial<Publication> = {}): void {
  context = openTestContext({ publication: { ...publication, ...settings } });
}

beforeEach(() => open());

/** The attributes of the tombstones in a feed. */
async function tombstones(folder = ""): Promise<readonly { ref?: string; when?: string }[]> {
  const atom = (await readText(context.site, `${folder}atom.xml`)) ?? "";
  return [...atom.matchAll(/<at:deleted-entry ref="([^"]*)" when="([^"]*)"\/>/g)].map(([, ref, when]) => {
    return { ref, when };
  });
}

const guid = (id: string) => `tag:news.example,2017:${id}`;
const draft = (fields: string) =>
  `---\nid: 1\ntitle: عنوان\nsection: الرياضة\ndate: 8 ديسمبر 2017\n${fields}\n---\n\nنص الخبر.\n`;

test("a removed article is gone from page and feeds, and Atom says when it went", async () => {
  await upload("a.txt", { id: "1" });
  await upload("b.txt", { id: "2" });
  await remove("a.txt");
  const gone = [{ ref: guid("1"), when: new Date(context.clock.now).toISOString() }];
  expect(await pageOf(context.site, "1")).toBe("withdrawn");
  for (const folder of ["", "sections/sport/"]) {
    expect(await tombstones(folder)).toEqual(gone);
    expect((await readItems(context.site, folder))?.map(({ id }) => id)).toEqual([guid("2")]);
    for (const name of ["rss.xml", "feed.json", "index.html"])
      expect(await readText(context.site, folder + name)).not.toContain(guid("1"));
  }
});

test("the feed says that it changed when an article went", async () => {
  await upload("a.txt", { id: "1" });
  await upload("b.txt", { id: "2" });
  await remove("a.txt");
  const parsed = parseAtomFeed((await readText(context.site, "atom.xml")) ?? "");
  expect(parsed.updated).toBe(new Date(context.clock.now).toISOString());
});

test("feed readers that know no tombstones read the entries as before", async () => {
  await upload("a.txt", { id: "1" });
  await upload("b.txt", { id: "2" });
  await remove("a.txt");
  const atom = (await readText(context.site, "atom.xml")) ?? "";
  expect(parseAtomFeed(atom).entries?.map(({ id }) => id)).toEqual([guid("2")]);
  expect((await new Parser().parseString(atom)).items.map(({ id }) => id)).toEqual([guid("2")]);
});

test("a feed without tombstones does not declare their namespace", async () => {
  await upload("a.txt", { id: "1" });
  expect(await readText(context.site, "atom.xml")).not.toContain("tombstones");
});

test("tombstones come before the entries, the latest first", async () => {
  for (const id of ["1", "2", "3"]) await upload(`${id}.txt`, { id });
  await remove("1.txt");
  await remove("2.txt");
  expect((await tombstones()).map(({ ref }) => ref)).toEqual([guid("2"), guid("1")]);
  const atom = (await readText(context.site, "atom.xml")) ?? "";
  expect(atom.lastIndexOf("<at:deleted-entry")).toBeLessThan(atom.indexOf("<entry"));
});

test("a feed has as many tombstones as entries at most", async () => {
  for (const id of ["1", "2", "3", "4", "5"]) await upload(`${id}.txt`, { id });
  for (const id of ["1", "2", "3", "4"]) await remove(`${id}.txt`);
  expect(await tombstones()).toHaveLength(publication.feedLength);
});

test("a file that comes back has its guid, and no tombstone", async () => {
  await upload("a.txt", { id: "1" });
  await remove("a.txt");
  await upload("a.txt", { id: "1" });
  expect(await tombstones()).toEqual([]);
  expect((await readItems(context.site))?.map(({ id }) => id)).toEqual([guid("1")]);
  expect(await pageOf(context.site, "1")).toBe("article");
  expect(await context.catalog.list({ prefix: "gone/" })).toEqual([]);
});

test("the same event again changes nothing, not even later", async () => {
  await upload("a.txt", { id: "1" });
  await remove("a.txt");
  const before = await readText(context.site, "atom.xml");
  await remove("a.txt");
  await renewAllFeeds(context);
  expect(await readText(context.site, "atom.xml")).toBe(before);
});

test("after its days a tombstone is left out when the feed is next written", async () => {
  open({ tombstoneDays: 2 });
  await upload("a.txt", { id: "1" });
  await remove("a.txt");
  context.clock.now += 2 * day - 2 * minute;
  await upload("b.txt", { id: "2", date: "2017-12-08" });
  expect(await tombstones()).toHaveLength(1);
  await upload("c.txt", { id: "3", date: "2017-12-08" });
  expect(await tombstones()).toEqual([]);
  expect(await readText(context.site, "atom.xml")).not.toContain("tombstones");
});

test("with no days there are no tombstones", async () => {
  open({ tombstoneDays: 0 });
  await upload("a.txt", { id: "1" });
  await remove("a.txt");
  expect(await tombstones()).toEqual([]);
});

test("an article that waited for its time leaves no trace", async () => {
  await publishDue(context);
  await upload("a.md", draft("embargo: 2017-12-08 14:00"));
  await remove("a.md");
  expect(await tombstones()).toEqual([]);
  expect(await pageOf(context.site, "1")).toBe("none");
  expect(await context.catalog.list({ prefix: "gone/" })).toEqual([]);
});

test("a draft leaves no trace, and an article that becomes one is withdrawn", async () => {
  await upload("a.md", draft("draft: true"));
  await remove("a.md");
  expect(await context.catalog.list({ prefix: "gone/" })).toEqual([]);
  await upload("a.md", draft(""));
  await upload("a.md", draft("draft: true"));
  const gone = await tombstones();
  expect(gone).toHaveLength(1);
  await remove("a.md");
  expect(await tombstones()).toEqual(gone);
});

test("an article that is taken back until a later time is withdrawn until then", async () => {
  await publishDue(context);
  await upload("a.md", draft(""));
  await upload("a.md", draft("embargo: 2017-12-08 14:00"));
  expect(await tombstones()).toHaveLength(1);
  context.clock.now += 120 * minute;
  await publishDue(context);
  expect(await tombstones()).toEqual([]);
  expect(await readItems(context.site)).toHaveLength(1);
});

test("a correction that changes the date moves the article, and withdraws nothing", async () => {
  await upload("a.txt", { id: "1" });
  await upload("a.txt", { id: "1", date: "01 ديسمبر 2017" });
  expect(await tombstones()).toEqual([]);
  expect((await readItems(context.site))?.map(({ date_published }) => date_published.slice(0, 10))).toEqual([
    "2017-12-01",
  ]);
  expect(await pageOf(context.site, "1")).toBe("article");
});

test("articles on the newspaper's own site are withdrawn from the feeds in the same way", async () => {
  open({ articleLink: "https://paper.example/news/{id}" });
  await upload("a.txt", { id: "1" });
  await upload("b.txt", { id: "2" });
  await remove("a.txt");
  expect((await tombstones()).map(({ ref }) => ref)).toEqual([guid("1")]);
  expect((await readItems(context.site))?.map(({ id }) => id)).toEqual([guid("2")]);
});

test("a tombstone that its record does not name is swept", async () => {
  await upload("a.txt", { id: "1" });
  await context.catalog.put("gone/all/8487276879999/1", new TextEncoder().encode("1"), {
    contentType: "text/plain",
  });
  await upload("b.txt", { id: "2" });
  expect(await tombstones()).toEqual([]);
  expect(await context.catalog.list({ prefix: "gone/" })).toEqual([]);
});
