// The order of `npm run restore`: the catalog is brought back while no call of the function can run. The programs that it starts are
// replaced by one that writes down how it was called.
import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";

const command = join(import.meta.dirname, "../../../lib/commands/restore/restore.sh");

/** Replaces the AWS CLI. It answers that calls of the function take 60 seconds at most, and that the queue is empty at the second look. */
const program = `#!/usr/bin/env bash
name=$(basename "$0")
echo "$name $*" >>"$CALLS"
case "$name $*" in
  *DropArticlesInto*) echo s3://the-inbox ;;
  *CatalogBucket*) echo the-catalog ;;
  *SiteBucket*) echo the-site ;;
  *get-alias*) [ "$ALIAS" = live ] ;;
  *get-queue-attributes*) [ "$(grep -c get-queue-attributes "$CALLS")" = 1 ] && printf '3\\t1\\n' || printf '0\\t0\\n' ;;
  *get-function-configuration*) echo 60 ;;
  *"--bucket $BREAKS "*) exit 1 ;;
esac
`;

const steps: readonly (readonly [text: string, step: string])[] = [
  ["--bucket the-inbox --time 2026-11-30T10:00:00Z", "the inbox is brought back"],
  ["get-queue-attributes", "the queue is looked at"],
  ["put-function-concurrency", "no call begins any more"],
  ["sleep 60", "calls that had begun have ended"],
  ["--bucket the-catalog --time 2026-11-30T10:00:00Z", "the catalog is brought back"],
  ["--site the-site --catalog the-catalog", "pages that nobody knows are removed"],
  ["sleep 65", "processes have forgotten what they read"],
  ["update-function-configuration", "all processes are replaced"],
  ["wait function-updated-v2", "that is done"],
  ["delete-function-concurrency", "calls begin again"],
  ["npm run backfill", "backfill"],
];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "khulasa-restore-"));
  for (const name of ["aws", "node", "npm", "sleep"]) {
    await writeFile(join(folder, name), program);
    await chmod(join(folder, name), 0o755);
  }
});

afterEach(() => rm(folder, { recursive: true }));

async function restore(
  breaks: string,
  alias = "",
): Promise<{ readonly isDone: boolean; readonly done: readonly string[] }> {
  const calls = join(folder, "calls");
  const env = { PATH: `${folder}:${process.env.PATH}`, CALLS: calls, BREAKS: breaks, ALIAS: alias };
  const isDone = await promisify(execFile)(command, ["--time", "2026-11-30T10:00:00Z"], { env }).then(
    () => true,
    () => false,
  );
  const lines = (await readFile(calls, "utf8")).split("\n");
  return {
    isDone,
    done: lines.flatMap((line) => steps.find(([text]) => line.includes(text))?.[1] ?? []),
  };
}

test("the catalog is brought back when the last call has ended, and calls begin again with new processes", async () => {
  expect(await restore("nothing")).toEqual({
    isDone: true,
    done: [
      "the inbox is brought back",
      "the queue is looked at",
      "the queue is looked at",
      "no call begins any more",
      "calls that had begun have ended",
      "the catalog is brought back",
      "pages that nobody knows are removed",
      "all processes are replaced",
      "that is done",
      "calls begin again",
      "backfill",
    ],
  });
});

test("with a release guard, calls begin again when all processes have forgotten what they read", async () => {
  const { isDone, done } = await restore("nothing", "live");
  expect(isDone).toBe(true);
  expect(done.slice(-5)).toEqual([
    "the catalog is brought back",
    "pages that nobody knows are removed",
    "processes have forgotten what they read",
    "calls begin again",
    "backfill",
  ]);
});

test("if the catalog can't be brought back, calls begin again, and the command fails", async () => {
  const { isDone, done } = await restore("the-catalog");
  expect(isDone).toBe(false);
  expect(done.slice(-3)).toEqual([
    "calls that had begun have ended",
    "the catalog is brought back",
    "calls begin again",
  ]);
});

test("if the inbox can't be brought back, nothing else happens", async () => {
  expect(await restore("the-inbox")).toEqual({ isDone: false, done: ["the inbox is brought back"] });
});
