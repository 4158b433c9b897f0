// A rollback to the previous version, and then a deployment of this version.
import { describe, expect, test } from "vitest";
import { drop } from "../../publish/publish-fixture.ts";
import versions from "../../versions/versions.json" with { type: "json" };
import { eventually, findNewspaper, storeOf } from "../newspaper.ts";
import { engineer } from "../people.ts";
import { checkOut, deployFrom } from "../project-copy.ts";
import { readFeed, readTitles } from "../read-feeds.ts";

const before = versions.findLast(({ rollback }) => rollback);

describe("the engineer rolls back to the version before:", () => {
  test("it publishes on the same records, and so does this version afterwards", async () => {
    const { site, buckets } = await findNewspaper();
    const inbox = storeOf(buckets.inbox, await engineer());
    const guids = (await readFeed(site)).map(({ id }) => id);

    // The previous version does not know the setting `releaseGuard` and would refuse it, so no settings are added.
    await deployFrom(await checkOut(before?.commit ?? ""), "npx cdk deploy", {});
    await drop(inbox, "older.txt", { id: "1300001", headline: "من الإصدار السابق" });
    await eventually(async () =>
      expect(await readTitles(site, "sections/sport/")).toContain("من الإصدار السابق"),
    );

    await deployFrom(".", "npx cdk deploy --app cdk.out");
    await drop(inbox, "newer.txt", { id: "1300002", headline: "من الإصدار الحالي" });
    await eventually(async () =>
      expect(await readTitles(site, "sections/sport/")).toContain("من الإصدار الحالي"),
    );
    const all = (await readFeed(site)).map(({ id }) => id);
    expect(all).toEqual(expect.arrayContaining(guids.slice(0, 40)));
  });
});
