// The backfill: the command in the README has the whole inbox read again, and fails if a file can't be read.
import { beforeAll, describe, expect, test } from "vitest";
import { tryStates, useBatchesOfOne } from "../batches.ts";
import { bash } from "../commands.ts";
import { commandsOf } from "../documented.ts";
import { deny } from "../mistakes.ts";
import { findNewspaper, type Newspaper } from "../newspaper.ts";
import { engineer } from "../people.ts";

describe("a backfill", () => {
  const [, backfill = ""] = commandsOf("README.md", "Deploy it");
  let newspaper: Newspaper;
  beforeAll(async () => {
    newspaper = await findNewspaper();
    await useBatchesOfOne();
  });

  test("that can't read a file fails and names it, and everything else is done", async () => {
    await newspaper.siteBucket.delete("rss.xml");
    const allow = await deny("s3:GetObject", "1187246.txt");
    const failed = bash(backfill, { as: await engineer() });
    await expect(failed).rejects.toThrow(/FAILED: NotAllRead[\s\S]*1187246\.txt/);
    expect(await newspaper.site.get("rss.xml")).toBeDefined();
    await allow();
  });

  test("follows the work to its end", async () => {
    const said = await bash(backfill, { as: await engineer() });
    expect(said).toContain("done: every file is read and every feed regenerated");
  });

  test.each([
    ["fails at its end if a batch was left out", [{ Key: "FAILED_0.json", Size: 1 }], "BatchesFailed"],
    ["succeeds if none was", [], "Done"],
  ])("%s", async (_what, FAILED, expected) => {
    const manifest = { DestinationBucket: "logs", ResultFiles: { FAILED, PENDING: [], SUCCEEDED: [] } };
    const details = { ResultWriterDetails: { Bucket: "logs", Key: "backfill/manifest.json" } };
    expect(await tryStates("WasAllRead", details, { Body: JSON.stringify(manifest) })).toBe(expected);
  });
});
