// Checks the work that only the scheduled calls do. There is one each minute, so some were already made during the steps before this one.
import { expect, test } from "vitest";
import { fetchFromCdn } from "../cdn.ts";
import { eventually, findNewspaper } from "../newspaper.ts";
import { readFeed } from "../read-feeds.ts";

test("the clock publishes an article when its embargo has ended", async () => {
  const { site } = await findNewspaper();
  const published = await eventually(async () => {
    const entry = (await readFeed(site, "sections/sport/")).find(({ title }) => title === "موعده قادم");
    return new Date(entry?.published ?? "nothing yet").toISOString();
  });
  expect(Date.parse(published)).toBeLessThanOrEqual(Date.now());
});

test("the clock brings up every feed of the settings, and what search engines ask for", async () => {
  const { output, site } = await findNewspaper();
  await eventually(async () => expect(await site.get("robots.txt")).toBeDefined());
  const { body } = await fetchFromCdn(output("AllFeeds"));
  for (const section of ["oman", "sport", "culture"]) {
    expect(body.toString()).toContain(`/sections/${section}/rss.xml`);
  }
});
