// Checks on a large scale that readers find every article of a newspaper: after 2,000 random edits, and over HTTP with 3,000 articles of
// 400 days, a hundred of them on one day.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { run } from "../../local/run.ts";
import { Terminal } from "../../local/terminal/terminal.ts";
import { drawsOf } from "../protocol/random/draws.ts";
import { openTestContext, publication } from "../publish/publish-fixture.ts";
import { Newspaper } from "./newspaper.ts";
import { formats, walkBackwards, walkForwards } from "./walk.ts";

const day = 24 * 60 * 60_000;

/** How many batches of ten edits are made, and after how many of them all feeds and archives are read and checked. */
const batches = 200;
const batchesOfWalk = 20;

const articles = 3000;
const days = 400;
const onOneDay = 100;

const settings = {
  ...{ title: "صحيفة خلاصة", description: "أخبار", language: "ar", timeZone: "Asia/Muscat" },
  ...{ guidAuthority: "khulasa.example,2026", contact: "editor@khulasa.example", copyright: "©" },
  feedLength: 50,
};

/** Prints what was found. @throws AssertionError if a reader misses an article, or finds one twice */
export async function searchHistory(seed: number): Promise<boolean> {
  await editAtRandom(seed);
  await startLargeNewspaper(seed);
  return true;
}

async function editAtRandom(seed: number): Promise<void> {
  const newspaper = new Newspaper(
    openTestContext({ publication: { ...publication, archives: true, feedLength: 5 } }),
    drawsOf(seed),
  );
  for (let batch = 1; batch <= batches; batch++) {
    await newspaper.operate();
    if (batch % batchesOfWalk !== 0) continue;
    await tick(newspaper.context, async () => undefined);
    await newspaper.check();
  }
  console.log(
    `${batches * 10} random edits (seed ${seed}): readers found all articles, each in its latest version`,
  );
}

async function startLargeNewspaper(seed: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "khulasa-history-"));
  try {
    const options = {
      port: 0,
      articles: join(folder, "articles"),
      store: join(folder, "store.sqlite"),
      settings: join(folder, "publication.json"),
    };
    await mkdir(options.articles);
    await writeFile(options.settings, JSON.stringify(settings));
    await writeArticles(options.articles, seed);
    const newspaper = await run(options, publish, new Terminal({ write: () => undefined }));
    try {
      await newspaper.ready;
      for (const format of formats) await walk(`${newspaper.siteUrl}/${format}`);
    } finally {
      await newspaper.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeArticles(folder: string, seed: number): Promise<void> {
  const { below } = drawsOf(seed);
  const yesterday = Date.now() - day;
  for (let index = 0; index < articles; index++) {
    const age = index < onOneDay ? 50 * day : below(days * day);
    const published = new Date(yesterday - age - below(60_000)).toISOString();
    await writeFile(
      join(folder, `${100_000 + index}.txt`),
      `عنوان الخبر ${index}\n${published}\nقال كذا وكذا.\n`,
    );
  }
}

async function walk(url: string): Promise<void> {
  const { entries, documents, count } = await walkBackwards(url, fetchText);
  assert.equal(entries.size, articles, url);
  // Entries are counted twice only if they are in an archive and the feed still shows them.
  assert.ok(count - articles <= settings.feedLength, `${count} entries in ${url}`);
  const hasLinksForwards = !url.endsWith("feed.json");
  if (hasLinksForwards) {
    assert.deepEqual(await walkForwards(documents.at(-1) ?? "", fetchText), documents.toReversed(), url);
  }
  const ways = hasLinksForwards ? "backwards and forwards" : "backwards";
  console.log(`${new URL(url).pathname}: ${entries.size} articles in ${documents.length} documents, ${ways}`);
}

async function fetchText(url: string): Promise<string | undefined> {
  const response = await fetch(url);
  return response.ok ? response.text() : undefined;
}
