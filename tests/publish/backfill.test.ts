// The function as a backfill calls it. Whatever the batches, their order and their crashes are, the result is the same as with events.
import { expect, test } from "vitest";
import type { PublishContext } from "../../lambdas/protocol/context.ts";
import { BackfillIncomplete, backfill } from "../../lambdas/publish/backfill.ts";
import { runBackfillStep } from "../../lambdas/publish/backfill-step.ts";
import { publish } from "../../lambdas/publish/publish.ts";
import { type ObjectStore, StoreFault } from "../../lambdas/store/object-store.ts";
import { anotherWorker } from "./interruptions.ts";
import {
  type Draft,
  drop,
  eventFor,
  openTestContext,
  publication,
  readItems,
  readText,
  renewAllFeeds,
  type TestContext,
} from "./publish-fixture.ts";

type Files = ReadonlyMap<string, Draft | string>;

/** The files of a newspaper: known and unknown sections, ids of all kinds, copies, and files that are not articles. */
function manyFiles(count: number, date = "08 ديسمبر 2017"): Files {
  const sections = ["الرياضة", "ثقافة", "ثقافة عامة", "\u{1EE38} محليات"];
  const files = new Map<string, Draft | string>();
  for (let index = 0; index < count; index++) {
    const isCopy = index % 50 === 4;
    const original = isCopy ? index - 1 : index;
    const section = sections[original % sections.length] ?? "";
    const headline = `الخبر ${original}`;
    const key = `${index % 3}/خبر ${index}.txt`;
    if (index % 97 === 1) files.set(key, "لا شيء");
    else if (index % 10 === 2) files.set(key, { section, headline, date });
    else {
      const time = original % 50 === 3 ? " 10:00" : "";
      files.set(key, { id: `${1_000_000 + original}`, section, headline, date: date + time });
    }
  }
  return files.set("_refused/old.txt.txt", "no article").set(".DS_Store", "no article");
}

/** Puts the files into the inbox, one second after the other. */
async function newsroomWith(files: Files): Promise<TestContext> {
  const context = openTestContext();
  for (const [key, draft] of files) {
    await drop(context.inbox, key, draft);
    context.clock.now += 1000;
  }
  return context;
}

/** Does what the state machine does: publishes the files of the inbox in batches, and then regenerates all feeds. */
async function importAll(context: TestContext, batchSize = 50, order = (keys: string[]) => keys) {
  const listed = order((await context.inbox.list({ prefix: "" })).map(({ key }) => key));
  for (let at = 0; at < listed.length; at += batchSize) {
    await runBackfillStep({ backfill: listed.slice(at, at + batchSize) }, context);
  }
  await regenerateAll(context);
}

async function regenerateAll(context: TestContext): Promise<void> {
  let { done } = await runBackfillStep({ feeds: "begin" }, context);
  while (!done) ({ done } = await runBackfillStep({ feeds: "continue" }, context));
}

/** The ETags of all objects of the site and of the catalog. Equal ETags mean equal bytes. */
async function everything({ site, catalog }: PublishContext) {
  const objects = await catalog.list({ prefix: "" });
  const claims = objects.filter(({ key }) => key.startsWith("sources/"));
  return {
    site: await site.list({ prefix: "" }),
    // The progress of the regeneration is left out, and so are the labels, which are in the order in which the feeds were made.
    catalog: objects.filter(({ key }) => !/^(?:renewal$|history$|feeds$|sources\/)/.test(key)),
    labels: JSON.parse((await readText(catalog, "feeds")) ?? "{}"),
    claims: await Promise.all(claims.map(async ({ key }) => [key, await readClaims(catalog, key)])),
  };
}

/** The claims of a file, without the counter: how often they were written depends on the order of the events. */
async function readClaims(catalog: ObjectStore, key: string): Promise<unknown> {
  const { count, ...claims } = JSON.parse((await readText(catalog, key)) ?? "{}");
  expect(count).toBeGreaterThan(0);
  return claims;
}

/** A store that stops working after this many requests. */
function crashing(context: TestContext, requests: number): TestContext {
  let left = requests;
  const gate = (store: ObjectStore): ObjectStore => {
    const turn = async () => {
      left -= 1;
      if (left < 0) throw new StoreFault("get", "anything", { cause: new Error("crashed") });
    };
    return {
      get: (key) => turn().then(() => store.get(key)),
      head: (key) => turn().then(() => store.head(key)),
      put: (key, body, options) => turn().then(() => store.put(key, body, options)),
      list: (options) => turn().then(() => store.list(options)),
      delete: (key, condition) => turn().then(() => store.delete(key, condition)),
    };
  };
  const { inbox, catalog, site } = context;
  return { ...context, inbox: gate(inbox), catalog: gate(catalog), site: gate(site) };
}

test("300 files imported give the documents and the catalog that their events give", async () => {
  const files = manyFiles(300);
  const imported = await newsroomWith(files);
  await importAll(imported);

  const ordinary = await newsroomWith(files);
  const keys = [...files.keys()];
  for (let at = 0; at < keys.length; at += 200) {
    expect(await publish(eventFor(...keys.slice(at, at + 200)), ordinary)).toEqual({ batchItemFailures: [] });
  }
  await renewAllFeeds(ordinary);
  expect(await everything(imported)).toEqual(await everything(ordinary));
  expect((await imported.catalog.list({ prefix: "articles/" })).length).toBeGreaterThan(270);
});

