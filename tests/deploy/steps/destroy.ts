// A stack is deleted by mistake, and deployed again with the buckets that the deleted stack has left.
import { describe, expect, test } from "vitest";
import { useBatchesOfOne } from "../batches.ts";
import { bash } from "../commands.ts";
import { commandsOf } from "../documented.ts";
import { eventually, findNewspaper, type Newspaper } from "../newspaper.ts";
import { engineer } from "../people.ts";
import { copyProject, deployFrom } from "../project-copy.ts";
import { readFeed } from "../read-feeds.ts";

const heading = "After the stack was deleted";

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

  test("it is protected", async () => {
    before = await remember();
    await expect(deployFrom(".", "npx cdk destroy --force --app cdk.out")).rejects.toThrow(
      /[Tt]ermination ?[Pp]rotection/,
    );
  });

  test("and leaves its buckets when it is destroyed all the same", async () => {
    const [destroy = ""] = commandsOf("docs/runbook.md", "Delete a newspaper");
    await deployFrom(".", destroy.replace("npx cdk destroy", "npx cdk destroy --app cdk.out"));
    const buckets = await bash("aws s3 ls", { as: await engineer() });
    for (const name of Object.values(before.newspaper.buckets)) expect(buckets).toContain(name);
  });

  test("a new one adopts them: the same articles under the same guids and addresses, nothing lost", async () => {
    const { inbox, catalog, site, accessLogs } = before.newspaper.buckets;
    const names = {
      inboxBucket: inbox,
      catalogBucket: catalog,
      siteBucket: site,
      accessLogsBucket: accessLogs,
    };
    const folder = copyProject("adopting", { context: names });
    const [adopt = ""] = commandsOf("docs/runbook.md", heading);
    const [deploy = "", backfill = ""] = adopt.split("\n");
    await deployFrom(folder, deploy);
    await useBatchesOfOne();
    await deployFrom(folder, backfill);
    const newspaper = await findNewspaper();
    expect(newspaper.buckets).toEqual(before.newspaper.buckets);
    await eventually(async () => expect(await readArticles(newspaper)).toEqual(before.articles));
    expect(await newspaper.catalog.list({ prefix: "articles/" })).toHaveLength(before.records);
  });
});
