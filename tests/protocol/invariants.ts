// Checks what must be true after each write, and not only at the end: what a reader can see at that moment.
import type { PutOptions } from "../../lambdas/store/object-store.ts";
import { siteUrl } from "../publish/publish-fixture.ts";
import { type Draft, draftsOf, idOf, type Scenario, versionsIn } from "./scenario.ts";
import { start, type World } from "./world.ts";

/** Which invariants are checked. `directory` is checked only at the end, by end-state.ts. */
export const checked = {
  /** No document, page or picture shows an article before its time. */
  embargo: true,
  /** No document shows an older version of an article than it showed before. */
  forward: true,
  /** No document of a feed is deleted while it shows the present version of an article that is in the feed. */
  kept: true,
  /** At the end the list of feeds names exactly the feeds that exist. */
  directory: true,
  /**
   * The list of feeds never names an absent feed, not even for a moment. This is not true yet: a worker that has regenerated a section
   * adds it to the list, and only then looks whether another worker has removed it meanwhile (scenario "correction", schedule B32 A B).
   */
  directoryAtOnce: false,
  /** No feed names a page, a picture or an archive that is absent. */
  presence: true,
  /** The same as `presence`, in runs with a fault. */
  presenceAfterFaults: true,
};

interface SeenRecord {
  readonly id: string;
  readonly article: { readonly headline: string } | null;
  readonly revision: number;
  readonly places: readonly string[];
}

function versionOf({ article }: SeenRecord): number | undefined {
  return versionsIn(article?.headline ?? "")[0];
}

interface Document {
  readonly text: string;
  readonly versions: readonly number[];
}

function readDocument(body: Uint8Array | undefined): Document {
  const text = new TextDecoder().decode(body);
  return { text, versions: versionsIn(text) };
}

/** The documents on the site at the beginning of a run, by their ETags. Thousands of runs begin with the same documents. */
const first = new Map<string, Document>();
const mostFirst = 1000;

/** Watches every write to a world (the stores and the time of a run), and notes each broken invariant. */
export class Watch {
  readonly #checksPresence: boolean;
  readonly problems = new Set<string>();
  readonly #drafts: ReadonlyMap<number, { readonly key: string; readonly draft: Draft }>;
  readonly #world: World;
  /** How far the time of any worker is ahead, in milliseconds. A document may show an article this much too early. */
  readonly #ahead: number;
  /** For each version of an article, the revision of the newest record that had it. */
  readonly #revisions = new Map<number, number>();
  /** For each document and article, the greatest revision that the document has shown. */
  readonly #shown = new Map<string, number>();
  readonly #restored = new Set<string>();
  /** Each record as it is now. */
  readonly #newest = new Map<string, SeenRecord>();
  /** All texts that were at each path, the latest last. */
  readonly #texts = new Map<string, readonly string[]>();
  /** The pages, pictures and archives that each feed names. */
  readonly #named = new Map<string, readonly string[]>();
  /** The pages and pictures that a feed named before and does not name any more. */
  readonly #dropped = new Set<string>();
  /** The paths that readers can get now. */
  readonly #paths = new Set<string>();

  private constructor(scenario: Scenario, world: World, hasFault: boolean) {
    this.#checksPresence = hasFault ? checked.presenceAfterFaults : checked.presence;
    this.#drafts = draftsOf(scenario);
    this.#world = world;
    this.#ahead = Math.max(0, ...(scenario.skews ?? [])) * 1000;
  }