test("a batch makes the articles' pages and no feeds; the end regenerates every feed that the batches changed", async () => {
  const context = await newsroomWith(new Map([["a.txt", { id: "1", section: "قسم جديد" }]]));
  await runBackfillStep({ backfill: ["a.txt"] }, context);
  expect((await context.site.list({ prefix: "" })).map(({ key }) => key)).toEqual(["articles/1"]);
  await regenerateAll(context);
  expect(await readItems(context.site)).toHaveLength(1);
  expect(await readItems(context.site, "sections/قسم-جديد/")).toHaveLength(1);
  expect(await readText(context.site, "feeds.opml")).toContain("قسم جديد");
});

test("a crash after any request is repaired by the same batch, run again", async () => {
  const files = manyFiles(6);
  const keys = [...files.keys()];
  const whole = await newsroomWith(files);
  await importAll(whole);
  const expected = await everything(whole);

  for (let requests = 0; ; requests++) {
    const context = await newsroomWith(files);
    const crash = await backfill(keys, crashing(context, requests)).catch((error: unknown) => error);
    await importAll(context);
    expect(await everything(context), `crashed after ${requests} requests`).toEqual(expected);
    if (crash === undefined) break;
    expect(crash).toBeInstanceOf(BackfillIncomplete);
  }
});

test("events of the same files at the same time do no harm", async () => {
  const files = manyFiles(60);
  const keys = [...files.keys()];
  const alone = await newsroomWith(files);
  await importAll(alone);
  const both = await newsroomWith(files);
  const [answer] = await Promise.all([publish(eventFor(...keys.toReversed()), both), importAll(both, 7)]);
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(await everything(both)).toEqual(await everything(alone));
});

test("articles of a past day are in the order of their numbers, whatever the order and the size of the batches", async () => {
  const files = manyFiles(60, "01 ديسمبر 2017");
  const [forwards, backwards, singly] = [
    await newsroomWith(files),
    await newsroomWith(files),
    await newsroomWith(files),
  ];
  await importAll(forwards);
  await importAll(backwards, 7, (keys) => keys.reverse());
  await importAll(singly, 1);
  expect(await everything(backwards)).toEqual(await everything(forwards));
  expect(await everything(singly)).toEqual(await everything(forwards));
  const titles = (await readItems(forwards.site))?.map(({ title }) => title);
  expect(titles).toEqual(["الخبر 59", "الخبر 58", "الخبر 57"]);
});

test("a backfill of published articles changes nothing, not even an article's place in its day", async () => {
  const context = openTestContext();
  for (const id of ["9", "7", "8"]) {
    await drop(context.inbox, `${id}.txt`, { id, headline: id, date: "01 ديسمبر 2017" });
    await publish(eventFor(`${id}.txt`), context);
  }
  await renewAllFeeds(context);
  const before = await everything(context);
  context.outcomes.length = 0;
  await importAll(context);
  expect(await everything(context)).toEqual(before);
  expect(context.outcomes.map(({ kind }) => kind)).toEqual(["unchanged", "unchanged", "unchanged"]);
});

test("when a section gets another address, its articles are there, and the old address is gone, even from the list of feeds", async () => {
  const before = await newsroomWith(manyFiles(20));
  await importAll(before);
  const sections = [{ name: "الرياضة", slug: "games" }];
  const renamed = { ...before, publication: { ...publication, sections } };
  await importAll(renamed);
  expect(await readItems(renamed.site, "sections/games/")).toHaveLength(3);
  expect(await readItems(renamed.site, "sections/sport/")).toBeUndefined();
  const list = (await readText(renamed.site, "feeds.opml")) ?? "";
  expect(list).toContain("sections/games/");
  expect(list).not.toContain("sections/sport/");
});

test("a fault at one file fails the batch and names the file, after all others are done", async () => {
  const context = await newsroomWith(
    new Map(["a.txt", "b.txt", "c.txt"].map((key, index) => [key, { id: `${index + 1}` }])),
  );
  const head = async (key: string) => {
    if (key === "b.txt") throw new StoreFault("head", key, { cause: new Error("SlowDown") });
    return context.inbox.head(key);
  };
  const stricken = { ...context, inbox: { ...context.inbox, head } };
  await expect(runBackfillStep({ backfill: ["a.txt", "b.txt", "c.txt"] }, stricken)).rejects.toThrow(
    /^1 of 3 files: b\.txt: head b\.txt failed$/,
  );
  expect(context.outcomes).toContainEqual(expect.objectContaining({ kind: "failed", key: "b.txt" }));
  expect(await context.site.head("articles/1")).toBeDefined();
  expect(await context.site.head("articles/3")).toBeDefined();
});

test("an unknown step is refused", async () => {
  await expect(runBackfillStep({ feed: "begin" }, openTestContext())).rejects.toThrow();
});

test("after the catalog was restored from a backup, a correction reaches the feeds", async () => {
  const context = openTestContext();
  const upload = async (text: string, worker: TestContext) => {
    context.clock.now += 60_000;
    await drop(context.inbox, "a.txt", { id: "1", text });
    await publish(eventFor("a.txt"), worker);
  };
  await upload("الأول.", context);
  const saved = await context.catalog.get("articles/1");
  for (const text of ["الثاني.", "الثالث.", "الرابع."]) await upload(text, context);
  await context.catalog.put("articles/1", saved?.body ?? new Uint8Array(), {
    contentType: "application/json",
  });

  const restarted = anotherWorker(context);
  await backfill(["a.txt"], restarted);
  await renewAllFeeds(restarted);
  const content = async () => (await readItems(context.site))?.[0]?.content_html;
  expect(await content()).toContain("الرابع.");
  await upload("الخامس.", restarted);
  expect(await content()).toContain("الخامس.");
});
