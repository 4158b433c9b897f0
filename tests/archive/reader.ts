// A reader on the search page: the page and the script as they are on the site, in a DOM implementation for Node instead of a browser.
import { parseHTML } from "linkedom";
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import { readText, siteUrl } from "../publish/publish-fixture.ts";

export interface Hit {
  readonly headline: string;
  readonly address: string;
  /** The section and the day. */
  readonly about: string;
}

export class Reader {
  readonly #document: ReturnType<typeof parseHTML>["document"];
  readonly #Event: typeof Event;
  readonly #site: ObjectStore;
  /** The paths of the documents that the script has loaded. */
  readonly loaded: string[] = [];
  /** The address of the page, as the script has changed it. */
  address = "";

  private constructor(site: ObjectStore, page: string) {
    const { document, Event } = parseHTML(page);
    this.#document = document;
    this.#Event = Event;
    this.#site = site;
  }

  /** @param query the end of the page's address, `?q=...` */
  static async open(site: ObjectStore, query = ""): Promise<Reader> {
    const reader = new Reader(site, (await readText(site, "search/index.html")) ?? "");
    const script = (await readText(site, "search.js")) ?? "";
    const history = {
      replaceState: (_state: null, _title: string, address: string) => (reader.address = address),
    };
    // The newspaper's own script, as a browser would run it.
    const run = new Function("document", "location", "history", "fetch", script);
    run(reader.#document, { search: query }, history, (url: string) => reader.#fetch(url));
    await reader.#settled();
    return reader;
  }

  async search(words: string): Promise<readonly Hit[]> {
    this.#element("words").setAttribute("value", words);
    this.#element("search").dispatchEvent(new this.#Event("submit", { cancelable: true }));
    await this.#settled();
    return this.hits();
  }

  /** Presses the button below the results. Returns whether it was there. */
  async askForMore(): Promise<boolean> {
    const more = this.#element("more");
    if (more.hasAttribute("hidden")) return false;
    more.dispatchEvent(new this.#Event("click"));
    await this.#settled();
    return true;
  }

  hits(): readonly Hit[] {
    return [...this.#document.querySelectorAll("#results li")].map((item) => ({
      headline: item.querySelector("a")?.textContent ?? "",
      address: item.querySelector("a")?.getAttribute("href") ?? "",
      about: item.querySelector(".meta")?.textContent ?? "",
    }));
  }

  get status(): string {
    return this.#element("status").textContent ?? "";
  }

  /** The addresses of the months, which a reader without scripts follows. */
  months(): readonly string[] {
    return [...this.#document.querySelectorAll("#months a")].map((link) => link.getAttribute("href") ?? "");
  }

  #element(id: string) {
    const element = this.#document.getElementById(id);
    if (!element) throw new Error(`the page has no #${id}`);
    return element;
  }

  async #fetch(url: string): Promise<unknown> {
    const path = decodeURIComponent(url.slice(siteUrl.length + 1));
    this.loaded.push(path);
    const text = await readText(this.#site, path);
    return {
      ok: text !== undefined,
      status: text === undefined ? 404 : 200,
      json: async () => JSON.parse(text ?? ""),
    };
  }

  async #settled(): Promise<void> {
    do await new Promise((resolve) => setTimeout(resolve, 5));
    while (this.status.startsWith("جارٍ"));
  }
}