  static async over(
    scenario: Scenario,
    world: World,
    hasFault: boolean,
  ): Promise<{ readonly watch: Watch; readonly world: World }> {
    const watch = new Watch(scenario, world, hasFault);
    for (const { key } of await world.catalog.list({ prefix: "articles/" })) {
      const record = await world.catalog.get(key);
      if (record) watch.#sawRecord(record.body);
    }
    for (const { key, etag } of await world.site.list({ prefix: "" })) {
      watch.#paths.add(key);
      const known = first.get(etag) ?? readDocument((await world.site.get(key))?.body);
      if (first.size >= mostFirst) first.clear();
      first.set(etag, known);
      watch.#noteShown(key, known.versions);
      watch.#noteText(key, known.text);
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
          this.#checkFeeds();
          return etag;
        },
        delete: async (key, condition) => {
          await site.delete(key, condition);
          this.#checkDeleted(key);
          this.#paths.delete(key);
          this.#named.delete(key);
          this.#checkFeeds();
        },
      },
    };
  }

  #sawRecord(body: Uint8Array): void {
    const record = JSON.parse(new TextDecoder().decode(body)) as SeenRecord;
    const version = versionOf(record);
    if (version !== undefined) this.#revisions.set(version, record.revision);
    // An operator has restored an older record. After that, revisions do not tell which version is newer.
    if (record.revision < (this.#newest.get(record.id)?.revision ?? 0)) this.#restored.add(record.id);
    this.#newest.set(record.id, record);
  }

  #checkDeleted(path: string): void {
    const shown = versionsIn(this.#texts.get(path)?.at(-1) ?? "");
    const feed = path.slice(0, path.lastIndexOf("/"));
    for (const record of this.#newest.values()) {
      const version = versionOf(record);
      const isOfFeed = record.places.some((place) => place.startsWith(`index/${feed}/`));
      if (checked.kept && isOfFeed && version !== undefined && shown.includes(version))
        this.problems.add(`${path} is deleted although it shows version ${version}`);
    }
  }

  #sawDocument(path: string, body: Uint8Array): void {
    if (path.startsWith("media/")) {
      const id = path.split("/").slice(1, -1).join("/");
      const versions = [...this.#drafts].filter(([, { key, draft }]) => idOf(key, draft) === id);
      if (checked.embargo && versions.every(([version]) => this.#isEmbargoed(version)))
        this.problems.add(`${path} shows a picture of an article before its time`);
      return;
    }
    const { text, versions } = readDocument(body);
    for (const version of versions) {
      if (checked.embargo && this.#isEmbargoed(version))
        this.problems.add(`${path} shows version ${version} before its time`);
    }
    this.#noteShown(path, versions);
    this.#noteText(path, text);
    if (checked.directoryAtOnce && path === "feeds.opml")
      this.#checkPresence(path, pathsIn(text, /xmlUrl="([^"]*)"/g));
  }

  #isEmbargoed(version: number): boolean {
    const embargo = this.#drafts.get(version)?.draft.embargo;
    return embargo !== undefined && start + embargo * 60_000 > this.#world.clock.now + this.#ahead;
  }

  /**
   * Whether the document had the replaced text twice, with another text in between. Both times the ETag is the same. So a worker that read
   * the document the first time may still replace it the second time. Its next pass corrects what it wrote.
   */
  #isReturned(path: string): boolean {
    const texts = this.#texts.get(path) ?? [];
    return texts.indexOf(texts.at(-1) ?? "") < texts.length - 1;
  }

  #noteText(path: string, text: string): void {
    this.#texts.set(path, [...(this.#texts.get(path) ?? []), text]);
    if (!path.endsWith("feed.json")) return;
    const named = pathsIn(text, /"(?:url|image|next_url)":\s*"([^"]*\/(?:articles|media|archive)\/[^"]*)"/g);
    for (const one of this.#named.get(path) ?? []) if (!named.includes(one)) this.#dropped.add(one);
    this.#named.set(path, named);
  }

  #noteShown(path: string, versions: readonly number[]): void {
    for (const version of versions) {
      const named = this.#drafts.get(version);
      const revision = this.#revisions.get(version);
      if (!named || revision === undefined) continue;
      const id = idOf(named.key, named.draft);
      if (this.#restored.has(id)) continue;
      const at = `${path} ${id}`;
      const before = this.#shown.get(at) ?? 0;
      if (checked.forward && revision < before && !this.#isReturned(path))
        this.problems.add(`${path} goes back to version ${version} (revision ${revision} after ${before})`);
      this.#shown.set(at, Math.max(before, revision));
    }
  }

  #checkFeeds(): void {
    if (!this.#checksPresence) return;
    for (const [feed, named] of this.#named) this.#checkPresence(feed, named);
  }

  /**
   * Whether a picture came back that no feed named for a while. A worker that was about to erase it then may do so now: equal bytes have
   * equal ETags, so no condition keeps it from that. It looks again and puts the picture back.
   */
  #mayBeErased(path: string): boolean {
    return path.startsWith("media/") && this.#dropped.has(path);
  }

  #checkPresence(path: string, named: readonly string[]): void {
    for (const one of named) {
      if (!this.#paths.has(one) && !this.#mayBeErased(one))
        this.problems.add(`${path} names ${one}, which is absent`);
    }
  }
}

/** The paths on the site that a document names. */
function pathsIn(document: string, address: RegExp): readonly string[] {
  const urls = [...document.matchAll(address)].flatMap(([, url]) => url ?? []);
  return urls
    .filter((url) => url.startsWith(`${siteUrl}/`))
    .map((url) => decodeURIComponent(url.slice(siteUrl.length + 1)));
}
