// Simulates editors on busy days: many new articles, then corrections, moves, renames and deletions while articles are being published.
// Each article states when it was published and updated, to the minute. So the result does not depend on the time of the upload.
import type { ObjectStore } from "../../lambdas/store/object-store.ts";
import type { Draws } from "../protocol/random/draws.ts";
import { type Draft, drop } from "../publish/publish-fixture.ts";

/** The names of the sections, and the folders of their feeds. The newspaper's settings name none of these sections. */
export const sections = {
  محليات: "sections/محليات/",
  ملاعب: "sections/ملاعب/",
  منوعات: "sections/منوعات/",
} as const;

type Section = keyof typeof sections;
const names = Object.keys(sections) as Section[];

interface Story {
  readonly number: number;
  readonly key: string;
  readonly section: Section;
  /** How many times the story was corrected. */
  readonly version: number;
}

const noon = Date.UTC(2017, 11, 5, 8);
const minute = 60_000;

export class BusyDay {
  /** The stories that are in the inbox now, by key. */
  readonly #stories = new Map<string, Story>();
  #dropped = 0;
  readonly #inbox: ObjectStore;
  readonly #draws: Draws;

  constructor(inbox: ObjectStore, draws: Draws) {
    this.#inbox = inbox;
    this.#draws = draws;
  }

  /** Adds this number of new stories, in each section in turn. */
  async drop(count: number): Promise<void> {
    const first = this.#dropped;
    this.#dropped += count;
    for (let number = first; number < first + count; number++) {
      const section = names[number % names.length] ?? "منوعات";
      await this.#put({ number, key: `${section}/${number}.txt`, section, version: 0 });
    }
  }

  /** Makes one random change of one story, as an editor would. */
  async edit(): Promise<void> {
    const { pick } = this.#draws;
    const story = pick([...this.#stories.values()]);
    const act = pick(["correct", "correct", "move", "rename", "delete"] as const);
    if (act === "delete") return this.#delete(story.key);
    if (act === "rename") {
      // S3 has no renaming. Programs copy the file, then delete the old one.
      await this.#put({ ...story, key: `${story.key}-${story.version}.txt` });
      return this.#delete(story.key);
    }
    const section = act === "move" ? pick(names) : story.section;
    return this.#put({ ...story, section, version: story.version + 1 });
  }

  /** The titles that a feed should show, newest first. */
  titles(limit: number, section?: Section): readonly string[] {
    return [...this.#stories.values()]
      .filter((story) => section === undefined || story.section === section)
      .sort((a, b) => publishedAt(b) - publishedAt(a))
      .slice(0, limit)
      .map(titleOf);
  }

  async #put(story: Story): Promise<void> {
    this.#stories.set(story.key, story);
    await drop(this.#inbox, story.key, draftOf(story));
  }

  async #delete(key: string): Promise<void> {
    this.#stories.delete(key);
    await this.#inbox.delete(key);
  }
}

function draftOf(story: Story): Draft {
  const { number, section, version } = story;
  const published = written(publishedAt(story));
  const updated = version === 0 ? [] : [written(publishedAt(story) + version * 60 * minute)];
  return {
    id: String(1_200_000 + number),
    section,
    headline: titleOf(story),
    date: [published, ...updated].join("\n"),
    text: `نص الخبر رقم ${number} في صيغته ${version}.`,
  };
}

function titleOf({ number, version }: Story): string {
  return version === 0 ? `خبر رقم ${number}` : `خبر رقم ${number} مصحح ${version}`;
}

/** The stories are spread over four days. No two have the same minute. */
function publishedAt({ number }: Story): number {
  return noon + (number % 4) * 24 * 60 * minute + number * minute;
}

/** Formats a time as a date in Arabic, in the time zone of Muscat, which is always four hours ahead of UTC. */
function written(instant: number): string {
  const local = new Date(instant + 4 * 60 * minute).toISOString();
  return `${local.slice(8, 10)} ديسمبر 2017 ${local.slice(11, 16)}`;
}
