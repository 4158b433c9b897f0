// What must hold after each write, not only in the end: what a reader can see at that moment.
import type { PutOptions } from "../../lambdas/store/object-store.ts";
import { siteUrl } from "../publish/newsroom-fixture.ts";
import { type Draft, draftsOf, idOf, type Scenario, versionsIn } from "./scenario.ts";
import { start, type World } from "./world.ts";

/** Those that are checked. */
const checked = {
  /** No document, page or picture shows an article before its time. */
  embargo: true,
  /** No document goes back to a version of an article that is older than the one that it showed. */
  forward: true,
  /** The list of feeds names no feed that is absent. */
  directory: true,
  /** No feed names a page that is absent. Not yet: a feed may do so for a moment. */
  pages: false,
};

/** Sees every write to a world, and notes what breaks an invariant. */
export class Watch {
  readonly problems: string[] = [];
  readonly #drafts: ReadonlyMap<number, { readonly key: string; readonly draft: Draft }>;
  readonly #world: World;
  /** The revision of the newest record that had a version. */
  readonly #revisions = new Map<number, number>();
  /** The greatest revision of an article that a document has shown. */
  readonly #shown = new Map<string, number>();
  /** The revision of each record. */
  readonly #newest = new Map<string, number>();
  /** What readers can get. */
  readonly #paths = new Set<string>();

  private constructor(scenario: Scenario, world: World) {
    this.#drafts = draftsOf(scenario);
    this.#world = world;
  }

  static async over(
    scenario: Scenario,
    world: World,
  ): Promise<{ readonly watch: Watch; readonly world: World }> {
    const watch = new Watch(scenario, world);
    for (const { key } of await world.catalog.list({ prefix: "articles/" })) {
      const record = await world.catalog.get(key);
      if (record) watch.#sawRecord(record.body);
    }
    for (const { key } of await world.site.list({ prefix: "" })) {
      watch.#paths.add(key);
      const stored = await world.site.get(key);
      if (stored) watch.#noteShown(key, versionsIn(new TextDecoder().decode(stored.body)));
    }
    return { watch, world: { ...world, ...watch.#watched(world) } };
  }

  #watched({ catalog, site }: World): Pick<World, "catalog" | "site"> {
    return {
      catalog: {
        ...catalog,
        put: async (key, body, options: PutOptions) => {
          const etag = await catalog.put(key, body, options);
          if (key.startsWith("articles/")) this.#sawRecord(body);
          return etag;
        },
      },
      site: {
        ...site,
        put: async (key, body, options) => {
          const etag = await site.put(key, body, options);
          this.#paths.add(key);
          this.#sawDocument(key, body);
          return etag;
        },
        delete: async (key, condition) => {
          await site.delete(key, condition);
          this.#paths.delete(key);
        },
      },
    };
  }

  #sawRecord(body: Uint8Array): void {
    const record = JSON.parse(new TextDecoder().decode(body)) as {
      readonly id: string;
      readonly article: { readonly headline: string } | null;
      readonly revision: number;
    };
    const [version] = versionsIn(record.article?.headline ?? "");
    if (version !== undefined) this.#revisions.set(version, record.revision);
    // An operator has brought an older record back: readers see the article of then, until it is published again.
    const isOlder = record.revision < (this.#newest.get(record.id) ?? 0);
    if (isOlder)
      for (const at of this.#shown.keys()) if (at.endsWith(` ${record.id}`)) this.#shown.delete(at);
    this.#newest.set(record.id, record.revision);
  }

  #sawDocument(path: string, body: Uint8Array): void {
    if (path.startsWith("media/")) {
      const id = path.split("/").slice(1, -1).join("/");
      const versions = [...this.#drafts].filter(([, { key, draft }]) => idOf(key, draft) === id);
      if (checked.embargo && versions.every(([version]) => this.#isEmbargoed(version)))
        this.problems.push(`${path} shows a picture of an article before its time`);
      return;
    }
    const text = new TextDecoder().decode(body);
    const versions = versionsIn(text);
    for (const version of versions) {
      if (checked.embargo && this.#isEmbargoed(version))
        this.problems.push(`${path} shows version ${version} before its time`);
    }
    this.#noteShown(path, versions);
    if (checked.directory && path === "feeds.opml") this.#checkAddresses(path, text, /xmlUrl="([^"]*)"/g);
    if (checked.pages && path.endsWith("feed.json")) this.#checkAddresses(path, text, /"url":\s*"([^"]*)"/g);
  }

  #isEmbargoed(version: number): boolean {
    const embargo = this.#drafts.get(version)?.draft.embargo;
    return embargo !== undefined && start + embargo * 60_000 > this.#world.clock.now;
  }

  #noteShown(path: string, versions: readonly number[]): void {
    for (const version of versions) {
      const named = this.#drafts.get(version);
      const revision = this.#revisions.get(version);
      if (!named || revision === undefined) continue;
      const at = `${path} ${idOf(named.key, named.draft)}`;
      const before = this.#shown.get(at) ?? 0;
      if (checked.forward && revision < before)
        this.problems.push(`${path} goes back to version ${version} (revision ${revision} after ${before})`);
      this.#shown.set(at, Math.max(before, revision));
    }
  }

  #checkAddresses(path: string, text: string, address: RegExp): void {
    for (const [, url = ""] of text.matchAll(address)) {
      const named = decodeURIComponent(url.slice(siteUrl.length + 1));
      if (url.startsWith(`${siteUrl}/`) && !this.#paths.has(named))
        this.problems.push(`${path} names ${named}, which is absent`);
    }
  }
}
