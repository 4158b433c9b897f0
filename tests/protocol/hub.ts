// A model of a hub, and of the shared cache before the site. When the hub is told of a document, it fetches the document through the
// cache, and delivers it to subscribers.
import { announcedSeconds } from "../../lambdas/documents/cache-rules.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { siteUrl } from "../publish/publish-fixture.ts";

export class HubModel {
  /** For each document, the ETag of the version that subscribers have. */
  readonly #delivered = new Map<string, string>();
  readonly #site: ObjectStore;
  readonly #now: () => number;

  constructor(site: ObjectStore, now: () => number) {
    this.#site = site;
    this.#now = now;
  }

  /** Delivers all present documents to subscribers. */
  async deliverAll(): Promise<void> {
    for (const { key, etag } of await this.#site.list({ prefix: "" })) this.#delivered.set(key, etag);
  }

  /** Tells the hub of a document. As long as the cache may still serve the old bytes, subscribers get nothing new. */
  async tell(path: string): Promise<void> {
    const live = await this.#site.head(path);
    if (live && live.lastModified + announcedSeconds * 1000 <= this.#now())
      this.#delivered.set(path, live.etag);
  }

  /** The feeds of which subscribers have another version than the site. */
  async outdated(): Promise<readonly string[]> {
    const feeds = (await this.#site.list({ prefix: "" })).filter(({ key }) =>
      /(rss|atom|feed)\.\w+$/.test(key),
    );
    return feeds.filter(({ key, etag }) => this.#delivered.get(key) !== etag).map(({ key }) => key);
  }
}

export function pathOfTopic(topic: string): string {
  return decodeURIComponent(topic.slice(siteUrl.length + 1));
}
