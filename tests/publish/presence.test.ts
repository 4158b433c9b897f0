// At every moment, everything that a feed names exists: the page of each entry, and its picture.
import { beforeEach, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { tick } from "../../lambdas/publish/tick.ts";
import { anotherWorker, intercepted } from "./interruptions.ts";
import {
  eventFor,
  openTestContext,
  pageOf,
  png,
  readItems,
  siteUrl,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

const minute = 60_000;
let context: TestContext;
const { dropLater } = stepsOf(() => context);
let absent: string[];

beforeEach(() => {
  context = openTestContext();
  absent = [];
});

/** The pages and pictures that feeds name now and that do not exist. */
async function look(): Promise<void> {
  for (const folder of ["", "sections/sport/"]) {
    for (const { url, image } of (await readItems(context.site, folder)) ?? []) {
      for (const address of [url, image]) {
        const path = address && decodeURIComponent(address.slice(siteUrl.length + 1));
        if (path && !(await context.site.head(path))) absent.push(`${folder}feed.json names ${path}`);
      }
    }
  }
}

/** A worker. After each of its requests a reader checks the feeds, and `meanwhile` happens. */
function watched(meanwhile: () => Promise<unknown> = async () => undefined): TestContext {
  const watch = (store: TestContext["site"]) =>
    intercepted(store, async (_verb, _key, request) => {
      const answer = await request();
      await meanwhile();
      await look();
      return answer;
    });
  const { inbox, catalog, site } = context;
  return anotherWorker(context, { inbox: watch(inbox), catalog: watch(catalog), site: watch(site) });
}

test("while a batch is published, and another worker publishes again and again", async () => {
  const keys = ["a.txt", "b.txt", "c.txt"];
  for (const [index, key] of keys.entries()) await dropLater(key, { id: `${index + 1}` });
  let step = 0;
  const other = async () => {
    step += 1;
    if (step % 7 !== 0 || step > 500) return;
    await dropLater("other.txt", { id: "9", text: `${step}.` });
    await publish(eventFor("other.txt"), anotherWorker(context));
  };
  await publish(eventFor(...keys), watched(other));
  expect(absent).toEqual([]);
  expect(await readItems(context.site)).toHaveLength(3);
});

test("while an article gets its picture, another one and none, and is removed", async () => {
  await dropLater("a.txt", { id: "1" });
  await publish(eventFor("a.txt"), watched());
  for (const width of [7, 8]) {
    await context.inbox.put("a.png", png(width), { contentType: "image/png" });
    await publish(eventFor("a.png"), watched());
    expect((await readItems(context.site))?.[0]).toHaveProperty("image");
  }
  await context.inbox.delete("a.png");
  await publish(eventFor("a.png"), watched());
  expect(await context.site.list({ prefix: "media/" })).toEqual([]);
  await context.inbox.put("a.png", png(9), { contentType: "image/png" });
  await publish(eventFor("a.png"), watched());
  await context.inbox.delete("a.txt");
  await publish(eventFor("a.txt"), watched());
  expect(absent).toEqual([]);
  expect(await pageOf(context.site, "1")).toBe("withdrawn");
  expect(await context.site.list({ prefix: "media/" })).toEqual([]);
});

test("when the time of an article has come and another one is published before the next call of the clock", async () => {
  const time = context.clock.now + 10 * minute;
  await dropLater("a.txt", { id: "1", date: new Date(time).toISOString() });
  await context.inbox.put("a.png", png(7), { contentType: "image/png" });
  await publish(eventFor("a.txt", "a.png"), watched());
  await tick(context, async () => undefined);
  context.clock.now = time + 1000;
  await dropLater("b.txt", { id: "2" });
  await publish(eventFor("b.txt"), watched());
  expect((await readItems(context.site))?.map(({ url }) => url)).toEqual([
    `${siteUrl}/articles/2`,
    `${siteUrl}/articles/1`,
  ]);
  expect(absent).toEqual([]);
});

test("the page of a removed article says that it was withdrawn before the feeds change, and shows nothing of it", async () => {
  await dropLater("a.txt", { id: "1", headline: "عنوان سري" });
  await publish(eventFor("a.txt"), context);
  await context.inbox.delete("a.txt");
  const order: string[] = [];
  const site = intercepted(context.site, (verb, key, request) => {
    if (verb === "put") order.push(key);
    return request();
  });
  await publish(eventFor("a.txt"), anotherWorker(context, { site }));
  expect(order[0]).toBe("articles/1");
  const page = new TextDecoder().decode((await context.site.get("articles/1"))?.body);
  expect(page).toContain("سُحب هذا المقال");
  expect(page).not.toContain("عنوان سري");
});
