// Runs all commands of the runbook that no other step has run, as they are written there.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { articleText, drop } from "../../publish/publish-fixture.ts";
import { useBatchesOfOne } from "../batches.ts";
import { accountFolder, bash } from "../commands.ts";
import { commandsOf } from "../documented.ts";
import { eventually, findNewspaper, type Newspaper } from "../newspaper.ts";
import { engineer } from "../people.ts";
import { readTitles } from "../read-feeds.ts";

const runbook = "docs/runbook.md";

/** The emulator does not support the delivery of logs. Another test checks in the stack's template what these commands set up. */
const unknownToEmulator = /put-delivery-source/;

/** Runs the commands below a heading, one block after the other. Returns everything that they print. */
async function follow(heading: string, replacements: Readonly<Record<string, string>> = {}): Promise<string> {
  const [output = ""] = commandsOf(runbook, "Runbook");
  const scripts = commandsOf(runbook, heading, replacements).filter((script) => script !== output);
  const printed: string[] = [];
  for (const script of scripts.filter((one) => !unknownToEmulator.test(one))) {
    const text = script.replaceAll(
      "npx cdk deploy\n",
      "npx cdk deploy --app cdk.out --require-approval never\n",
    );
    printed.push(await bash(`${output}\n${text}`, { as: await engineer() }));
  }
  return printed.join("\n");
}

describe("the runbook's commands", () => {
  let newspaper: Newspaper;
  beforeAll(async () => {
    newspaper = await findNewspaper();
    await useBatchesOfOne({ prefix: "old" });
  });

  test("show what happened to one file", async () => {
    expect(await follow("Runbook", { "sport/1187246.txt": "1187246.txt" })).toContain("published");
  });

  test.each([
    ["function-errors", /^/],
    ["throttles", /ConcurrentExecutions/],
    ["withheld", /"withheld"/],
    ["left-out", /"leftOut"/],
    ["failed", /denied\.txt/],
    ["clock", /ENABLED/],
    ["failed-backfill", /execution/],
    ["readers", /Invalidation/],
    ["traffic", /BytesDownloaded/],
    ["requests", /Requests/],
    ["release", /^/],
  ])("of %s say what the alarm is about", async (heading, expected) => {
    expect(await follow(heading)).toMatch(expected);
  });

  test("of queue-age count the messages and enable the trigger", async () => {
    expect(await follow("queue-age")).toMatch(/Enabled|Enabling/);
  });

  test("of refused list the reports and show one", async () => {
    const said = await follow("refused", { "sport/1187246.txt.txt": "refused/impossible-date.txt.txt" });
    expect(said).toContain("refused/impossible-date.txt");
  });

  test("bring back a file that was overwritten", async () => {
    const [output = ""] = commandsOf(runbook, "Runbook");
    const as = await engineer();
    await drop(newspaper.inbox, "sport/back.txt", { id: "1300030", headline: "الصيغة الأولى" });
    await drop(newspaper.inbox, "sport/back.txt", "؟");
    const versions = await bash(
      `${output}\naws s3api list-object-versions --bucket ${newspaper.buckets.inbox} --prefix sport/back.txt --query 'Versions[?!IsLatest].VersionId' --output text`,
      { as },
    );
    const replacements = {
      "sport/1187246.txt": "sport/back.txt",
      "versionId=...": `versionId=${versions.trim()}`,
    };
    await follow("Bring back what was overwritten or deleted", replacements);
    await eventually(async () =>
      expect(await readTitles(newspaper.site, "sections/sport/")).toContain("الصيغة الأولى"),
    );
  });

  test("import an archive past the queue, and read the inbox again", async () => {
    const archive = join(accountFolder, "archive");
    mkdirSync(archive);
    writeFileSync(
      join(archive, "old.txt"),
      articleText({ id: "1100001", headline: "من الأرشيف", section: "قديم" }),
    );
    const last = (member: string) =>
      `$(aws stepfunctions list-executions --state-machine-arn "$(output BackfillStateMachine)" --query "executions[0].${member}" --output text)`;
    const stop = "aws stepfunctions stop-execution --execution-arn";
    const said = await follow("Backfill", {
      "sync archive/": `sync ${archive}/`,
      // A backfill of few files may end before the command stops it. That is not an error.
      [`${stop} arn:aws:states:...`]: `${stop} "${last("executionArn")}" || [[ ${last("status")} == SUCCEEDED ]]`,
    });
    expect(said).toContain("done: every file is read and every feed regenerated");
    expect(await readTitles(newspaper.site, "sections/قديم/")).toEqual(["من الأرشيف"]);
  });

  test.each([
    ["Access logs", /^/],
    ["Alarms by mail", /SubscriptionArn/],
  ])("of %s work", async (heading, expected) => {
    expect(await follow(heading)).toMatch(expected);
  });
});
