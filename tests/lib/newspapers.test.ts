// Which newspapers the app deploys: one, or each of a folder.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readNewspapers } from "../../lib/newspapers.ts";

const right = JSON.parse(readFileSync("content/publication.json", "utf8"));

/** A project's folder with these files of settings. */
function projectWith(files: Readonly<Record<string, object>>): string {
  const folder = mkdtempSync(join(tmpdir(), "khulasa-newspapers-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "content/newspapers"), { recursive: true });
  for (const [name, settings] of Object.entries(files)) {
    writeFileSync(join(folder, "content", name), JSON.stringify(settings));
  }
  return folder;
}

function problemsOf(context: Readonly<Record<string, unknown>>, files: Readonly<Record<string, object>>) {
  const folder = projectWith(files);
  const read = readNewspapers(context, folder);
  return read.ok ? [] : read.problems.map((problem) => problem.replace(`${folder}/`, ""));
}

test("one newspaper is the stack of the settings' name", () => {
  const read = readNewspapers({ stackName: "Watan" }, projectWith({ "publication.json": right }));
  expect(read).toMatchObject({ ok: true, newspapers: [{ deployment: { stackName: "Watan" } }] });
});

test("with a folder of newspapers each is a stack, with settings of its own beside those of all", () => {
  const folder = projectWith({
    "publication.json": right,
    "newspapers/alroya.json": { ...right, title: "الرؤية", site: "https://alroya.example" },
    "newspapers/alwatan.json": { ...right, title: "الوطن" },
  });
  const context = { memorySize: 2048, newspapers: { alroya: { memorySize: 512, hostedZoneId: "Z1" } } };
  expect(readNewspapers(context, folder)).toMatchObject({
    ok: true,
    common: { stackName: "Khulasa" },
    newspapers: [
      {
        publication: { title: "الرؤية" },
        deployment: { stackName: "Khulasa-alroya", memorySize: 512, hostedZoneId: "Z1" },
      },
      {
        publication: { title: "الوطن" },
        deployment: { stackName: "Khulasa-alwatan", memorySize: 2048 },
      },
    ],
  });
});

test("every problem of every newspaper is named with its file", () => {
  const files = {
    "newspapers/Al Watan.json": right,
    "newspapers/alroya.json": { ...right, timeZone: "Asia/Maskat" },
  };
  expect(problemsOf({ newspapers: { absent: {} } }, files)).toEqual([
    expect.stringMatching(/^content\/newspapers\/Al Watan\.json: expected a name of up to 20 lower-case/),
    expect.stringMatching(/^cdk\.json: context\.newspapers\.absent: expected a file/),
    expect.stringMatching(/^cdk\.json: context\.stackName: found "Khulasa-Al Watan"/),
    expect.stringMatching(/^content\/newspapers\/alroya\.json: timeZone: found "Asia\/Maskat"/),
  ]);
});

test.each([
  [{ hostedZoneId: "Z1" }, "site: found nothing, expected a host in cdk.json's hostedZoneId"],
  [{ monthlyBudget: 50 }, "alarmMail: found nothing, expected an address, for cdk.json's monthlyBudget"],
])("%j needs a setting of the newspaper", (context, problem) => {
  const { alarmMail, site, ...settings } = right;
  expect(problemsOf(context, { "publication.json": settings })).toEqual([
    `content/publication.json: ${problem}`,
  ]);
});
