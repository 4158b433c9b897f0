// One random schedule of the real publish function: several workers over one store that yields at every request,
// crashes, faults of the store, redelivery, duplicated and reordered events, editors at work meanwhile, and a clock for what
// they date ahead. The executable form of the
// protocol's promise; what it checks in the end does not depend on how the code came there.
import { setImmediate as settled } from "node:timers/promises";
import type { SQSEvent } from "aws-lambda";
import { WarmRecords } from "../../lambdas/catalog/warm-records.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import {
  articleText,
  type Draft,
  drop,
  eventFor,
  openTestContext,
  pageOf,
  png,
  readItems,
  readText,
  siteUrl,
  type TestContext,
} from "./publish-fixture.ts";

/** The last is a file of several items. */
const keys = ["k1.txt", "k2.txt", "k3.md", "k4.xml"];
/** Beside two of the articles, and one that only the third may name. */
const pictureKeys = ["k1.png", "k3.png", "logo.png"];
const sharedIds = ["1001", "1002"];
/** Of the items in files of several, and sometimes of an article in a file of its own. */
const itemIds = ["urn:x:1", "urn:x:2"];
const sections = { s1: "محليات", s2: "منوعات" } as const;
const days = ["05", "06", "07", "08"];
const feedLength = 3;
const workersAtOnce = 3;

/** Runs one schedule to its end and answers what is wrong then; nothing, if all is well. */
export async function runSchedule(seed: number): Promise<readonly string[]> {
  const random = generator(seed);
  const chance = (probability: number) => random() < probability;
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]) => items[below(items.length)] as Item;

  const context = openTestContext();
  const queue: string[] = [];
  const workers: Worker[] = [];
  let minute: Minute | undefined;
  const clockRecords = new WarmRecords();
  /** What each idle process remembers; a process that crashes is replaced by one that remembers nothing. */
  const processes = Array.from({ length: workersAtOnce }, () => new WarmRecords());
  let edits = 2 + below(8);
  let crashes = below(5);
  /** Editors who wait until the last edit is published, and editors who don't. */
  const pace = pick([0.12, 0.01]);
  let version = 0;

  const edit = async () => {
    const key = chance(0.4) ? pick(pictureKeys) : pick(keys);
    version += 1;
    if (chance(0.25)) await context.inbox.delete(key);
    else if (pictureKeys.includes(key)) {
      await context.inbox.put(key, png(pick([version, 100])), { contentType: "image/png" });
    } else if (key.endsWith(".xml")) {
      const items = itemIds
        .filter(() => chance(0.5))
        .map((id) => ({
          id,
          section: pick(Object.values(sections)),
          date: chance(0.5) ? `2017-12-${pick(days)}` : soon(context.clock.now + below(400) * 1000),
          text: `نص ${pick([version, 0])} من المادة ${itemIds.indexOf(id)}.`,
          isDraft: chance(0.2),
        }));
      await drop(context.inbox, key, rssText(items));
    } else {
      const ownId = `200${keys.indexOf(key)}`;
      const id = chance(0.35) ? pick(key.endsWith(".md") ? [...sharedIds, ...itemIds] : sharedIds) : ownId;
      const date = chance(0.5) ? `${pick(days)} ديسمبر 2017` : soon(context.clock.now + below(400) * 1000);
      const draft = { id, section: pick(Object.values(sections)), date, text: `نص ${pick([version, 0])}.` };
      const image = `image: ${pick(["logo.png", "logo.PNG"])}`; // one name, to people
      const fields = [...(chance(0.3) ? ["draft: true"] : []), ...(chance(0.5) ? [image] : [])];
      const file = key.endsWith(".md") ? markdownText(draft, fields) : articleText(draft);
      await drop(context.inbox, key, file);
    }
    const notices = chance(0.2) ? 2 : 1;
    for (let notice = 0; notice < notices; notice++) queue.splice(below(queue.length + 1), 0, key);
  };

  while (edits > 0 || queue.length > 0 || workers.length > 0) {
    const draw = random();
    context.clock.now += 1000;
    if (!minute && chance(0.05)) minute = new Minute({ ...context, warmRecords: clockRecords });
    else if (minute && chance(0.4)) minute.turnstile.settleOne(random, "answered");
    if (edits > 0 && (draw < pace || queue.length + workers.length === 0)) {
      edits -= 1;
      await edit();
    } else if (queue.length > 0 && processes.length > 0 && (draw < 0.3 || workers.length === 0)) {
      const [warmRecords = new WarmRecords()] = processes.splice(below(processes.length), 1);
      const batch = queue.splice(-Math.min(queue.length, 1 + below(2)));
      workers.push(new Worker({ ...context, warmRecords }, batch));
    } else {
      const index = below(workers.length);
      const worker = workers[index] as Worker;
      if (crashes > 0 && chance(0.01)) {
        crashes -= 1;
        queue.push(...worker.batch); // it never answers again; the queue delivers its messages once more
        workers.splice(index, 1);
        processes.push(new WarmRecords());
      } else worker.turnstile.settleOne(random, chance(0.003) ? pick(["refused", "lost"]) : "answered");
    }
    await settled(); // now every worker stands before its next requests, or has answered
    if (minute?.isOver) minute = undefined;
    for (const worker of workers.filter((each) => each.unfinished)) {
      workers.splice(workers.indexOf(worker), 1);
      worker.turnstile.settleAll(); // it has answered, at a fault of one request, while others were under way
      processes.push(worker.context.warmRecords);
      queue.push(...(worker.unfinished ?? []));
    }
  }
  for (; minute && !minute.isOver; await settled()) {
    context.clock.now += 1000;
    minute.turnstile.settleOne(random, "answered");
  }
  context.clock.now += 400 * 1000;
  await tick({ ...context, warmRecords: clockRecords }, async () => undefined);
  return findProblems(context);
}

