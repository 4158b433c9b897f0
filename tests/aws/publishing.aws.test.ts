// The stack as it would be deployed, from an editor's file to what readers get.
import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { drop, pageOf, readText } from "../publish/publish-fixture.ts";
import { type NewspaperOnAws, openNewspaper } from "./newspaper-on-aws.ts";
import { readFeed, readTitles } from "./read-feeds.ts";

const project = new URL("../../", import.meta.url);
const valid = "tests/fixtures/articles/valid";
let newspaper: NewspaperOnAws;

beforeAll(async () => {
  newspaper = await openNewspaper();
});
afterAll(() => newspaper.close());

/** After each test nothing is left undone, and nothing was asked for that the function's role may not do. */
afterEach(async () => {
  expect(newspaper.s3.denied).toEqual([]);
  expect(await newspaper.count("Queue")).toBe(0);
  expect(await newspaper.count("DeadLetterQueue")).toBe(0);
});

/** As an editor drops a file, whatever its encoding. */
async function dropFile(key: string, file: string): Promise<void> {
  await newspaper.inbox.put(key, readFileSync(new URL(file, project)), { contentType: "text/plain" });
}

test("S3's test event, the first message of every deployment, is taken and forgotten", async () => {
  expect(await newspaper.count("Queue")).toBe(1);
  await newspaper.publish();
  expect([...newspaper.mapping.deliveries.keys()].join()).toContain("s3:TestEvent");
});

test("dropped files come out in every feed that they belong to, newest first, with pages", async () => {
  await dropFile("عرب وعالم/1187246 + نسخة.txt", "content/articles/1187246.txt");
  await newspaper.publish();
  await dropFile("windows-1256.txt", `${valid}/windows-1256.txt`);
  await newspaper.publish();
  await dropFile("english.txt", `${valid}/english.txt`);
  await newspaper.publish();

  const { site, siteUrl } = newspaper;
  const russia = {
    id: "tag:khulasa.example,2026:1187246",
    title: "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب",
    link: `${siteUrl}/articles/1187246`,
    published: Date.UTC(2017, 11, 8, 8),
  };
  const accord = "السلطنة وقطر توقعان اتفاقية في النقل البحري";
  expect(await readFeed(site, "sections/world/")).toEqual([russia]);
  expect(await readTitles(site, "sections/economy/")).toEqual([accord]);
  const english = expect.stringContaining("Oman and Qatar sign maritime transport accord");
  expect(await readTitles(site)).toEqual([english, accord, russia.title]);
  expect(await site.head("articles/1187246")).toMatchObject({ contentType: "text/html; charset=utf-8" });
});

test("a picture beside an article is on the site for long, and its article shows it", async () => {
  await dropFile("عرب وعالم/1187246 + نسخة.jpg", "tests/fixtures/pictures/turned.jpg");
  await newspaper.publish();
  const [picture] = await newspaper.site.list({ prefix: "media/1187246/" });
  expect(await newspaper.site.head(picture?.key ?? "")).toMatchObject({
    contentType: "image/jpeg",
    cacheControl: expect.stringContaining("immutable"),
  });
  const rss = await readText(newspaper.site, "sections/world/rss.xml");
  expect(rss).toContain(
    `<enclosure url="${newspaper.siteUrl}/${picture?.key}" length="6080" type="image/jpeg"/>`,
  );
});

test("a removed file is gone from every feed, and its page with it", async () => {
  await newspaper.inbox.delete("عرب وعالم/1187246 + نسخة.txt");
  await newspaper.publish();
  expect(await readTitles(newspaper.site)).toHaveLength(2);
  expect(await readTitles(newspaper.site, "sections/world/")).toEqual([]);
  expect(await pageOf(newspaper.site, "1187246")).toBe("withdrawn");
  expect(await newspaper.site.list({ prefix: "media/" })).toEqual([]);
});

test("an article that changes its section leaves the old one's feed", async () => {
  await drop(newspaper.inbox, "match.txt", { id: "1187400", headline: "مباراة", section: "الرياضة" });
  await newspaper.publish();
  expect(await readTitles(newspaper.site, "sections/sport/")).toEqual(["مباراة"]);
  await drop(newspaper.inbox, "match.txt", { id: "1187400", headline: "مباراة", section: "الثقافة" });
  await newspaper.publish();
  expect(await readTitles(newspaper.site, "sections/sport/")).toEqual([]);
  expect(await readTitles(newspaper.site, "sections/culture/")).toEqual(["مباراة"]);
});

test("a file that is refused has a report in the inbox, until it is mended", async () => {
  const report = "_refused/سلطنة/bad.txt.txt";
  await dropFile("سلطنة/bad.txt", "tests/fixtures/articles/refused/impossible-date.txt");
  await newspaper.publish();
  expect(await readText(newspaper.inbox, report)).toContain("سلطنة/bad.txt");

  await drop(newspaper.inbox, "سلطنة/bad.txt", { id: "1187500", headline: "صحيح" });
  await newspaper.publish();
  expect(await newspaper.inbox.head(report)).toBeUndefined();
  expect(await readTitles(newspaper.site, "sections/sport/")).toEqual(["صحيح"]);
});
