// The reports of refusals, copied into the folder that the editor works in.
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatRefusals } from "../../../lambdas/refusal/format-refusals.ts";
import { refuse } from "../../../lambdas/refusal/refuse.ts";
import { formatReportProblem, mirrorReports } from "../../../local/inbox/report-folder.ts";
import { openSqliteStore } from "../../../local/sqlite-object-store.ts";
import { temporaryFolder } from "../temporary-folder.ts";

async function openInbox() {
  const inbox = openSqliteStore(":memory:").bucket("inbox");
  const folder = await temporaryFolder();
  const put = (file: string) =>
    inbox.put(`_refused/${file}.txt`, Buffer.from(formatRefusals(file, [refuse("empty-file")])), {
      contentType: "text/plain",
    });
  return { inbox, folder, put };
}

test("a report is under _refused at the same path as its file, and is removed when the file is corrected", async () => {
  const { inbox, folder, put } = await openInbox();
  await put("رياضة/خبر.txt");
  await put("b.docx");
  await mirrorReports(inbox, folder);
  const report = await readFile(join(folder, "_refused/رياضة/خبر.txt.txt"), "utf8");
  expect(report).toContain("الملف فارغ");
  expect(report).toContain("the file is empty");
  await inbox.delete("_refused/رياضة/خبر.txt.txt");
  await mirrorReports(inbox, folder);
  expect(await readdir(join(folder, "_refused"), { recursive: true })).toEqual(["b.docx.txt"]);
});

test("a report that was written before is not read again, and comes back when it is removed or replaced", async () => {
  const { inbox, folder, put } = await openInbox();
  const written = new Map<string, string>();
  const read: string[] = [];
  const get = (key: string) => {
    read.push(key);
    return inbox.get(key);
  };
  const mirror = () => mirrorReports({ ...inbox, get }, folder, written);
  await put("a.txt");
  await put("b.txt");
  await mirror();
  await mirror();
  expect(read.splice(0)).toEqual(["_refused/a.txt.txt", "_refused/b.txt.txt"]);
  await rm(join(folder, "_refused/a.txt.txt"));
  const replaced = await inbox.put("_refused/b.txt.txt", Buffer.from("another report"), {
    contentType: "text/plain",
  });
  await mirror();
  expect(read.splice(0)).toEqual(["_refused/a.txt.txt", "_refused/b.txt.txt"]);
  expect(written.get("_refused/b.txt.txt")).toBe(replaced);
  expect(await readFile(join(folder, "_refused/b.txt.txt"), "utf8")).toBe("another report");
  expect(await readdir(join(folder, "_refused"))).toEqual(["a.txt.txt", "b.txt.txt"]);
});

test("a folder without refusals gets no _refused; it is removed with the last report", async () => {
  const { inbox, folder, put } = await openInbox();
  await mirrorReports(inbox, folder);
  expect(await readdir(folder)).toEqual([]);
  await put("a.txt");
  await mirrorReports(inbox, folder);
  await inbox.delete("_refused/a.txt.txt");
  await mirrorReports(inbox, folder);
  expect(await readdir(folder)).toEqual([]);
});

describe.skipIf(process.platform === "win32")("a report is never written", () => {
  test("through a link: the file that it leads to stays as it is, and the other reports are written", async () => {
    const { inbox, folder, put } = await openInbox();
    const important = join(await temporaryFolder(), "important.conf");
    await writeFile(important, "precious");
    await mkdir(join(folder, "_refused"));
    await symlink(important, join(folder, "_refused/bad.txt.txt"));
    await put("bad.txt");
    await put("worse.txt");
    const problems = await mirrorReports(inbox, folder);
    expect(problems.map(formatReportProblem)).toEqual([
      expect.objectContaining({
        english: expect.stringContaining("this report can't be written: it is a link"),
      }),
    ]);
    expect(await readFile(important, "utf8")).toBe("precious");
    expect(await readdir(join(folder, "_refused"))).toEqual(["bad.txt.txt", "worse.txt.txt"]);
  });

  test("into a folder that a link leads to, and no report is removed from there", async () => {
    const { inbox, folder, put } = await openInbox();
    const other = await openInbox();
    await other.put("other.txt");
    await mirrorReports(other.inbox, other.folder);
    const elsewhere = join(other.folder, "_refused");
    await symlink(elsewhere, join(folder, "_refused"));
    await put("bad.txt");
    expect(await mirrorReports(inbox, folder)).not.toEqual([]);
    expect(await readdir(elsewhere)).toEqual(["other.txt.txt"]);
  });

  test("into a pipe, which would wait for its reader", async () => {
    const { inbox, folder, put } = await openInbox();
    await mkdir(join(folder, "_refused"));
    execFileSync("mkfifo", [join(folder, "_refused/bad.txt.txt")]);
    await put("bad.txt");
    expect(await mirrorReports(inbox, folder)).toMatchObject([{ key: "_refused/bad.txt.txt" }]);
  });
});

test("half of a report, left by a crash, is removed; files that links lead to stay", async () => {
  const { inbox, folder } = await openInbox();
  const elsewhere = await temporaryFolder();
  await writeFile(join(elsewhere, "a.txt.txt"), formatRefusals("a.txt", [refuse("empty-file")]));
  await mkdir(join(folder, "_refused/sport"), { recursive: true });
  await writeFile(join(folder, "_refused/sport/.khulasa-report.tmp"), "الم");
  await symlink(elsewhere, join(folder, "_refused/linked"));
  await mirrorReports(inbox, folder);
  expect(await readdir(join(folder, "_refused"))).toEqual(["linked"]);
  expect(await readdir(elsewhere)).toEqual(["a.txt.txt"]);
});

test("other files that an editor keeps there stay", async () => {
  const { inbox, folder } = await openInbox();
  await mkdir(join(folder, "_refused"));
  await writeFile(join(folder, "_refused/notes.txt"), "ملاحظات");
  await mirrorReports(inbox, folder);
  expect(await readdir(join(folder, "_refused"))).toEqual(["notes.txt"]);
});
