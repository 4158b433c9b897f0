// The reports of refusals in the editor's own folder.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formatRefusals } from "../../../lambdas/refusal/format-refusals.ts";
import { refuse } from "../../../lambdas/refusal/refuse.ts";
import { mirrorReports } from "../../../local/inbox/report-folder.ts";
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

test("a report lies where its file does, under _refused, and goes when the file is put right", async () => {
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

test("a folder without refusals gets nothing; with the last of them the reports' folder goes", async () => {
  const { inbox, folder, put } = await openInbox();
  await mirrorReports(inbox, folder);
  expect(await readdir(folder)).toEqual([]);
  await put("a.txt");
  await mirrorReports(inbox, folder);
  await inbox.delete("_refused/a.txt.txt");
  await mirrorReports(inbox, folder);
  expect(await readdir(folder)).toEqual([]);
});

test("what an editor keeps there stays", async () => {
  const { inbox, folder } = await openInbox();
  await mkdir(join(folder, "_refused"));
  await writeFile(join(folder, "_refused/notes.txt"), "ملاحظات");
  await mirrorReports(inbox, folder);
  expect(await readdir(join(folder, "_refused"))).toEqual(["notes.txt"]);
});
