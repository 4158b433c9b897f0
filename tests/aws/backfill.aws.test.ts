// A backfill as people start it: the command, the state machine of the template, and the function, on files whose events
// nobody has received.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { runBackfill } from "../../lib/commands/follow.ts";
import { drop } from "../publish/publish-fixture.ts";
import { findUnneeded } from "./account/iam-policy.ts";
import { openStateMachine, type StateMachine } from "./account/state-machine-at-moto.ts";
import { type NewspaperOnAws, openNewspaper } from "./newspaper-on-aws.ts";
import { readTitles } from "./read-feeds.ts";

const port = Number(process.env.KHULASA_STATES_PORT);
let newspaper: NewspaperOnAws;
let stateMachine: StateMachine;
/** What the command said. */
let said: string[];

beforeAll(async () => {
  newspaper = await openNewspaper();
  stateMachine = await openStateMachine(newspaper.template, newspaper.endpoint, newspaper.backfill, port);
});
afterAll(async () => {
  await stateMachine.close();
  await newspaper.close();
});
beforeEach(() => {
  said = [];
});
afterEach(() => expect(stateMachine.denied).toEqual([]));

function inboxArn(): string {
  const { logicalId } = newspaper.template.one("AWS::S3::Bucket", "InboxBucket");
  return `arn:aws:s3:::${newspaper.template.resolve({ Ref: logicalId })}`;
}

async function run(): Promise<boolean> {
  const { client, stateMachineArn } = stateMachine;
  const say = (line: string) => void said.push(line);
  return runBackfill(stateMachineArn, { client, say, pause: () => sleep(50), now: Date.now });
}

test("an archive is read, whatever its files are called, and every feed made of it at the end", async () => {
  for (let number = 1; number <= 12; number++) {
    await drop(newspaper.inbox, `أرشيف ${number}/${1187200 + number}.txt`, {
      id: `${1187200 + number}`,
      headline: `خبر ${number}`,
      section: "العرب والعالم",
    });
  }
  await drop(newspaper.inbox, "_refused/old.txt.txt", "تقرير");
  expect(await run()).toBe(true);
  expect(said.at(-1)).toBe("done: every file is read and every feed regenerated");
  const titles = Array.from({ length: 12 }, (_, index) => `خبر ${12 - index}`);
  expect(await readTitles(newspaper.site)).toEqual(titles);
  expect(await readTitles(newspaper.site, "sections/world/")).toEqual(titles);
  expect(await newspaper.site.head("articles/1187212")).toBeDefined();
  expect(newspaper.s3.denied).toEqual([]);
});

test("a file that can't be read fails it in the end, and all others are in the feeds", async () => {
  const { inbox, site } = newspaper;
  await drop(inbox, "ب.txt", { id: "1187300", headline: "يقرأ" });
  await drop(inbox, "ي.txt", { id: "1187301", headline: "لا يقرأ" });
  const mend = newspaper.deny("s3:GetObject", `${inboxArn()}/ي.txt`);
  expect(await run()).toBe(false);
  expect(said).toContainEqual(expect.stringContaining("FAILED: BatchesFailed"));
  expect(await readTitles(site)).toContain("يقرأ");
  expect(await readTitles(site)).not.toContain("لا يقرأ");

  mend();
  expect(await run()).toBe(true);
  expect(await readTitles(site)).toContain("لا يقرأ");
});

test("an inbox that can't be listed fails it, and the feeds are regenerated all the same", async () => {
  const { site } = newspaper;
  await site.delete("rss.xml");
  const mend = stateMachine.deny("s3:ListBucket", inboxArn());
  expect(await run()).toBe(false);
  expect(said).toContainEqual(expect.stringContaining("FAILED: NotAllRead"));
  expect(await site.head("rss.xml")).toBeDefined();
  mend();
  expect(stateMachine.denied.splice(0)).toContainEqual({ action: "s3:ListBucket", resource: inboxArn() });
});

test("a step that nobody knows is an error, which the state machine sees", async () => {
  await expect(newspaper.backfill({ fees: "begin" })).rejects.toThrow();
});

test("its role may do what it needed, and beside that start, watch and end its own batches and write large results", () => {
  const { role, asked } = stateMachine;
  const unneeded = findUnneeded(role, asked).map((permission) => permission.split(" ")[0]);
  expect(unneeded.toSorted()).toEqual([
    "s3:AbortMultipartUpload",
    "s3:ListMultipartUploadParts",
    "states:DescribeExecution",
    "states:DescribeExecution",
    "states:StartExecution",
    "states:StopExecution",
    "states:StopExecution",
  ]);
});
