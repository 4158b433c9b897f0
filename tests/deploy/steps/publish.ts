// Editors upload articles in all formats, and readers get them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parsePublication } from "../../../lambdas/publication/publication.ts";
import { readArticles } from "../../judge/truth.ts";
import { drawsOf } from "../../protocol/random/draws.ts";
import { drop, readText } from "../../publish/publish-fixture.ts";
import { BusyDay, sections } from "../busy-day.ts";
import { fetchFromCdn } from "../cdn.ts";
import { findNewspaper, type Newspaper } from "../newspaper.ts";
import { readFeed, readTitles } from "../read-feeds.ts";

const samples = "content/articles";
const refused = "tests/fixtures/articles/refused";
const embargoed = [
  "tests/fixtures/articles/newsml-1/embargoed.xml",
  "tests/fixtures/articles/newsml-g2/embargoed-until-further-notice.xml",
  "tests/fixtures/articles/nitf/embargoed.xml",
];
/** How many articles are generated. Together with the samples and the refused files there are about a hundred files. */
const generated = 50;

let newspaper: Newspaper;
let day: BusyDay;
/** When the article with an embargo may be published. */
let due: number;

function filesOf(folder: string): readonly string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

async function dropFile(key: string, file: string): Promise<void> {
  await newspaper.inbox.put(key, readFileSync(file), { contentType: "application/octet-stream" });
}

function publication() {
  const parsed = parsePublication(readFileSync("content/publication.json", "utf8"));
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return parsed.publication;
}

async function readAllGuids(): Promise<ReadonlySet<string | undefined>> {
  const list = (await newspaper.site.get("feeds.opml"))?.body.toString() ?? "";
  const folders = [
    ...new Set([...list.matchAll(/xmlUrl="https:\/\/[^/]+\/([^"]*)rss\.xml"/g)].map(([, folder]) => folder)),
  ];
  const feeds = await Promise.all(folders.map((folder) => readFeed(newspaper.site, decodeURI(folder ?? ""))));
  return new Set(feeds.flat().map(({ id }) => id));
}

describe("an editor drops a hundred files:", () => {
  beforeAll(async () => {
    newspaper = await findNewspaper();
    day = new BusyDay(newspaper.inbox, drawsOf(20171208));
    due = Math.ceil((Date.now() + 15_000) / 60_000) * 60_000;
    await drop(newspaper.inbox, "later.txt", { headline: "موعده قادم", date: writtenInMuscat(due) });
  });

  test("every sample, in every format, comes out in a feed and as a page", async () => {
    for (const file of filesOf(samples)) await dropFile(file.slice(samples.length + 1), file);
    await newspaper.settle();

    const articles = await readArticles(samples, publication());
    const guids = await readAllGuids();
    expect([...articles.keys()].filter((guid) => !guids.has(guid))).toEqual([]);
    for (const { id } of articles.values()) {
      const page = await fetchFromCdn(`${newspaper.siteUrl}/articles/${encodeURIComponent(id)}`);
      expect(page).toMatchObject({ status: 200, headers: { "content-type": "text/html; charset=utf-8" } });
    }
  });

  test("an article with an embargo waits", async () => {
    expect(await newspaper.catalog.head("articles/later")).toBeDefined();
    const titles = await readTitles(newspaper.site);
    if (Date.now() < due) expect(titles).not.toContain("موعده قادم");
  });

  test("every feed shows its newest articles in order, as two parsers read it", async () => {
    await day.drop(generated);
    for (const file of filesOf(refused)) await dropFile(file.slice("tests/fixtures/articles/".length), file);
    for (const file of embargoed) await dropFile(file.slice("tests/fixtures/articles/".length), file);
    await newspaper.settle();
    for (const [section, folder] of Object.entries(sections)) {
      const titles = day.titles(50, section as keyof typeof sections);
      expect(await readTitles(newspaper.site, folder)).toEqual(titles);
    }
  });

  test("every file that can't be understood has a report, and is in no feed", async () => {
    // With these settings, an article without a date is not refused, but gets the time of its upload.
    for (const file of filesOf(refused).filter((name) => !name.endsWith("no-date.txt"))) {
      const key = file.slice("tests/fixtures/articles/".length);
      expect(await readText(newspaper.inbox, `_refused/${key}.txt`), key).toContain(key);
    }
  });

  test("pictures are served under the addresses and with the sizes that the feeds say", async () => {
    const rss = (await newspaper.site.get("rss.xml"))?.body.toString() ?? "";
    const pictures = [...rss.matchAll(/<enclosure url="([^"]+)" length="(\d+)" type="([^"]+)"/g)];
    expect(pictures.length).toBeGreaterThan(2);
    for (const [, url = "", length, type] of pictures) {
      const { status, headers, body } = await fetchFromCdn(url);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        "content-type": type,
        "cache-control": expect.stringContaining("immutable"),
      });
      expect(String(body.length)).toBe(length);
    }
  });
});

describe("editors correct, move, rename and delete while two workers publish:", () => {
  test("the feeds end exactly right", async () => {
    for (let count = 0; count < 40; count++) await day.edit();
    await newspaper.settle();
    for (const [section, folder] of Object.entries(sections)) {
      const titles = day.titles(50, section as keyof typeof sections);
      expect(await readTitles(newspaper.site, folder)).toEqual(titles);
    }
  });
});

/** Formats a time as newspapers write it, in the time zone of Muscat: `24 نوفمبر 2026 07:35`. */
function writtenInMuscat(instant: number): string {
  const parts = new Intl.DateTimeFormat("ar-u-nu-latn", {
    timeZone: "Asia/Muscat",
    dateStyle: "long",
    timeStyle: "short",
    hourCycle: "h23",
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return `${part("day")} ${part("month")} ${part("year")} ${part("hour")}:${part("minute")}`;
}
