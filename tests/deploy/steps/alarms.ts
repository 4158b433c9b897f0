// Causes each condition for which an alarm on one of our own metrics is raised. The function writes its metrics into its log. CloudWatch
// reads them from the log. The emulator doesn't, so the test sends them to it.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as z from "zod";
import { drop } from "../../publish/publish-fixture.ts";
import { accountFolder, aws } from "../commands.ts";
import { eventually, findNewspaper, type Newspaper } from "../newspaper.ts";
import { engineer } from "../people.ts";

const alarmShape = z.object({
  MetricAlarms: z.array(
    z.object({
      AlarmName: z.string(),
      StateValue: z.string(),
      Namespace: z.string(),
      MetricName: z.string(),
      Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })),
    }),
  ),
});

const eventShape = z.object({ events: z.array(z.object({ message: z.string() })) });

const configurationShape = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
});

/** The embedded metric format: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
const metricShape = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.tuple([
      z.object({
        Namespace: z.string(),
        Dimensions: z.tuple([z.array(z.string())]),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ]),
  }),
});

/** As CloudWatch is told of it. */
interface Measured {
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
  readonly Values: readonly number[];
}

const namespace = "Khulasa";

async function readAlarms() {
  const answer = await aws("cloudwatch describe-alarms --alarm-name-prefix Khulasa-", await engineer());
  return alarmShape.parse(answer).MetricAlarms.filter(({ Namespace }) => Namespace === namespace);
}

/** What was measured until now. */
async function readMetrics(newspaper: Newspaper): Promise<readonly Measured[]> {
  const command = `logs filter-log-events --log-group-name ${newspaper.output("Logs")} --filter-pattern CloudWatchMetrics`;
  const { events } = eventShape.parse(await aws(command, await engineer()));
  const lines = events
    .flatMap(({ message }) => message.split("\n"))
    .filter((line) => line.startsWith(`{"_aws"`));
  return lines.flatMap((line) => {
    const { _aws, ...values } = metricShape.parse(JSON.parse(line));
    const [{ Namespace, Dimensions, Metrics }] = _aws.CloudWatchMetrics;
    expect(Namespace).toBe(namespace);
    return Metrics.map(({ Name: MetricName }) => ({
      MetricName,
      Dimensions: Dimensions[0].map((Name) => ({ Name, Value: String(values[Name]) })),
      Values: [values[MetricName]].flat().map(Number),
    }));
  });
}

async function expectMeasured(newspaper: Newspaper, metric: string): Promise<void> {
  const names = (await readMetrics(newspaper)).map(({ MetricName }) => MetricName);
  expect(names).toContain(metric);
}

describe("what the alarms on our own metrics watch for is measured:", () => {
  let newspaper: Newspaper;
  let variables: Readonly<Record<string, string>>;
  const name = () => newspaper.output("Function");

  async function setVariables(changes: Readonly<Record<string, string>>): Promise<void> {
    const environment = JSON.stringify({ Variables: { ...variables, ...changes } });
    const as = await engineer();
    await aws(
      `lambda update-function-configuration --function-name ${name()} --environment '${environment}'`,
      as,
    );
    await aws(`lambda wait function-updated-v2 --function-name ${name()}`, as);
  }

  beforeAll(async () => {
    newspaper = await findNewspaper();
    const answer = await aws(`lambda get-function-configuration --function-name ${name()}`, await engineer());
    variables = configurationShape.parse(answer).Environment.Variables;
  });
  afterAll(() => setVariables({}));

  test("a feed that would be wrong is withheld", async () => {
    const before = await newspaper.site.get("sections/sport/rss.xml");
    await setVariables({ SITE_URL: newspaper.siteUrl.replace("cloudfront", "CloudFront") });
    await drop(newspaper.inbox, "withheld.txt", { id: "1300020", headline: "محجوب" });
    await eventually(() => expectMeasured(newspaper, "withheld"));
    expect((await newspaper.site.get("sections/sport/rss.xml"))?.body).toEqual(before?.body);
    await setVariables({});
  });

  test("an article that breaks a rule of feeds is left out", async () => {
    const { catalog } = newspaper;
    const key = "articles/1190303";
    const record = JSON.parse(Buffer.from((await catalog.get(key))?.body ?? "").toString());
    record.pictures[0].hosted.type = "text/html";
    record.revision += 1;
    const put = (at: string, text: string) =>
      catalog.put(at, new TextEncoder().encode(text), { contentType: "application/json" });
    await put(key, JSON.stringify(record));
    for (const place of record.places) await put(place, String(record.revision));
    const section = record.article?.section ?? "الرياضة";
    await drop(newspaper.inbox, "beside.txt", { id: "1300021", headline: "سليم", section });
    await eventually(() => expectMeasured(newspaper, "leftOut"));
  });

  test("each of these alarms watches a metric that was measured by now, and rings", async () => {
    const measured = await readMetrics(newspaper);
    const alarms = await readAlarms();
    expect(alarms.length).toBeGreaterThan(3);
    for (const { AlarmName, MetricName, Dimensions } of alarms) {
      expect(measured, AlarmName).toContainEqual(expect.objectContaining({ MetricName, Dimensions }));
    }

    const file = join(accountFolder, "metrics.json");
    writeFileSync(file, JSON.stringify(measured));
    const put = `cloudwatch put-metric-data --namespace ${namespace} --metric-data file://${file}`;
    await aws(put, await engineer());
    expect((await readAlarms()).filter(({ StateValue }) => StateValue !== "ALARM")).toEqual([]);
  });
});
