// Articles that wait for the end of an embargo, and articles that readers must not see: drafts, and articles that were called back.
import { beforeEach, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { publishDue } from "../../lambdas/publish/publish-due.ts";
import {
  drop,
  eventFor,
  openTestContext,
  pageOf,
  png,
  readItems,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

const minute = 60_000;
let context: TestContext;
const { upload } = stepsOf(() => context);

beforeEach(async () => {
  context = openTestContext();
  await publishDue(context);
});

/** Each test begins at 12:00 on 8 December 2017 in Muscat, and a minute passes before each upload. */
async function write(
  key: string,
  fields: Readonly<Record<string, string>>,
  text = "نص الخبر.",
): Promise<void> {
  const all = { id: "1", title: "عنوان الخبر", section: "الرياضة", date: "8 ديسمبر 2017", ...fields };
  const front = Object.entries(all).map(([name, value]) => `${name}: ${value}\n`);
  await upload(key, `---\n${front.join("")}---\n\n${text}\n`);
}

async function isPublished(): Promise<boolean> {
  const feeds = await Promise.all(["", "sections/sport/"].map((folder) => readItems(context.site, folder)));
  const shown = [
    ...feeds.map((items) => (items?.length ?? 0) > 0),
    (await pageOf(context.site, "1")) === "article",
  ];
  expect(new Set(shown).size).toBe(1);
  return shown[0] === true;
}

async function waitMinutes(minutes: number): Promise<void> {
  context.clock.now += minutes * minute;
  await publishDue(context);
}

test("an embargo delays an article of today until its minute, which is then the article's date", async () => {
  await write("a.md", { embargo: "2017-12-08T13:30:00+04:00" });
  expect(await isPublished()).toBe(false);
  await waitMinutes(88);
  expect(await isPublished()).toBe(false);
  await waitMinutes(1);
  expect(await isPublished()).toBe(true);
  expect((await readItems(context.site))?.[0]?.date_published).toBe("2017-12-08T09:30:00.000Z");
});

test("an embargo that is over has no effect, and the date stays", async () => {
  await write("a.md", { date: "2017-12-07T10:00:00Z", embargo: "2017-12-07" });
  expect((await readItems(context.site))?.[0]?.date_published).toBe("2017-12-07T10:00:00.000Z");
});

test("another upload can move an embargo, or remove it, which publishes the article at once", async () => {
  await write("a.md", { embargo: "2017-12-08 13:00" });
  await write("a.md", { embargo: "2017-12-08 14:00" });
  await waitMinutes(90);
  expect(await isPublished()).toBe(false);
  await write("a.md", {});
  expect(await isPublished()).toBe(true);
});

test("an embargo on a published article withdraws it until the embargo ends", async () => {
  await write("a.md", {});
  await write("a.md", { embargo: "2017-12-08 14:00" });
  expect(await isPublished()).toBe(false);
  await waitMinutes(120);
  expect(await isPublished()).toBe(true);
});

test("a draft publishes nothing, and becomes an article when it is no longer a draft", async () => {
  await write("a.md", { draft: "true" });
  expect(await isPublished()).toBe(false);
  expect(context.outcomes).toContainEqual({ kind: "draft", key: "a.md", id: "1" });
  await write("a.md", {});
  expect(await isPublished()).toBe(true);
});

test("an article that becomes a draft again is withdrawn with its picture, and comes back with its guid and date", async () => {
  await context.inbox.put("a.png", png(7), { contentType: "image/png" });
  await write("a.md", {});
  const [before] = (await readItems(context.site)) ?? [];
  await write("a.md", { draft: "true" });
  expect(await isPublished()).toBe(false);
  expect(await context.site.list({ prefix: "media/" })).toEqual([]);
  context.clock.now += 60 * minute;
  await write("a.md", {});
  const [after] = (await readItems(context.site)) ?? [];
  expect(after).toMatchObject({
    id: before?.id,
    date_published: before?.date_published,
    image: before?.image,
  });
});

test("a draft needs nothing but its id", async () => {
  await write("a.md", {});
  context.clock.now += 1000;
  await drop(context.inbox, "kill.md", "---\nid: 1\ndraft: true\n---\n");
  await publish(eventFor("kill.md"), context);
  expect(await isPublished()).toBe(false);
});

test("a later file that withholds an id withdraws the article of an older file, whichever event comes first", async () => {
  await drop(context.inbox, "a.txt", { id: "1" });
  context.clock.now += 1000;
  await drop(context.inbox, "kill.md", "---\nid: 1\ndraft: true\n---\n");
  await publish(eventFor("kill.md"), context);
  await publish(eventFor("a.txt"), context);
  expect(await isPublished()).toBe(false);
});

test("when the file that withholds an id is removed, the article is published again", async () => {
  await drop(context.inbox, "a.txt", { id: "1" });
  context.clock.now += 1000;
  await drop(context.inbox, "kill.md", "---\nid: 1\ndraft: true\n---\n");
  await publish(eventFor("a.txt", "kill.md"), context);
  await context.inbox.delete("kill.md");
  await publish(eventFor("kill.md"), context);
  expect(await isPublished()).toBe(true);
});

test("a picture that an article names is published with it, whichever comes first, even from another folder", async () => {
  await write("رياضة/a.md", { image: "../صور/ملعب.png" });
  context.clock.now += 1000;
  await context.inbox.put("صور/ملعب.png", png(9), { contentType: "image/png" });
  await publish(eventFor("صور/ملعب.png"), context);
  const [first] = (await readItems(context.site)) ?? [];
  expect(first?.image).toMatch(/media\/1\/[0-9a-f]{32}\.png$/);
  await write("رياضة/b.md", { id: "2", image: "../صور/ملعب.png" });
  const [newest] = (await readItems(context.site)) ?? [];
  expect(newest?.image).toMatch(/media\/2\//);
  await context.inbox.delete("صور/ملعب.png");
  await publish(eventFor("صور/ملعب.png"), context);
  for (const item of (await readItems(context.site)) ?? []) expect(item).not.toHaveProperty("image");
});
