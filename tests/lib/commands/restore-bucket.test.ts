// A bucket after a restore: its objects are those of the given time.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { beforeEach, expect, test } from "vitest";
import { restoreBucket } from "../../../lib/commands/restore/restore-bucket.ts";
import { type Bucket, failure, keepsFor, serveBuckets } from "./versioned-buckets.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
/** An hour ago, in whole seconds, as S3 stores times. */
const time = Math.floor(Date.now() / 1000) * 1000 - 60 * minute;

let clock: number;
let s3: Awaited<ReturnType<typeof serveBuckets>>;
let paper: Bucket;
beforeEach(async () => {
  clock = time - minute;
  s3 = await serveBuckets(() => clock);
  paper = s3.bucket("paper");
});

const restore = (to = time) => restoreBucket(s3.client, "paper", to);

/** Runs a command, and returns what it prints. */
async function run(name: string, ...options: readonly string[]): Promise<string> {
  const env = { ...process.env, ...s3.env };
  const command = `lib/commands/restore/${name}.ts`;
  return (await promisify(execFile)(process.execPath, [command, ...options], { env })).stdout;
}

/** Files of an inbox that are overwritten, deleted and added after the time. */
function mistakes(): void {
  for (const key of ["same.txt", "edited.txt", "gone.txt", "قسم/خبر + 100%.md"])
    paper.put(key, `text of ${key}`);
  clock = time + minute;
  paper.put("edited.txt", "a mistake");
  paper.remove("gone.txt");
  paper.remove("قسم/خبر + 100%.md");
  paper.put("new.txt", "a mistake");
}

test("what was overwritten or deleted is back, what was added is gone, and the rest is not touched", async () => {
  mistakes();
  expect(await restore()).toEqual({ copied: 3, deleted: 1 });
  expect(paper.texts()).toEqual({
    "same.txt": "text of same.txt",
    "edited.txt": "text of edited.txt",
    "gone.txt": "text of gone.txt",
    "قسم/خبر + 100%.md": "text of قسم/خبر + 100%.md",
  });
  expect(paper.latest("same.txt")?.lastModified).toBe(time - minute);
});

test("a restore can be undone by another one", async () => {
  mistakes();
  const before = paper.texts();
  clock = time + 3 * minute;
  await restore();
  expect(paper.texts()).not.toEqual(before);
  await restore(time + 2 * minute);
  expect(paper.texts()).toEqual(before);
});

test("an object has the headers that it had, and says when it was written, also after a second restore", async () => {
  const headers = { "content-type": "text/html", "cache-control": "max-age=60", "x-amz-meta-status": "410" };
  paper.put("page", "text", headers);
  const written = { ...headers, "x-amz-meta-original-last-modified": new Date(clock).toISOString() };
  for (clock = time + minute; clock <= time + 2 * minute; clock += minute) {
    paper.remove("page");
    await restore(clock - minute);
    expect(paper.latest("page")?.headers).toEqual(written);
  }
});

test("reports and other files of Khulasa's own folders stay as they are, because they are made again", async () => {
  paper.put("_reports/a.txt.txt", "old");
  paper.put("_article.txt", "old");
  clock = time + minute;
  paper.put("_reports/a.txt.txt", "new");
  paper.put("_article.txt", "new");
  await restore();
  expect(paper.texts()).toEqual({ "_reports/a.txt.txt": "new", "_article.txt": "old" });
});

test("nothing is changed if versions of that time may be deleted already, or if it is in the future", async () => {
  mistakes();
  const before = paper.texts();
  paper.settings.lifecycle = keepsFor(30);
  await expect(restore(Date.now() - 30 * day - minute)).rejects.toThrow(
    "paper keeps what was changed for 30 days: earlier times are gone",
  );
  await expect(restore(Date.now() + day)).rejects.toThrow("is in the future");
  expect(paper.texts()).toEqual(before);
  await restore(Date.now() - 30 * day + minute);
  expect(paper.texts()).toEqual({});
});

test("nothing is changed if S3 does not say how long it keeps versions", async () => {
  mistakes();
  const before = paper.texts();
  paper.settings.lifecycle = failure(403, "AccessDenied");
  await expect(restore()).rejects.toThrow("AccessDenied");
  expect(paper.texts()).toEqual(before);
});

test("the command says how many objects it has changed", async () => {
  mistakes();
  const at = new Date(time).toISOString();
  expect(await run("main", "--bucket", "paper", "--time", at)).toBe(
    `paper: 3 objects brought back, 1 removed that were not there at ${at}\n`,
  );
});

test("the sweep after it says how many pages without an article it has removed", async () => {
  for (const key of ["articles/1", "articles/سنوي 100%", "feed.json"]) s3.bucket("site").put(key, "text");
  s3.bucket("catalog").put("articles/1", "record");
  expect(await run("sweep-pages", "--site", "site", "--catalog", "catalog")).toBe(
    "site: 1 pages removed of articles that were not there\n",
  );
  expect(Object.keys(s3.bucket("site").texts())).toEqual(["articles/1", "feed.json"]);
});

test("the sweep fails without the names of both buckets, so a restore does not end as if it were done", async () => {
  await expect(run("sweep-pages", "--site", "site", "--catalog", "")).rejects.toThrow(
    "expected --site NAME and --catalog NAME",
  );
});
