// A stack is deleted by mistake, and deployed again with the buckets that the deleted stack has left. Only the new stack has a WebSub hub
// in its settings, because with a hub all steps before this one would take longer.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drop } from "../../publish/publish-fixture.ts";
import { useBatchesOfOne } from "../batches.ts";
import { bash } from "../commands.ts";
import { commandsOf } from "../documented.ts";
import { type Hub, startHub } from "../hub.ts";
import { eventually, findNewspaper, type Newspaper } from "../newspaper.ts";
import { engineer } from "../people.ts";
import { copyProject, deployFrom } from "../project-copy.ts";
import { readFeed } from "../read-feeds.ts";

const runbook = "docs/runbook.md";
const [output = ""] = commandsOf(runbook, "Runbook");

interface Remembered {
  readonly newspaper: Newspaper;
  readonly articles: readonly unknown[];
  readonly records: number;
}

async function remember(): Promise<Remembered> {
  const newspaper = await findNewspaper();
  const records = await newspaper.catalog.list({ prefix: "articles/" });
  return { newspaper, records: records.length, articles: await readArticles(newspaper) };
}

/** The entries of the main feed. Links have no CloudFront domain, because a new stack has a new domain. */
async function readArticles({ site, siteUrl }: Newspaper): Promise<readonly unknown[]> {
  const entries = await readFeed(site);
  return entries.map((entry) => ({ ...entry, link: entry.link?.replace(siteUrl, "") }));
}

describe("the engineer destroys the stack:", () => {
  let before: Remembered;
  let hub: Hub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub.close());

  test("it is protected", async () => {
    before = await remember();
    await expect(deployFrom(".", "npx cdk destroy --force --app cdk.out")).rejects.toThrow(
      /[Tt]ermination ?[Pp]rotection/,
    );
  });

  test("and leaves its buckets when it is destroyed all the same", async () => {
    const [show = "", commands = ""] = commandsOf(runbook, "Delete a newspaper");
    const as = await engineer();
    expect(await bash(`${output}\n${show}`, { as })).toContain('"UserName": "editor"');
    await deployFrom(".", commands.replace("npx cdk destroy", "npx cdk destroy --app cdk.out"));
    const buckets = await bash("aws s3 ls", { as });
    for (const name of Object.values(before.newspaper.buckets)) expect(buckets).toContain(name);

    // AWS gives the next queue another name. The emulator doesn't, so the inbox gets a queue that does not exist.
    const bucket = `--bucket ${before.newspaper.buckets.inbox}`;
    await bash(
      `events=$(aws s3api get-bucket-notification-configuration ${bucket} | sed 's/:Khulasa-[^"]*/:former/')
      aws s3api put-bucket-notification-configuration --skip-destination-validation ${bucket} --notification-configuration "$events"`,
      { as },
    );
  });

  test("a new one adopts them: the same articles under the same guids and addresses, nothing lost", async () => {
    const { inbox, catalog, site, accessLogs } = before.newspaper.buckets;
    const names = {
      inboxBucket: inbox,
      catalogBucket: catalog,
      siteBucket: site,
      accessLogsBucket: accessLogs,
    };
    const [deploy = "", readAgain = ""] = commandsOf(runbook, "After the stack was deleted");
    const settings = { context: names, publication: { hub: hub.url } };
    await deployFrom(copyProject("adopting", settings), deploy);
    const newspaper = await findNewspaper();
    expect(newspaper.buckets).toEqual(before.newspaper.buckets);
    await useBatchesOfOne();
    const as = await engineer();
    const events = `aws s3api get-bucket-notification-configuration --bucket ${inbox}`;
    expect(await bash(events, { as })).toContain(":former");
    await bash(`${output}\n${readAgain}`, { as });
    expect(await bash(events, { as })).not.toContain(":former");
    expect(await readArticles(newspaper)).toEqual(before.articles);
    expect(await newspaper.catalog.list({ prefix: "articles/" })).toHaveLength(before.records);
  });

  test("publishes what editors drop into them, and its hub is told within 15 seconds", async () => {
    const { inbox, siteUrl } = await findNewspaper();
    await hub.subscribe(`${siteUrl}/sections/sport/atom.xml`);
    let number = 0;
    // A busy machine may be too slow for one of the articles.
    await eventually(async () => {
      number += 1;
      const headline = `بعد التبني ${number}`;
      const delivered = hub.delivers(headline);
      const began = Date.now();
      await drop(inbox, `adopted-${number}.txt`, { id: `${1300040 + number}`, headline });
      await delivered;
      expect(Date.now() - began).toBeLessThanOrEqual(15_000);
    });
    expect(hub.problems).toEqual([]);
  });
});
