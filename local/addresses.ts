// Prints the addresses of the site, the feeds and the folder.
import { urlOf } from "../lambdas/publication/addresses.ts";
import type { ObjectStore } from "../lambdas/store/object-store.ts";
import type { Terminal } from "./terminal.ts";

/** Matches a document of a feed. The group is the feed's folder. */
const feedDocument = /^(?<folder>(?:(?:sections|authors|tags)\/[^/]+\/)?)(?:rss\.xml|atom\.xml|feed\.json)$/;
const documentNames = ["rss.xml", "atom.xml", "feed.json"];

export class Addresses {
  readonly #siteUrl: string;
  readonly #terminal: Terminal;
  readonly #announced = new Set<string>();
  #isAnnouncing = false;

  constructor(siteUrl: string, terminal: Terminal) {
    this.#siteUrl = siteUrl;
    this.#terminal = terminal;
  }

  /** Prints the addresses of the site, of all its feeds, and of the watched folder. */
  async announce(site: ObjectStore, articles: string): Promise<void> {
    const folders = new Set([""]);
    for (const prefix of ["sections/", "authors/", "tags/"]) {
      for (const { key } of await site.list({ prefix })) {
        const folder = feedDocument.exec(key)?.groups?.folder;
        if (folder) folders.add(folder);
      }
    }
    this.#isAnnouncing = true;
    this.#terminal.say(`\nsite      ${this.#siteUrl}`);
    for (const folder of folders) for (const name of documentNames) this.#announceFeed(folder + name);
    this.#terminal.say(`all feeds ${urlOf(this.#siteUrl, "feeds.opml")}`);
    this.#terminal.say(
      `articles  ${articles}\n          drop, edit, rename or delete files there; Ctrl-C ends this\n`,
    );
  }

  /** Prints the address of a feed that is new. */
  announceWritten(document: string): void {
    if (this.#isAnnouncing && feedDocument.test(document)) this.#announceFeed(document);
  }

  #announceFeed(key: string): void {
    if (this.#announced.has(key)) return;
    this.#announced.add(key);
    this.#terminal.say(`feed      ${urlOf(this.#siteUrl, key)}`);
  }
}
