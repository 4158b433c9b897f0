// Reads the live feeds as a stranger does, and says what a reader would complain of.
import { getRecord } from "../catalog/catalog.ts";
import { indexFrom, indexPrefix, recordKeyOf } from "../catalog/keys.ts";
import { documents } from "../documents/documents.ts";
import { pathInFeed } from "../documents/render-documents.ts";
import { checkDocument } from "../gate/gate.ts";
import { urlOf } from "../publication/addresses.ts";
import type { ObjectStore } from "../store/object-store.ts";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export interface WatchContext {
  /** Where the site is served, without a final slash. */
  readonly siteUrl: string;
  /** Asks the CDN. @throws Error if there is no answer */
  readonly ask: (url: string) => Promise<Answer>;
  /** Only read. */
  readonly catalog: ObjectStore;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** How long an article may take from the catalog to a reader, ms. The CDN alone may serve older bytes for six minutes. */
export const grace = 15 * 60_000;

const feeds = [documents.rss, documents.atom, documents.jsonFeed];

/**
 * One line for each feed that is unreachable or invalid, and one if the newest article is not in the feed.
 *
 * @throws StoreFault
 */
export async function checkSite(context: WatchContext): Promise<readonly string[]> {
  const answers = await Promise.all(
    feeds.map(async (feed) => {
      const url = urlOf(context.siteUrl, pathInFeed(feed, "all"));
      return { url, rule: feed.check, ...(await ask(url, context)) };
    }),
  );
  const broken = answers.flatMap(({ url, rule, answer, fault }): readonly string[] => {
    if (answer?.status !== 200) return [`unreachable: ${url}: ${fault ?? answer?.status}`];
    const [problem] = checkDocument(answer.text, rule, url);
    return problem ? [`invalid: ${url}: ${problem.text}`] : [];
  });
  if (broken.length > 0) return broken;
  const guid = await readNewestGuid(context);
  return answers
    .filter(({ answer }) => guid !== undefined && !answer?.text.includes(guid))
    .map(({ url }) => `outdated: ${url}: ${guid} is missing`);
}

async function ask(url: string, context: WatchContext): Promise<{ answer?: Answer; fault?: string }> {
  try {
    return { answer: await context.ask(url) };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** Of the newest article that readers should have by now. Guids have no letter that a feed would escape (RFC 4151). */
async function readNewestGuid({ catalog, now }: WatchContext): Promise<string | undefined> {
  const latest = now() - grace;
  const startAfter = indexFrom("all", latest);
  const [newest] = await catalog.list({ prefix: indexPrefix("all"), startAfter, limit: 1 });
  if (!newest) return undefined;
  // An article of yesterday may have come a second ago, or changed its place.
  const filed = await catalog.head(newest.key);
  if (!filed || filed.lastModified > latest) return undefined;
  const { value: record } = await getRecord(catalog, recordKeyOf(newest.key));
  return record?.guid;
}
