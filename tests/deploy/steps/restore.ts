// After a mistake, the engineer brings the inbox and the catalog back to their state at an earlier time.
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { articleText, drop } from "../../publish/publish-fixture.ts";
import { useBatchesOfOne } from "../batches.ts";
import { fetchFromCdn } from "../cdn.ts";
import { aws, bash } from "../commands.ts";
import { commandsOf } from "../documented.ts";
import { findNewspaper } from "../newspaper.ts";
import { engineer } from "../people.ts";
import { readFeed, readTitles } from "../read-feeds.ts";

const folder = "sections/ميزان/";
const section = "ميزان";

describe("somebody deletes, overwrites and adds files, and breaks the catalog:", () => {
  beforeAll(async () => {
    await useBatchesOfOne({ prefix: "restore/" });
    // The restore waits as long as a call may last, so this time is shortened. It must be more than 30 seconds: with less time, a call
    // leaves every change to the next call.
    const { output } = await findNewspaper();
    const name = output("Function");
    await aws(`lambda update-function-configuration --function-name ${name} --timeout 35`, await engineer());
  });

  test("a restore brings the inbox, the catalog and the feeds back", async () => {
    const { inbox, catalog, site, siteUrl, settle } = await findNewspaper();
    await drop(inbox, "restore/one.txt", { id: "1400031", headline: "الأول", section });
    await drop(inbox, "restore/two.txt", { id: "1400032", headline: "الثاني", section });
    await settle();
    const before = await readFeed(site, folder);
    expect(before.map(({ title }) => title).toSorted()).toEqual(["الأول", "الثاني"]);

    // S3 and the restore command count in whole seconds, so the changes must be more than a second apart.
    await sleep(1100);
    const time = new Date().toISOString();
    await sleep(1100);
    await inbox.delete("restore/one.txt");
    await drop(inbox, "restore/two.txt", articleText({ id: "1400032", headline: "مفسد", section }));
    await drop(inbox, "restore/new.txt", { id: "1400033", headline: "دخيل", section });
    await drop(inbox, "restore/lost.txt", { id: "1400034", headline: "ضائع", section });
    await settle();
    for (const id of ["1400031", "1400032", "1400034"]) await catalog.delete(`articles/${id}`);

    const [command = ""] = commandsOf("docs/runbook.md", "Go back to a time", {
      "2026-11-30T10:00:00Z": time,
    });
    const said = await bash(command, { as: await engineer() });
    expect(said).toContain("done: every file is read and every feed regenerated");
    expect(await readFeed(site, folder)).toEqual(before);
    expect(await readTitles(site)).not.toContain("دخيل");
    // These two articles did not exist at that time. The emulator answers 403 for an absent object.
    for (const id of ["1400033", "1400034"]) {
      expect((await fetchFromCdn(`${siteUrl}/articles/${id}`)).status).toBe(403);
    }
  });
});
