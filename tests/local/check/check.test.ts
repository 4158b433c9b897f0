// The command as an editor runs it.
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../temporary-folder.ts";

const project = join(import.meta.dirname, "../../..");
const seed = join(project, "content/articles/1187246.txt");

function check(...args: readonly string[]) {
  const command = [join(project, "local/check/check.ts"), ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: "utf8" });
  return { lines: stdout.replace(/[\u2068\u2069]/g, "").split("\n"), stdout, stderr, status };
}

describe("an article that can be published", () => {
  test("ends with 0 and shows every field and the whole text", () => {
    const { lines, status } = check(seed);
    expect(status).toBe(0);
    expect(lines).toEqual(
      expect.arrayContaining([
        "  id         1187246",
        "  guid       tag:khulasa.example,2026:1187246",
        "  section    العرب والعالم (world)",
        "  headline   روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب",
        expect.stringMatching(/^ {2}published {2}Friday, 8 December 2017 at 12:00:00/),
        "  standfirst آلاف من مقاتلي «داعش» غادروا الرقة في صفقة سرية",
        "  places     دمشق، عمان",
        "  authors    بسام جميدة",
        "  agencies   وكالات",
        "  feeds      /rss.xml /sections/world/rss.xml",
        expect.stringMatching(/^ {2}من جهتهم، وصف مسؤولون أمريكيون/),
      ]),
    );
  });

  test("shows the picture beside it, and says of a name in a folder what it would be in the inbox", async () => {
    const folder = await temporaryFolder();
    await copyFile(seed, join(folder, "a.txt"));
    await copyFile(join(project, "tests/fixtures/pictures/turned.jpg"), join(folder, "a.JPG"));
    expect(check(join(folder, "a.txt")).lines).toContainEqual(
      "  picture    of the article's own name: image/jpeg, 320 × 200 pixels, 6080 bytes",
    );
  });

  test("one whose time is to come says when it is", async () => {
    const file = join(await temporaryFolder(), "a.txt");
    await writeFile(file, "عنوان الخبر\n1 يناير 2099\nقال كذا وكذا.");
    expect(check(file).lines[0]).toMatch(/waits until Thursday, 1 January 2099/);
  });
});

describe("what can't be published", () => {
  test("ends with 1 and says why, in both languages", async () => {
    const file = join(await temporaryFolder(), "a.txt");
    await writeFile(file, "");
    const { stdout, status } = check(seed, file);
    expect(status).toBe(1);
    expect(stdout).toContain("الملف فارغ");
    expect(stdout).toContain("the file is empty");
  });

  test("neither is a file that is not there, or a folder", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "x"));
    expect(check(join(folder, "none.txt"))).toMatchObject({
      status: 1,
      stdout: expect.stringContaining("not there"),
    });
    expect(check(join(folder, "x")).status).toBe(1);
  });
});

test("a command that makes no sense ends with 2 and says what does", () => {
  expect(check()).toMatchObject({ status: 2, stderr: expect.stringContaining("--help") });
  expect(check("--colour")).toMatchObject({ status: 2, stderr: expect.stringContaining("--colour") });
});
