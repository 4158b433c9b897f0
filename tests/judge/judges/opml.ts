// Imports lists of all feeds into newsboat, and compares the groups in which it files the feeds with those of the list.
import { parseOpml } from "feedsmith";
import type { FeedLabels } from "../../../lambdas/feed/memberships.ts";
import { renderOpml } from "../../../lambdas/page/opml.ts";
import type { Publication } from "../../../lambdas/publication/publication.ts";
import type { Verdict } from "../verdict.ts";
import { importOpml } from "./newsboat.ts";

/** Feeds of all kinds. The newspaper that the judges read has none of authors and tags. */
const labels: FeedLabels = {
  "sections/sport": "الرياضة",
  "authors/سالم": "سالم «أبو علي»",
  "tags/كأس": "كأس & كرة",
};

const everyKind = { sections: true, authors: true, tags: true };

/** Imports the list of the site, one with feeds of all kinds, and one whose feeds are in wrong groups, which must be noticed. */
export async function judgeOpml(publication: Publication, siteUrl: string): Promise<Verdict> {
  const served = await (await fetch(`${siteUrl}/feeds.opml`)).text();
  const full = renderOpml(labels, { ...publication, feeds: everyKind }, siteUrl);
  const problems = [...(await compare(served)), ...(await compare(full))];
  const regrouped = full.replace(/<\/outline>\n<outline text="[^"]*" title="[^"]*">\n/, "");
  const unnoticed = (await compare(regrouped, full)).length === 0 ? ["groups in feeds.opml"] : [];
  return { differences: [], problems, unnoticed, read: 2, spoiled: 1 };
}

/** The feeds that newsboat puts into another group than the list of all feeds does. */
async function compare(imported: string, list = imported): Promise<readonly string[]> {
  const filed = await importOpml(imported);
  const groups = parseOpml(list).body?.outlines ?? [];
  const expected = groups.flatMap(({ text, outlines = [] }) =>
    outlines.map(({ xmlUrl }) => `${xmlUrl} "${text}"`),
  );
  return expected.filter((line) => !filed.includes(line));
}