function soon(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, -5)}Z`;
}

function markdownText(
  draft: Required<Pick<Draft, "id" | "section" | "date" | "text">>,
  fields: readonly string[],
): string {
  const { id, section, date, text } = draft;
  const all = [`id: ${id}`, "title: عنوان", `section: ${section}`, `date: ${date}`, ...fields];
  return `---\n${all.join("\n")}\n---\n${text}\n`;
}

interface RssItem extends Required<Pick<Draft, "id" | "section" | "date" | "text">> {
  readonly isDraft: boolean;
}

/** A file of several items, or of the one that is always there. */
function rssText(items: readonly RssItem[]): string {
  const last = { id: "urn:x:last", section: sections.s1, date: "2017-12-04", text: "نص.", isDraft: false };
  const written = [...items, last].map(
    ({ id, section, date, text, isDraft }) =>
      `<item><guid>${id}</guid><title>عنوان</title><category>${section}</category><pubDate>${date}</pubDate>` +
      `<description>${text}</description>${isDraft ? "<wp:status>draft</wp:status>" : ""}</item>`,
  );
  return `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel>\n${written.join("\n")}\n</channel></rss>`;
}

interface Asked {
  readonly id: string;
  readonly text: string | undefined;
  readonly picture: string;
}

/** What a file of the inbox asks for, told from its text in the simplest way. */
function readFile(key: string, file: string): readonly Asked[] {
  if (!key.endsWith(".xml")) return [readOne(key, file)];
  const items = file.split("\n").filter((line) => line.startsWith("<item>"));
  return items.map((line) => ({
    id: /<guid>(.*)<\/guid>/.exec(line)?.[1] ?? "",
    text: line.includes("draft") ? undefined : /<description>(.*)<\/description>/.exec(line)?.[1],
    picture: "",
  }));
}

function readOne(key: string, file: string): Asked {
  const lines = file.trim().split("\n");
  const id = key.endsWith(".md") ? /^id: (.*)$/m.exec(file)?.[1] : lines[0];
  const text = file.includes("draft: true") ? undefined : lines.at(-1);
  const picture = /^image: (.*)$/m.exec(file)?.[1]?.toLowerCase() ?? key.replace(/\w+$/, "png");
  return { id: id ?? "", text, picture };
}

/** What becomes of a request; one that is lost took effect, but nobody hears of it. */
type Fate = "answered" | "refused" | "lost";

/** Where requests wait, in no order, until the schedule settles them. */
class Turnstile {
  readonly #waiting: ((fate: Fate) => void)[] = [];

  /** The same context, its requests held up here. */
  before(context: TestContext): TestContext {
    const { inbox, catalog, site } = context;
    return { ...context, inbox: this.#hold(inbox), catalog: this.#hold(catalog), site: this.#hold(site) };
  }

  turn(): Promise<Fate> {
    return new Promise((settle) => this.#waiting.push(settle));
  }

  settleOne(random: () => number, fate: Fate): void {
    const [settle] = this.#waiting.splice(Math.floor(random() * this.#waiting.length), 1);
    settle?.(fate);
  }

  settleAll(): void {
    for (const settle of this.#waiting) settle("answered");
  }

  #hold(store: ObjectStore): ObjectStore {
    const inTurn = async <Answer>(verb: keyof ObjectStore, key: string, request: () => Promise<Answer>) => {
      const fate = await this.turn();
      if (fate === "refused") throw new StoreFault(verb, key, { cause: fate });
      const answer = await request();
      if (fate === "lost") throw new StoreFault(verb, key, { cause: fate });
      return answer;
    };
    return {
      get: (key) => inTurn("get", key, () => store.get(key)),
      head: (key) => inTurn("head", key, () => store.head(key)),
      put: (key, body, options) => inTurn("put", key, () => store.put(key, body, options)),
      list: (options) => inTurn("list", options.prefix, () => store.list(options)),
      delete: (key, condition) => inTurn("delete", key, () => store.delete(key, condition)),
    };
  }
}

/** An invocation of publish(). */
class Worker {
  readonly context: TestContext;
  readonly batch: readonly string[];
  readonly turnstile = new Turnstile();
  /** The keys to deliver again, once it has answered. */
  unfinished: readonly string[] | undefined;

  constructor(context: TestContext, batch: readonly string[]) {
    this.context = context;
    this.batch = batch;
    void this.#work(eventFor(...batch), this.turnstile.before(context));
  }

  async #work(event: SQSEvent, context: TestContext): Promise<void> {
    const { batchItemFailures } = await publish(event, context);
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    this.unfinished = this.batch.filter((_key, index) => failed.has(`message-${index}`));
  }
}

/** A minute of the clock, which may take longer than others take for their work. */
class Minute {
  readonly turnstile = new Turnstile();
  isOver = false;

  constructor(context: TestContext) {
    const { clock } = context;
    const pause = async (milliseconds: number) => {
      for (const end = clock.now + milliseconds; clock.now < end; ) await this.turnstile.turn();
    };
    void tick(this.turnstile.before(context), pause).then(() => {
      this.isOver = true;
    });
  }
}

interface StoredRecord {
  readonly id: string;
  readonly guid: string;
  readonly article: { readonly paragraphs: readonly string[] } | null;
  readonly places: readonly string[];
}

/**
 * Each id that any file holds is published from the latest of those files, no other id is, each feed is what the
 * records say, newest first, and each article has a page exactly while it is published, and the picture beside its file.
 */
async function findProblems({ inbox, catalog, site }: TestContext): Promise<readonly string[]> {
  const problems: string[] = [];
  const wanted = new Map<
    string,
    { modified: number; key: string; text: string | undefined; picture: string }
  >();
  const widths = new Map<string, number>();
  for (const { key } of await inbox.list({ prefix: "" })) {
    if (pictureKeys.includes(key)) {
      widths.set(key, Buffer.from((await inbox.get(key))?.body ?? []).readUInt32BE(16));
      continue;
    }
    const file = await inbox.get(key);
    const modified = file?.lastModified ?? 0;
    for (const { id, text, picture } of readFile(key, (await readText(inbox, key)) ?? "")) {
      const other = wanted.get(id);
      if (!other || modified > other.modified || (modified === other.modified && key > other.key)) {
        wanted.set(id, { modified, key, text, picture });
      }
    }
  }
  const directory = (await readText(site, "feeds.opml")) ?? "";
  for (const { key } of await site.list({ prefix: "sections/" })) {
    const address = `${siteUrl}/${key.split("/").map(encodeURIComponent).join("/")}`;
    if (key.endsWith("/rss.xml") && !directory.includes(`"${address}"`))
      problems.push(`${key} is not in the list of feeds`);
  }
  const records: StoredRecord[] = [];
  for (const { key } of await catalog.list({ prefix: "articles/" })) {
    records.push(JSON.parse((await readText(catalog, key)) ?? "") as StoredRecord);
  }
  for (const id of new Set([...wanted.keys(), ...records.map((record) => record.id)])) {
    const published = records.find((record) => record.id === id)?.article?.paragraphs.join();
    const text = wanted.get(id)?.text;
    if (published !== text) problems.push(`article ${id} is ${published}, should be ${text}`);
    if (((await pageOf(site, id)) === "article") !== (text !== undefined)) {
      problems.push(`the page of ${id} is ${text === undefined ? "still there" : "missing"}`);
    }
  }
  const pictures = new Map<string, string>();
  for (const id of new Set([...wanted.keys(), ...records.map((record) => record.id)])) {
    const there = await site.list({ prefix: `media/${id}/` });
    const { text, picture = "" } = wanted.get(id) ?? {};
    const width = text === undefined ? undefined : widths.get(picture);
    const shown = await Promise.all(
      there.map(async ({ key }) => Buffer.from((await site.get(key))?.body ?? []).readUInt32BE(16)),
    );
    if (shown.join() !== `${width ?? ""}`) problems.push(`${id} has pictures ${shown}, should have ${width}`);
    if (there[0]) pictures.set(id, `${siteUrl}/${there[0].key.split("/").map(encodeURIComponent).join("/")}`);
  }
  for (const feed of ["all", ...Object.values(sections).map((name) => `sections/${name}`)]) {
    const prefix = `index/${feed}/`;
    const due = records
      .flatMap(({ id, guid, article, places }) =>
        places
          .filter((place) => place.startsWith(prefix))
          .map((place) => ({ place, guid, text: article?.paragraphs.join(), picture: pictures.get(id) })),
      )
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .slice(0, feedLength);
    const items = (await readItems(site, feed === "all" ? "" : `${feed}/`)) ?? [];
    const shown = items
      .map(({ id, content_html, image }) => `${id} ${/<p[^>]*>(.*)<\/p>/.exec(content_html)?.[1]} ${image}`)
      .join();
    const should = due.map(({ guid, text, picture }) => `${guid} ${text} ${picture}`).join();
    if (shown !== should) problems.push(`feed ${feed} shows ${shown}, should show ${should}`);
  }
  return problems;
}

/** Numbers from 0 up to 1, always the same ones for a seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
