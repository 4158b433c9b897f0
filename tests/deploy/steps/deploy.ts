// Runs the commands of the chapter "Deploy it" in the README, exactly as they are written there.
import { describe, expect, test } from "vitest";
import { fetchFromCdn } from "../cdn.ts";
import { commandsOf } from "../documented.ts";
import { eventually, findNewspaper } from "../newspaper.ts";
import { deployFrom } from "../project-copy.ts";
import { readTitles } from "../read-feeds.ts";

describe("the engineer", () => {
  test("prepares the account and deploys the newspaper with the README's commands", async () => {
    const [commands = ""] = commandsOf("README.md", "Deploy it");
    await deployFrom(".", commands);
    const newspaper = await findNewspaper();
    expect(newspaper.siteUrl).toMatch(/^https:\/\/\w+\.cloudfront\.net$/);
  });

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
