// The feeds of the settings, before there is any article.
import { describe, expect, test } from "vitest";
import { fetchFromCdn } from "../cdn.ts";
import { eventually, findNewspaper } from "../newspaper.ts";
import { readTitles } from "../read-feeds.ts";

describe("the engineer", () => {
  test("finds every feed of the settings within minutes, brought up by the clock", async () => {
    const newspaper = await findNewspaper();
    const folders = ["", "sections/oman/", "sections/sport/"];
    for (const folder of folders) {
      expect(await eventually(() => readTitles(newspaper.site, folder))).toEqual([]);
    }
    await eventually(async () => {
      const list = await fetchFromCdn(newspaper.output("AllFeeds"));
      expect(list.body.toString()).toContain(`${newspaper.siteUrl}/sections/culture/rss.xml`);
    });
  });
});
