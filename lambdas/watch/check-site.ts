// Reads the live feeds through the CDN, as a reader does, and returns what is wrong with them.
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
  /** The address of the site, without a final slash. */
  readonly siteUrl: string;
  /** Requests a URL from the CDN. @throws Error if there is no answer */
  readonly ask: (url: string) => Promise<Answer>;
  /** The catalog, where Khulasa stores what it knows of each article. It is only read. */
  readonly catalog: ObjectStore;
  /** The current time, in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * When an article is this old, in milliseconds, the feeds that readers get must contain it. The CDN alone may serve the old version of a
 * feed for six minutes.
 */
export const grace = 15 * 60_000;

const feeds = [documents.rss, documents.atom, documents.jsonFeed];

/**
 * Returns one line for each feed that can't be read or is invalid. If there are none, returns one line for each feed without the newest
 * article.
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

/**
 * The guid of the newest article that the feeds must contain by now. It can be searched for in the text of a feed, because guids contain no
 * characters that are escaped in XML or JSON (RFC 4151).
 */
async function readNewestGuid({ catalog, now }: WatchContext): Promise<string | undefined> {
  const latest = now() - grace;
  const startAfter = indexFrom("all", latest);
  const [newest] = await catalog.list({ prefix: indexPrefix("all"), startAfter, limit: 1 });
  if (!newest) return undefined;
  // The article may have an old date, but may have been uploaded or moved a moment ago. Then its index entry is new.
  const filed = await catalog.head(newest.key);
  if (!filed || filed.lastModified > latest) return undefined;
  const { value: record } = await getRecord(catalog, recordKeyOf(newest.key));
  return record?.guid;
}
