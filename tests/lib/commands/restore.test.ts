// The steps that a restore makes for each object of a bucket.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type ObjectVersion, planRestore } from "../../../lib/commands/restore/plan.ts";

const time = Date.UTC(2026, 10, 30, 10);
const before = time - 60_000;
const after = time + 60_000;

function version(versionId: string, lastModified: number, more: Partial<ObjectVersion> = {}): ObjectVersion {
  return { key: "a.txt", versionId, lastModified, isLatest: false, isDeletion: false, ...more };
}

const latest = { isLatest: true };
const deletion = { isDeletion: true };

test.each<[string, readonly ObjectVersion[], ReturnType<typeof planRestore>]>([
  ["what has not changed since stays", [version("1", before, latest)], []],
  ["what was written in that second stays", [version("1", time, latest)], []],
  [
    "what was overwritten since is copied from the version of then",
    [version("3", after, latest), version("2", before), version("1", before - 60_000)],
    [{ kind: "copy", version: version("2", before) }],
  ],
  [
    "what was deleted since comes back",
    [version("2", after, { ...latest, ...deletion }), version("1", before)],
    [{ kind: "copy", version: version("1", before) }],
  ],
  ["what came since goes", [version("1", after, latest)], [{ kind: "delete", key: "a.txt" }]],
  [
    "what came since and is gone stays gone",
    [version("2", after, { ...latest, ...deletion }), version("1", after)],
    [],
  ],
  [
    "what was deleted before and came again goes",
    [version("3", after, latest), version("2", before, deletion), version("1", before - 60_000)],
    [{ kind: "delete", key: "a.txt" }],
  ],
  [
    "what was written and deleted in one second counts as there",
    [version("3", after, { ...latest, ...deletion }), version("2", before, deletion), version("1", before)],
    [{ kind: "copy", version: version("1", before) }],
  ],
])("%s", (_what, versions, expected) => {
  expect(planRestore(versions, time)).toEqual(expected);
});

test("each key is restored by its own versions", () => {
  const versions = [version("1", before, latest), version("1", after, { ...latest, key: "b.txt" })];
  expect(planRestore(versions, time)).toEqual([{ kind: "delete", key: "b.txt" }]);
});

test.each([
  ["without a zone", ["--bucket", "a", "--time", "2026-11-30T10:00:00"]],
  ["that is no time", ["--bucket", "a", "--time", "yesterdayZ"]],
  ["of no bucket", ["--time", "2026-11-30T10:00:00Z"]],
])("a time %s is refused before anything is asked of S3", (_name, options) => {
  const main = fileURLToPath(new URL("../../../lib/commands/restore/main.ts", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [main, ...options], { encoding: "utf8" });
  expect([status, stderr]).toEqual([
    1,
    expect.stringContaining("expected --bucket NAME and --time with its zone"),
  ]);
});
