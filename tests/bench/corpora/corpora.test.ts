// The table of `npm run corpora` counts the results of each family of files, and names missing repositories and programs.
import { mkdir, mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Case, Family } from "../../../bench/corpora/family.ts";
import { formatReport } from "../../../bench/corpora/report.ts";
import { runFamily } from "../../../bench/corpora/run-family.ts";

const outcomes: Readonly<Record<string, Omit<Case, "file" | "milliseconds">>> = {
  "أمطار.txt": { compared: ["title", "date"], wrong: [] },
  "أسواق.txt": { compared: ["title", "date"], wrong: ["date"] },
  "ملاحظات.txt": { refused: "missing-date", compared: [], wrong: [] },
  "صورة.txt": { refused: "unknown-format", compared: [], wrong: [] },
  "قائمة.txt": { refused: "missing-date", compared: [], wrong: [] },
};

const local: Family = {
  name: "صحف محلية",
  repositories: ["jarida/akhbar", "jarida/arshif"],
  peers: ["Readability", "trafilatura"],
  measure: async (roots) => {
    const files = (await Promise.all(roots.map((root) => readdir(root)))).flat();
    const cases = files.map((file) => ({
      compared: [],
      wrong: [],
      ...outcomes[file],
      file,
      milliseconds: 500,
    }));
    return {
      cases,
      figures: [{ name: "F1", ours: 0.9451, peers: { Readability: 0.94 } }],
    };
  },
};

const dates: Family = {
  name: "dates",
  repositories: [],
  measure: async () => ({
    cases: [{ file: "ar-OM", compared: ["date"], wrong: [], milliseconds: 1 }],
    figures: [],
  }),
};

/** A folder with the first repository as `owner+name` and without the second one. */
async function corporaFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "corpora-"));
  const root = join(folder, "jarida+akhbar");
  await mkdir(root);
  for (const name of Object.keys(outcomes)) await writeFile(join(root, name), "نص");
  return folder;
}

test("a family's row counts files, refusals by reason and wrong values by field", async () => {
  const result = await runFamily(local, await corporaFolder());
  expect(result).toMatchObject({
    files: 5,
    read: 2,
    refused: { "missing-date": 2, "unknown-format": 1 },
    fields: { title: { compared: 2, wrong: 0 }, date: { compared: 2, wrong: 1 } },
    milliseconds: 2500,
  });
  expect(formatReport([result])).toBe(
    [
      "| family | files | read | refused | wrong | seconds | figures | absent |",
      "| --- | --- | --- | --- | --- | --- | --- | --- |",
      "| صحف محلية | 5 | 2 | missing-date 2, unknown-format 1 | title 0 of 2, date 1 of 2 | 2.5 | F1 0.945 (Readability 0.940) | jarida/arshif, trafilatura |",
      "",
    ].join("\n"),
  );
});

test("a family without any of its repositories is named as absent and not measured", async () => {
  const result = await runFamily(local, await mkdtemp(join(tmpdir(), "corpora-")));
  expect(result).toMatchObject({ files: 0, absent: ["jarida/akhbar", "jarida/arshif"] });
});

test("a family that needs no repository is always measured", async () => {
  expect(await runFamily(dates, "/nowhere")).toMatchObject({ files: 1, read: 1, absent: [] });
});

test("the error of a family that fails is in the table, and the others are measured", async () => {
  const broken: Family = {
    ...dates,
    measure: async () => {
      throw new Error("no such\nfolder");
    },
  };
  const result = await runFamily(broken, "/nowhere");
  expect(formatReport([result])).toContain("failed: no such folder");
});
