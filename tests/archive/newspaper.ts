// A simulated newspaper: editors change articles at random, and `check` tests that readers find exactly the published articles.
import assert from "node:assert/strict";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import type { Draws } from "../protocol/random/draws.ts";
import {
  arrival,
  articleText,
  drop,
  eventFor,
  readText,
  siteUrl,
  type TestContext,
} from "../publish/publish-fixture.ts";
import { formats, walkBackwards } from "./walk.ts";

const minute = 60_000;
/** How many files change in one operation. A batch of the queue has at most this many events. */
const mostEdits = 10;

const day = 24 * 60 * minute;

const sections = { sport: "الرياضة", misc: "منوعات" } as const;

interface Article {
  readonly published: number;
  readonly section: keyof typeof sections;
  readonly title: string;
}

export class Newspaper {
  readonly context: TestContext;
  readonly #draws: Draws;
  /** The articles that are in the inbox now. The keys are their ids. */
  readonly articles = new Map<string, Article>();
  #version = 0;

  constructor(context: TestContext, draws: Draws) {
    this.context = context;
    this.#draws = draws;
  }

  /** Moves the time forward, sometimes runs the clock (the scheduled call of each minute), then makes ten random edits in one batch. */
  async operate(changes: Partial<PublishContext> = {}): Promise<void> {
    const { chance, below } = this.#draws;
    const { clock } = this.context;
    clock.now += below(90) * minute;
    if (chance(0.15)) await tick({ ...this.context, ...changes }, async () => undefined);
    const keys = new Set<string>();
    for (let edits = 0; edits < mostEdits; edits++) keys.add(await this.#edit());
    const answer = await publish(eventFor(...keys), { ...this.context, ...changes });
    assert.deepEqual(answer, { batchItemFailures: [] });
  }

  setTimeZone(timeZone: Publication["timeZone"]): void {
    Object.assign(this.context, { publication: { ...this.context.publication, timeZone } });
  }

  async #edit(): Promise<string> {
    const { chance, below, pick } = this.#draws;
    const { inbox, clock } = this.context;
    const known = [...this.articles.keys()];
    const id = known.length > 0 && chance(0.45) ? pick(known) : `${1000 + below(4000)}`;
    const key = `${id}.txt`;
    const before = this.articles.get(id);
    if (before && chance(0.3)) {
      this.articles.delete(id);
      await inbox.delete(key);
      return key;
    }
    this.#version += 1;
    const isMoved = !before || chance(0.3);
    const article = {
      published: isMoved ? this.#drawDate(clock.now) : before.published,
      section: chance(0.7) ? ("sport" as const) : ("misc" as const),
      title: `الإصدار ${this.#version}`,
    };
    this.articles.set(id, article);
    const { published, section, title } = article;
    const date = new Date(published).toISOString();
    await drop(inbox, key, articleText({ id, section: sections[section], headline: title, date }));
    return key;
  }

  /** A time of publication: now, in the last fifteen days, at one of four times that several articles share, or in the next hours. */
  #drawDate(now: number): number {
    const { below, pick } = this.#draws;
    return pick([
      () => now,
      () => now,
      () => now - below(15 * day),
      () => arrival - below(4) * day,
      () => now + below(12 * 60) * minute,
    ])();
  }

  /** The articles that readers of the feed in a folder must find: the titles, by the guids of the articles. */
  shouldBe(folder: string): ReadonlyMap<string, string> {
    const { now } = this.context.clock;
    const shown = [...this.articles].filter(([, { published, section }]) => {
      return published <= now && (folder === "" || folder === `sections/${section}/`);
    });
    return new Map(shown.map(([id, { title }]) => [`tag:news.example,2017:${id}`, title]));
  }

  readonly fetch = (url: string) =>
    readText(this.context.site, decodeURIComponent(url.slice(siteUrl.length + 1)));

  /** Checks that a reader of each format finds each published article of each feed once, in its latest version. */
  async check(folders: readonly string[] = ["", "sections/sport/"]): Promise<void> {
    for (const folder of folders) {
      const expected = sorted(this.shouldBe(folder));
      for (const format of formats) {
        const walk = await walkBackwards(`${siteUrl}/${folder}${format}`, this.fetch);
        assert.deepEqual(sorted(walk.entries), expected, `${folder}${format}`);
      }
    }
  }
}

function sorted(entries: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
}
