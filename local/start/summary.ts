// The state of the newspaper after the start, read from its store.
import { indexPrefix, instantOf } from "../../lambdas/catalog/keys.ts";
import { feedFormats } from "../../lambdas/feed/feed-formats.ts";
import { refusedPrefix } from "../../lambdas/inbox/key.ts";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import { sitePaths, urlOf } from "../../lambdas/publication/addresses.ts";
import { codesOfReport } from "../../lambdas/refusal/format-refusals.ts";
import type { RefusedFile, Summary } from "../terminal/event.ts";
import type { StartCount } from "./start-count.ts";

/** How many refused files the summary names. Each of the others still has its report. */
const namedRefusals = 5;

/** @param count what happened during the start */
export async function summarise(
  context: PublishContext,
  folder: string,
  count: StartCount,
): Promise<Summary> {
  const { catalog, inbox, siteUrl, now } = context;
  const entries = await catalog.list({ prefix: indexPrefix("all") });
  const waiting = entries.filter(({ key }) => instantOf(key) > now()).length;
  const reports = await inbox.list({ prefix: refusedPrefix });
  const refusedFiles: RefusedFile[] = [];
  for (const { key } of reports.slice(0, namedRefusals)) {
    const report = new TextDecoder().decode((await inbox.get(key))?.body);
    refusedFiles.push({
      file: key.slice(refusedPrefix.length, -".txt".length),
      codes: codesOfReport(report),
    });
  }
  return {
    event: "started",
    site: urlOf(siteUrl, ""),
    feed: urlOf(siteUrl, feedFormats.rss.file),
    allFeeds: urlOf(siteUrl, sitePaths.directory),
    folder,
    published: entries.length - waiting,
    new: count.published,
    waiting,
    undated: count.undated,
    removed: count.removed,
    refused: reports.length,
    refusedFiles,
  };
}
