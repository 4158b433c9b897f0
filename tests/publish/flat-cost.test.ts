// The cost of an edit does not grow with the number of earlier edits.
import { beforeEach, describe, expect, test } from "vitest";
import { publish } from "../../lambdas/publish/publish.ts";
import { anotherWorker, counted, failing, rightBefore } from "./interruptions.ts";
import {
  arrival,
  articleText,
  drop,
  eventFor,
  openTestContext,
  pageOf,
  readItems,
  readText,
  type TestContext,
} from "./publish-fixture.ts";
import { stepsOf } from "./steps.ts";

const minute = 60_000;

let context: TestContext;
let requests: ReturnType<typeof counted>;
const { upload, remove } = stepsOf(
  () => context,
  () => requests,
);

beforeEach(() => {
  context = openTestContext();
  requests = counted(context);
});

/** The number of requests that each edit takes, from the first one. */
async function costsOf(times: number, edit: (time: number) => Promise<void>): Promise<readonly number[]> {
  const costs: number[] = [];
  for (let time = 1; time <= times; time++) {
    const before = requests.requests();
    await edit(time);
    costs.push(requests.requests() - before);
  }
  return costs;
}

function claimsOf(key: string): Promise<readonly string[]> {
  return read(`sources/${key}`, "ids");
}

async function read(key: string, member: string): Promise<readonly string[]> {
  return JSON.parse((await readText(context.catalog, key)) ?? "{}")[member] ?? [];
}

const iso = (instant: number) => new Date(instant).toISOString();

/** How many more requests a later edit may take than the second edit. */
const margin = 80;

describe("the twentieth edit costs as much as the tenth", () => {
  const edits: Readonly<Record<string, (time: number) => Promise<void>>> = {
    "an article whose text is edited": (time) =>
      upload("live.txt", articleText({ id: "1", text: `تحديث ${time}.` })),
    "an article whose date is moved": (time) =>
      upload("live.txt", articleText({ id: "1", date: iso(context.clock.now - 1000), text: `${time}.` })),
    "an article whose section is changed": (time) =>
      upload(
        "live.txt",
        articleText({ id: "1", section: `قسم ${time % 3}`, date: iso(arrival - time * minute) }),
      ),
    "a file with a new article each time": (time) =>
      upload("latest.txt", articleText({ id: `${5000 + time}` })),
    "an article whose file is renamed": async (time) => {
      await upload(`${time}.txt`, articleText({ id: "1" }));
      if (time > 1) await remove(`${time - 1}.txt`);
    },
    "an article whose file, without a number, is renamed": async (time) => {
      await upload(`${time}.txt`, articleText({}));
      if (time > 1) await remove(`${time - 1}.txt`);
    },
    "a delivery of other items each time": (time) => upload("feed.xml", rss(2 * time, 2 * time + 1)),
  };

  test.each(Object.entries(edits))("%s", async (_name, edit) => {
    const costs = await costsOf(20, edit);
    const [second, tenth, last] = [costs[1] ?? 0, costs[9], costs[19]];
    console.log(`requests of the 2nd, 10th and 20th time: ${second}, ${tenth}, ${last}`);
    expect(last).toBe(tenth);
    expect(Math.max(...costs.slice(1))).toBeLessThan(second + margin);
  });
});

/** A document of items with these numbers. */
function rss(...numbers: readonly number[]): string {
  const items = numbers.map(
    (number) =>
      `<item><guid>tag:wire.example,2017:n${number}</guid><title>خبر ${number}</title><description>نص.</description>
       <pubDate>${new Date(arrival - 86_400_000).toUTCString()}</pubDate></item>`,
  );
  return `<rss version="2.0"><channel><title>وكالة</title><link>https://wire.example/</link>${items.join("")}</channel></rss>`;
}

describe("a file that is overwritten with a new article each time", () => {
  beforeEach(async () => {
    for (let id = 1; id <= 10; id++) await upload("latest.txt", articleText({ id: `${id}` }));
  });

  test("has a claim to its article and to the latest articles before it", async () => {
    expect(await claimsOf("latest.txt")).toEqual(["7", "8", "9", "10"]);
    expect(await read("articles/6", "claimants")).toEqual([]);
    expect(await read("articles/7", "claimants")).toEqual(["latest.txt"]);
    expect(await pageOf(context.site, "6")).toBe("withdrawn");
  });

  test("can publish an article again that it had given up, with the same guid, and remove it", async () => {
    const guid = JSON.parse((await readText(context.catalog, "articles/1")) ?? "").guid;
    await upload("latest.txt", articleText({ id: "1" }));
    expect((await readItems(context.site))?.map(({ id }) => id)).toEqual([guid]);
    await remove("latest.txt");
    expect(await readItems(context.site)).toEqual([]);
    expect(await pageOf(context.site, "1")).toBe("withdrawn");
  });

  test("gives up an article that another file has published since", async () => {
    await upload("other.txt", articleText({ id: "1" }));
    await upload("latest.txt", articleText({ id: "11" }));
    expect((await readItems(context.site))?.map(({ url }) => url.split("/").at(-1)).sort()).toEqual([
      "1",
      "11",
    ]);
  });

  test("keeps its claims while it is refused", async () => {
    await upload("latest.txt", "11\n\n");
    expect(await claimsOf("latest.txt")).toEqual(["7", "8", "9", "10"]);
    expect(await pageOf(context.site, "10")).toBe("article");
  });

  test("remembers an article until its feeds are done, because a call that could not write them comes again", async () => {
    context.clock.now += minute;
    await drop(context.inbox, "latest.txt", articleText({ id: "11" }));
    const site = failing(context.site, (verb, key) => verb === "put" && key === "feed.json");
    const { batchItemFailures } = await publish(eventFor("latest.txt"), anotherWorker(context, { site }));
    expect(batchItemFailures).toHaveLength(1);
    expect(await claimsOf("latest.txt")).toEqual(["7", "8", "9", "10", "11"]);
    await publish(eventFor("latest.txt"), context);
    expect(await claimsOf("latest.txt")).toEqual(["8", "9", "10", "11"]);
    expect((await readItems(context.site))?.map(({ url }) => url.split("/").at(-1))).toEqual(["11"]);
  });
});

test("an article that comes back to a file while another worker gives it up is removed together with the file", async () => {
  for (let delivery = 1; delivery <= 4; delivery++) await upload("feed.xml", rss(delivery, 100));
  context.clock.now += minute;
  await drop(context.inbox, "feed.xml", rss(5, 100));
  let writes = 0;
  // The second write of the file's claims: the article's record no longer names the file, but the claims still name the article. Right
  // before this write, another worker publishes a version of the file that has the article again.
  const catalog = rightBefore(
    context.catalog,
    (verb, key) => verb === "put" && key === "sources/feed.xml" && ++writes === 2,
    () => upload("feed.xml", rss(5, 100, 1)),
  );
  await publish(eventFor("feed.xml"), anotherWorker(context, { catalog }));
  expect(await readItems(context.site)).toHaveLength(3);
  await remove("feed.xml");
  expect(await readItems(context.site)).toEqual([]);
});

test("an article that is moved again and again is in the index once, and its record names its latest former keys", async () => {
  for (let time = 1; time <= 20; time++)
    await upload("live.txt", articleText({ id: "1", date: iso(context.clock.now - 1000), text: `${time}.` }));
  const index = (await context.catalog.list({ prefix: "index/" })).map(({ key }) => key);
  expect(index).toEqual((await read("articles/1", "places")).toSorted());
  expect(await read("articles/1", "left")).toHaveLength(4);
  expect(await readItems(context.site)).toHaveLength(1);
});
