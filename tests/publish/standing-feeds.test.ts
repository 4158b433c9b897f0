import { expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { regenerateStandingFeeds, renewFeeds } from "../../lambdas/publish/standing-feeds.ts";
import { drop, eventFor, openTestNewsroom, readItems, readText } from "./newsroom-fixture.ts";

test("before the first article there are the newspaper's feeds, its sections', and what all pages share", async () => {
  const newsroom = openTestNewsroom();
  await regenerateStandingFeeds(newsroom);
  expect((await newsroom.site.list({ prefix: "" })).map(({ key }) => key)).toEqual([
    "404.html",
    "atom.xml",
    "feed.css",
    "feed.json",
    "feeds.opml",
    "index.html",
    "rss.xml",
    "sections/sport/atom.xml",
    "sections/sport/feed.json",
    "sections/sport/index.html",
    "sections/sport/rss.xml",
    "style.css",
  ]);
});

test("every feed that there ever was follows a change of the settings, with articles or without", async () => {
  const newsroom = openTestNewsroom();
  for (const section of ["ثقافة", "ثقافة عامة", "رياضة"]) {
    await drop(newsroom.inbox, `${section}.txt`, { section });
    await publish(eventFor(`${section}.txt`), newsroom);
  }
  await newsroom.inbox.delete("رياضة.txt");
  await publish(eventFor("رياضة.txt"), newsroom);

  const renamed = { ...newsroom, publication: { ...newsroom.publication, title: "الاسم الجديد" } };
  await regenerateStandingFeeds(renamed);
  for (const folder of [
    "",
    "sections/sport/",
    "sections/ثقافه/",
    "sections/ثقافه-عامه/",
    "sections/رياضه/",
  ]) {
    expect(await readText(newsroom.site, `${folder}rss.xml`)).toContain("الاسم الجديد");
  }
  expect(await readItems(newsroom.site, "sections/رياضه/")).toEqual([]);
});

test("the schedule renews them when the settings changed, and only then", async () => {
  const newsroom = openTestNewsroom();
  await renewFeeds(newsroom);
  expect(await readItems(newsroom.site, "sections/sport/")).toEqual([]);
  newsroom.outcomes.length = 0;
  await renewFeeds(newsroom);
  expect(newsroom.outcomes).toEqual([]);
  await renewFeeds({ ...newsroom, publication: { ...newsroom.publication, title: "الاسم الجديد" } });
  expect(await readText(newsroom.site, "sections/sport/rss.xml")).toContain("الاسم الجديد");
});
