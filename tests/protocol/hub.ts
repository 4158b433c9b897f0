// A hub and the shared cache before the site. The hub fetches what it is told of through the cache, and keeps it for subscribers.
import { announcedSeconds } from "../../lambdas/documents/cache-rules.ts";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { siteUrl } from "../publish/publish-fixture.ts";

export class HubModel {
  /** The ETag of each document as subscribers have it. */
  readonly #delivered = new Map<string, string>();
  readonly #site: ObjectStore;
  readonly #now: () => number;

  constructor(site: ObjectStore, now: () => number) {
    this.#site = site;
    this.#now = now;
  }

  /** Subscribers have all that is there now. */
  async deliverAll(): Promise<void> {
    for (const { key, etag } of await this.#site.list({ prefix: "" })) this.#delivered.set(key, etag);
  }

  /** The cache may serve the bytes of before for as long as it may keep them: then subscribers get nothing new. */
  async tell(path: string): Promise<void> {
    const live = await this.#site.head(path);
    if (live && live.lastModified + announcedSeconds * 1000 <= this.#now())
      this.#delivered.set(path, live.etag);
  }

  /** Feeds of which subscribers have other bytes than the site. */
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
