// The messages that a new user gets if the installation fails. A script replaces npm.
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const script = join(import.meta.dirname, "../../../local/start/before-start.cjs");

/** Runs the script with a replaced npm that prints these words and ends with this status. */
async function runWith(words: string, status: number) {
  const npm = join(await temporaryFolder(), "npm.cjs");
  await writeFile(npm, `console.error(${JSON.stringify(words)}); process.exitCode = ${status};`);
  const env = { ...process.env, npm_execpath: npm };
  const { stderr, status: ended } = spawnSync(process.execPath, [script], { encoding: "utf8", env });
  return { lines: stderr.trim().split("\n"), ended };
}

test.each([
  ["npm error code ENOTFOUND", "لا اتصال", "npm's registry can't be reached. Connect the computer"],
  ["npm error code ECONNREFUSED", "لا اتصال", "npm's registry can't be reached"],
  ["npm error code ENOSPC", "القرص ممتلئ", "the disk is full. Make room"],
  ["npm error code EACCES", "لا إذن", "no permission to write to the program's folder"],
])("%s is explained in Arabic and English, with what to do", async (words, arabic, english) => {
  const { lines, ended } = await runWith(words, 1);
  expect(ended).toBe(1);
  expect(lines).toEqual([expect.stringContaining(arabic), expect.stringContaining(english)]);
});

test("any other failure is printed in npm's own words", async () => {
  expect(await runWith("npm error code E404", 1)).toEqual({ lines: ["npm error code E404"], ended: 1 });
});

test("an installation that succeeds lets the start go on", async () => {
  expect(await runWith("a warning", 0)).toEqual({ lines: ["a warning"], ended: 0 });
});

test("no package runs a script when it is installed, with any version of npm", async () => {
  const npm = join(await temporaryFolder(), "npm.cjs");
  await writeFile(npm, "console.error(process.argv.slice(2).join(' ')); process.exitCode = 1;");
  const env = { ...process.env, npm_execpath: npm };
  const { stderr } = spawnSync(process.execPath, [script], { encoding: "utf8", env });
  expect(stderr).toMatch(/^install .*--ignore-scripts/);
});

test("an old Node.js is told before anything is installed", async () => {
  const folder = await temporaryFolder();
  const copy = join(folder, "local/start/before-start.cjs");
  await mkdir(dirname(copy), { recursive: true });
  await copyFile(script, copy);
  const old = join(folder, "old.cjs");
  await writeFile(old, 'Object.defineProperty(process, "versions", { value: { node: "18.20.4" } });');
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--require", old, copy], {
    encoding: "utf8",
  });
  expect({ stdout, status }).toEqual({ stdout: "", status: 1 });
  expect(stderr).toContain("This is Node.js 18.20.4, and 20 or later is needed");
  expect(stderr).toContain("المطلوب 20 أو أحدث");
});

test("npm run check installs no more than npm start", () => {
  const { scripts } = createRequire(import.meta.url)("../../../package.json");
  expect(scripts.precheck).toBe(scripts.prestart);
});
