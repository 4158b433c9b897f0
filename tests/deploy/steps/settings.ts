// After a change of the settings is deployed, all feeds are updated without further commands.
import { describe, expect, test } from "vitest";
import { eventually, findNewspaper, type Newspaper } from "../newspaper.ts";
import { copyProject, deployFrom } from "../project-copy.ts";
import { readTitles } from "../read-feeds.ts";

const title = "صحيفة أخرى";

async function readTitle({ site }: Newspaper, folder: string): Promise<string> {
  const feed = await site.get(`${folder}feed.json`);
  return JSON.parse(feed?.body.toString() ?? "{}").title;
}

describe("the engineer changes the newspaper's title and deploys:", () => {
  test("every feed has the new title within minutes, and the same articles", async () => {
    const newspaper = await findNewspaper();
    const before = await readTitles(newspaper.site);
    await deployFrom(copyProject("changed", { publication: { title } }));
    for (const folder of ["", "sections/oman/", "sections/sport/", "sections/منوعات/"]) {
      await eventually(async () => expect(await readTitle(newspaper, folder)).toContain(title));
    }
    expect(await readTitles(newspaper.site)).toEqual(before);
  });
});
