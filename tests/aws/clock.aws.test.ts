// What the schedule does each minute, with the event that the template gives it.
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { drop } from "../publish/publish-fixture.ts";
import { isAllowed } from "./account/iam-policy.ts";
import { policiesOf } from "./account/stack-at-moto.ts";
import { type NewspaperOnAws, openNewspaper } from "./newspaper-on-aws.ts";
import { readTitles } from "./read-feeds.ts";

const minute = 60_000;
let newspaper: NewspaperOnAws;

beforeAll(async () => {
  newspaper = await openNewspaper();
});
afterAll(() => newspaper.close());
afterEach(() => expect(newspaper.s3.denied).toEqual([]));

test("the first call after a deployment brings up the feeds that the settings name", async () => {
  expect(await newspaper.site.list({ prefix: "" })).toEqual([]);
  await newspaper.tick();
  for (const folder of ["", "sections/oman/", "sections/sport/"]) {
    expect(await readTitles(newspaper.site, folder)).toEqual([]);
  }
  expect(await newspaper.site.head("feeds.opml")).toBeDefined();
});

test("an article that waits is published by the first call after its time", async () => {
  const due = Math.ceil(Date.now() / minute) * minute + 10 * minute;
  await drop(newspaper.inbox, "later.txt", { headline: "موعده قادم", date: writtenInMuscat(due) });
  await newspaper.publish();
  await newspaper.tick();
  expect(await readTitles(newspaper.site)).toEqual([]);

  await newspaper.tick(due - Date.now());
  expect(await readTitles(newspaper.site)).toEqual(["موعده قادم"]);
  expect(await readTitles(newspaper.site, "sections/sport/")).toEqual(["موعده قادم"]);
  expect(await newspaper.site.head("articles/later")).toBeDefined();
});

test("whatever it writes into its log is JSON, also of a minute in which nothing happens", async () => {
  await newspaper.tick();
  for (const line of newspaper.log().trim().split("\n")) expect(JSON.parse(line)).toBeTypeOf("object");
});

test("the schedule may call the function by the name that it has, and nothing else", () => {
  const { template } = newspaper;
  const { properties } = template.one("AWS::Scheduler::Schedule");
  const { Target } = template.resolve(properties) as { Target: { Arn: string; RoleArn: string } };
  const role = policiesOf(template, "AWS::IAM::Policy", Target.RoleArn);
  expect(isAllowed(role, { action: "lambda:InvokeFunction", resource: Target.Arn })).toBe(true);
  expect(isAllowed(role, { action: "lambda:InvokeFunction", resource: `${Target.Arn}-other` })).toBe(false);
});

/** `24 نوفمبر 2026 07:35`, as the newspaper writes an instant. */
function writtenInMuscat(instant: number): string {
  const parts = new Intl.DateTimeFormat("ar-u-nu-latn", {
    timeZone: "Asia/Muscat",
    dateStyle: "long",
    timeStyle: "short",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")} ${part("hour")}:${part("minute")}`;
}
