import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { afterEach, expect, test, vi } from "vitest";
import type { Outcome } from "../../lambdas/protocol/context.ts";
import { observe } from "../../lambdas/publish/aws/observe.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { articleText, drop, eventFor, openTestContext } from "./publish-fixture.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The lines that are written to the log from now on. */
function logLines(): readonly string[] {
  const lines: string[] = [];
  for (const level of ["debug", "info", "warn", "error", "log"] as const) {
    vi.spyOn(console, level).mockImplementation((line) => void lines.push(String(line)));
  }
  vi.stubEnv("POWERTOOLS_DEV", "true"); // the global console instead of one of Powertools' own
  return lines;
}

/** What is written to the log and to the metrics for an outcome. */
function observed(outcome: Outcome) {
  const lines = logLines();
  const metrics = new Metrics({ namespace: "Khulasa", serviceName: "khulasa" });
  observe(new Logger({ logLevel: "DEBUG" }), metrics)(outcome);
  return { log: JSON.parse(lines.join()), metric: metrics.serializeMetrics() };
}

test.each<[Outcome, string]>([
  [{ kind: "failed", key: "a.txt", cause: new Error("SlowDown") }, "ERROR"],
  [{ kind: "withheld", document: "rss.xml", problems: ["no title"] }, "ERROR"],
  [{ kind: "refused", key: "a.txt", refusals: [] }, "WARN"],
  [{ kind: "published", key: "a.txt", id: "1" }, "INFO"],
  [{ kind: "unchanged", key: "a.txt" }, "DEBUG"],
])("%j is logged as %s, and counted", (outcome, level) => {
  const { log, metric } = observed(outcome);
  expect(log).toMatchObject({ level, message: outcome.kind });
  if ("key" in outcome) expect(log.key).toBe(outcome.key);
  expect(metric).toMatchObject({ [outcome.kind]: 1, service: "khulasa" });
});

test.each<[Outcome, boolean]>([
  [{ kind: "published", key: "a.txt", id: "1" }, false],
  [{ kind: "delivered", key: "a.txt", milliseconds: 1234 }, false],
  [{ kind: "refused", key: "a.txt", refusals: [] }, true],
])("if only what an alarm watches is wanted, a metric of %j is %s", (outcome, isMeasured) => {
  const metrics = new Metrics({ namespace: "Khulasa", serviceName: "khulasa" });
  vi.spyOn(console, "info").mockImplementation(() => undefined);
  observe(new Logger({ logLevel: "ERROR" }), metrics, "alarmed")(outcome);
  expect(metrics.hasStoredMetrics()).toBe(isMeasured);
});

test("the metric of the time from the upload to the feeds is a time, and not a count", () => {
  const { log, metric } = observed({ kind: "delivered", key: "a.txt", milliseconds: 1234 });
  expect(log).toMatchObject({ level: "DEBUG", message: "delivered", key: "a.txt", milliseconds: 1234 });
  expect(metric).toMatchObject({ uploadToFeed: 1234, service: "khulasa" });
  expect(metric._aws.CloudWatchMetrics[0]?.Metrics).toEqual([{ Name: "uploadToFeed", Unit: "Milliseconds" }]);
});

test("the line of a refusal says which rule and where, and has no word of the file, which may be under embargo", () => {
  const refusal = { code: "missing-date", line: 3, column: 1, found: "نص تحت الحظر" } as const;
  const { log } = observed({ kind: "refused", key: "a.txt", refusals: [refusal] });
  expect(log).toMatchObject({
    key: "a.txt",
    count: 1,
    refusals: [{ code: "missing-date", line: 3, column: 1 }],
  });
  expect(JSON.stringify(log)).not.toContain("الحظر");
});

test("an article under embargo is in no line of the log, whether it waits, is refused or is a draft", async () => {
  const secret = "سر";
  const texts = { headline: `عنوان ${secret}`, section: `قسم ${secret}`, text: `نص ${secret}` };
  const markdown = (field: string) =>
    `---\nid: 1\ntitle: ${texts.headline}\ndate: 2017-12-08\n${field}\n---\n${texts.text}\n`;
  const files: Readonly<Record<string, string>> = {
    "waits.txt": articleText({ ...texts, id: "2", date: "9 ديسمبر 2017" }),
    "impossible-date.txt": articleText({ ...texts, id: "3", date: `32 ديسمبر ${secret}` }),
    "impossible-embargo.md": markdown(`embargo: ${secret}`),
    "draft.md": markdown("status: draft"),
    "broken.md": markdown(`"${secret}`),
    "broken.json": `{"type": "text", "uri": "urn:x:1", "headline": "${texts.headline}" ${secret}`,
    "broken.xml": `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">${secret}</p>`,
  };
  const lines = logLines();
  const metrics = new Metrics({ namespace: "Khulasa", serviceName: "khulasa" });
  const context = openTestContext({ report: observe(new Logger({ logLevel: "DEBUG" }), metrics) });
  for (const [key, text] of Object.entries(files)) await drop(context.inbox, key, text);
  await publish(eventFor(...Object.keys(files)), context);
  const logged = lines.map((line) => JSON.parse(line));
  expect(logged.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(files)));
  expect(logged.map(({ message }) => message)).not.toContain("published");
  for (const line of lines) expect(line).not.toContain(secret);
});

test.each<Outcome>([
  {
    kind: "refused",
    key: "a.txt",
    refusals: Array(100_000).fill({ code: "missing-date", line: 1, column: 1, found: "" }),
  },
  { kind: "withheld", document: "rss.xml", problems: Array(10_000).fill("م".repeat(10_000)) },
])("the line of many problems is bounded, and says how many there are", (outcome) => {
  const { log } = observed(outcome);
  expect(JSON.stringify(log).length).toBeLessThan(10_000);
  expect(log.count).toBeGreaterThan(9999);
});

test("the line of an error is bounded, with all that caused it", () => {
  const long = "م".repeat(100_000);
  let cause = new Error(long);
  for (let depth = 0; depth < 10; depth++) cause = new Error(long, { cause });
  const { log } = observed({ kind: "failed", key: "a.txt", cause: new TypeError("SlowDown", { cause }) });
  expect(log.error).toMatchObject({ name: "TypeError", message: "SlowDown", cause: { name: "Error" } });
  expect(JSON.stringify(log).length).toBeLessThan(40_000);
});
