// Wrong settings end `cdk synth` with a line for each problem, and with nothing else.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSettings } from "../../lib/settings.ts";

const right = JSON.parse(readFileSync("content/publication.json", "utf8"));

test("the app names each wrong setting, what was found and what was expected, and fails", () => {
  const folder = folderWith({ ...right, timeZone: "Asia/Maskat", feedLength: 0 });
  const app = spawnSync(process.execPath, [resolve("lib/app.ts")], { cwd: folder, encoding: "utf8" });
  expect(app.status).toBe(1);
  expect(app.stderr.trimEnd().split("\n")).toEqual([
    expect.stringContaining('content/publication.json: timeZone: found "Asia/Maskat", expected an IANA'),
    expect.stringContaining("content/publication.json: feedLength: found 0, expected"),
  ]);
});

test("the app does the same for the settings of the deployment, from cdk.json and from -c", () => {
  const app = spawnSync(process.execPath, [resolve("lib/app.ts")], {
    cwd: folderWith(right),
    encoding: "utf8",
    env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ memorySize: 64, "cli-telemetry": false }) },
  });
  expect(app.status).toBe(1);
  expect(app.stderr).toBe("cdk.json: context.memorySize: found 64, expected >=256\n");
});

test("a certificate without a host in the settings is named", () => {
  const certificateArn = "arn:aws:acm:us-east-1:111122223333:certificate/1";
  const app = spawnSync(process.execPath, [resolve("lib/app.ts")], {
    cwd: folderWith(right),
    encoding: "utf8",
    env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify({ certificateArn }) },
  });
  expect(app.status).toBe(1);
  expect(app.stderr).toBe(
    "content/publication.json: site: found nothing, expected the host of cdk.json's certificateArn\n",
  );
});

test("a hundred sections with long Arabic names are no problem", () => {
  const sections = Array.from({ length: 100 }, (_, index) => ({
    name: `${"القسم الطويل اسمه ".repeat(4)}${index}`,
    slug: `section-${index}`,
  }));
  expect(problemsOf(folderWith({ ...right, sections }))).toEqual([]);
});

test("a missing file is named", () => {
  expect(problemsOf(folderWith(undefined))).toEqual([
    expect.stringMatching(/publication\.json: can't be read: ENOENT/),
  ]);
});

/** A project's folder with these settings, or without any. */
function folderWith(publication: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "khulasa-settings-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "content"));
  if (publication) writeFileSync(join(folder, "content/publication.json"), JSON.stringify(publication));
  return folder;
}

function problemsOf(folder: string): readonly string[] {
  const settings = readSettings(join(folder, "content/publication.json"));
  return settings.ok ? [] : settings.problems;
}
