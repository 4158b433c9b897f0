// A reader of a feed finds every published article in the feed and its archives: after random edits, and also while they are published,
// before each single write.
import { expect, test } from "vitest";
import { tick } from "../../lambdas/publish/tick.ts";
import { drawsOf } from "../protocol/random/draws.ts";
import { intercepted } from "../publish/interruptions.ts";
import { openTestContext, publication, siteUrl } from "../publish/publish-fixture.ts";
import { Newspaper } from "./newspaper.ts";
import { formats, walkBackwards } from "./walk.ts";

const minute = 60_000;
const day = 24 * 60 * minute;

const zones = ["Asia/Muscat", "Africa/Cairo", "America/Santiago", "Pacific/Kiritimati"] as const;

test("after 200 random edits, readers find every published article", { timeout: 600_000 }, async () => {
  const draws = drawsOf(1);
  const newspaper = new Newspaper(
    openTestContext({ publication: { ...publication, archives: true, feedLength: 5 } }),
    draws,
  );
  for (let operation = 1; operation <= 20; operation++) {
    await newspaper.operate();
    if (draws.chance(0.04)) newspaper.setTimeZone(draws.pick(zones));
    if (operation % 10 !== 0) continue;
    await tick(newspaper.context, async () => undefined);
    await newspaper.check();
  }
  // Two days later, nothing is left to do, and there is an archive for each marker in the catalog.
  newspaper.context.clock.now += 2 * day;
  for (let minutes = 0; minutes < 2; minutes++) await tick(newspaper.context, async () => undefined);
  await newspaper.check();
  expect(await newspaper.context.catalog.list({ prefix: "revisits/" })).toEqual([]);
  const { catalog, site } = newspaper.context;
  const markers = (await catalog.list({ prefix: "days/" })).length;
  const archives = (await site.list({ prefix: "" })).filter(({ key }) =>
    /archive\/[^/]+\/atom\.xml$/.test(key),
  );
  expect(archives).toHaveLength(markers);
});

test("a reader who reads everything before one write of an edit finds all articles that the edit does not change", {
  timeout: 600_000,
}, async () => {
  const newspaper = new Newspaper(
    openTestContext({ publication: { ...publication, archives: true, feedLength: 3 } }),
    drawsOf(7),
  );
  for (let operation = 0; operation < 10; operation++) await newspaper.operate();
  let walks = 0;
  for (let operation = 0; operation < 2; operation++) {
    const before = newspaper.shouldBe("");
    const found: ReadonlyMap<string, string>[] = [];
    const site = intercepted(newspaper.context.site, async (verb, _key, request) => {
      if (verb === "put" || verb === "delete") {
        const walk = await walkBackwards(`${siteUrl}/atom.xml`, newspaper.fetch);
        found.push(walk.entries);
      }
      return request();
    });
    await newspaper.operate({ site });
    const after = newspaper.shouldBe("");
    const untouched = [...before].filter(([guid, title]) => after.get(guid) === title);
    for (const entries of found) {
      walks += 1;
      for (const [guid] of untouched) expect(entries.has(guid), guid).toBe(true);
    }
  }
  expect(walks).toBeGreaterThan(10);
});

interface SlowReader {
  readonly format: string;
  /** How many documents the reader may read now. */
  mayRead: number;
  /** Called when the reader may read one more. */
  resume: () => void;
  /** How many times the reader has read everything. */
  walks: number;
}

test("readers who read only one document before each write find all articles that the edits do not change", {
  timeout: 600_000,
}, async () => {
  const newspaper = new Newspaper(
    openTestContext({ publication: { ...publication, archives: true, feedLength: 3 } }),
    drawsOf(11),
  );
  for (let operation = 0; operation < 25; operation++) await newspaper.operate();
  await tick(newspaper.context, async () => undefined);
  let settled = newspaper.shouldBe("");
  let isOver = false;
  const readers = formats.map(
    (format): SlowReader => ({ format, mayRead: 0, resume: () => undefined, walks: 0 }),
  );
  const site = intercepted(newspaper.context.site, async (verb, _key, request) => {
    if (verb === "put" || verb === "delete") {
      for (const reader of readers) {
        reader.mayRead += 1;
        reader.resume();
      }
      await new Promise((done) => setImmediate(done));
    }
    return request();
  });
  const readings = readers.map(async (reader) => {
    while (!isOver) {
      const before = settled; // without the articles of an operation that is still running
      const { entries } = await walkBackwards(`${siteUrl}/${reader.format}`, async (url) => {
        while (reader.mayRead === 0 && !isOver)
          await new Promise<void>((wake) => {
            reader.resume = wake;
          });
        reader.mayRead -= 1;
        return newspaper.fetch(url);
      });
      const after = newspaper.shouldBe("");
      const untouched = [...before].filter(([guid, title]) => after.get(guid) === title);
      for (const [guid] of untouched) expect(entries.has(guid), `${guid} in ${reader.format}`).toBe(true);
      reader.walks += 1;
    }
  });
  for (let operation = 0; operation < 6; operation++) {
    await newspaper.operate({ site });
    await tick({ ...newspaper.context, site }, async () => undefined);
    settled = newspaper.shouldBe("");
  }
  isOver = true;
  for (const { resume } of readers) resume();
  await Promise.all(readings);
  for (const { walks } of readers) expect(walks).toBeGreaterThan(2);
});
