// The README's command reads the whole inbox again, and fails if a file can't be read.
import { beforeAll, describe, expect, test } from "vitest";
import { useBatchesOfOne } from "../batches.ts";
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

  test("some of whose batches failed again and again fails at its end, and everything else is done", async () => {
    // https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html
    const ResultFiles = { FAILED: [{ Key: "backfill/FAILED_0.json", Size: 1 }], PENDING: [], SUCCEEDED: [] };
    await useBatchesOfOne({
      prefix: "1187246",
      manifest: { DestinationBucket: newspaper.buckets.accessLogs, ResultFiles },
    });
    await newspaper.siteBucket.delete("rss.xml");
    const failed = bash(backfill, { as: await engineer() });
    await expect(failed).rejects.toThrow(/FAILED: BatchesFailed/);
    expect(await newspaper.site.get("rss.xml")).toBeDefined();
  });

  test("follows the work to its end", async () => {
    await useBatchesOfOne();
    const said = await bash(backfill, { as: await engineer() });
    expect(said).toContain("done: every file is read and every feed regenerated");
  });
});
