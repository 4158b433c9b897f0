// The links of a feed to its history (RFC 5005), and what the feed says of withdrawn articles (RFC 6721).
import { DOMParser } from "@xmldom/xmldom";
import { describe, expect, test } from "vitest";
import { renderFeedDocuments } from "../../lambdas/documents/render-documents.ts";
import { buildFeedModel, type FeedContent } from "../../lambdas/feed/feed-model.ts";
import { buildMonthModel } from "../../lambdas/feed/month-model.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";
import { entryOf, noon } from "./feed-fixture.ts";

const entries = [entryOf(1)];
const folder = "archive/20171208T195959/";
const archive = { part: "20171208T195959", older: "20171207T195959", newer: "20171209T195959" };

function render(content: Partial<FeedContent>, changes = {}) {
  const settings = { ...publication, ...changes };
  const documents = renderFeedDocuments("all", { entries, ...content }, settings, siteUrl);
  return (path: string) => documents.get(path)?.text ?? "";
}

/** The links of a document itself, without those of its entries: relation, address and type. */
function linksOf(xml: string): readonly string[] {
  const links = [...new DOMParser().parseFromString(xml, "text/xml").getElementsByTagNameNS("*", "link")];
  return links
    .filter(({ parentNode }) => ["channel", "feed"].includes(parentNode?.nodeName ?? ""))
    .filter((link) => link.hasAttribute("rel"))
    .map((link) => ["rel", "href", "type"].map((name) => link.getAttribute(name)).join(" "));
}

/** Whether everything before the first entry is elements, each on lines of its own. */
function hasOnlyElements(xml: string): boolean {
  const [head = ""] = xml.split(/<item>|<entry>/);
  return head
    .trimEnd()
    .split("\n")
    .every((line) => /^ *<.*>$/.test(line));
}

describe.each([
  ["rss.xml", "application/rss+xml"],
  ["atom.xml", "application/atom+xml"],
])("%s", (file, type) => {
  const alternate = file === "atom.xml" ? ["alternate https://news.example/ text/html"] : [];

  test("of a feed leads to its newest archive, and is itself none", () => {
    const text = render({ history: { older: "20171207T195959" } })(file);
    expect(linksOf(text).toSorted()).toEqual([
      ...alternate,
      `prev-archive https://news.example/archive/20171207T195959/${file} ${type}`,
      `self https://news.example/${file} ${type}`,
    ]);
    expect(text).not.toContain("fh:");
    expect(hasOnlyElements(text)).toBe(true);
  });

  test("of an archive leads to the feed and to the archives beside it, and says that it is one", () => {
    const text = render({ history: archive })(`${folder}${file}`);
    expect(linksOf(text).filter((link) => !link.startsWith("alternate"))).toEqual([
      `current https://news.example/${file} ${type}`,
      `prev-archive https://news.example/archive/20171207T195959/${file} ${type}`,
      `next-archive https://news.example/archive/20171209T195959/${file} ${type}`,
      `self https://news.example/${folder}${file} ${type}`,
    ]);
    expect(text).toContain("<fh:archive/>");
    expect(text).toContain('xmlns:fh="http://purl.org/syndication/history/1.0"');
    expect(hasOnlyElements(text)).toBe(true);
  });

  test("without a history has no such link", () => {
    expect(linksOf(render({})(file)).filter((link) => link.includes("archive"))).toEqual([]);
  });
});

test("a JSON feed and its archives lead to the next older archive", () => {
  const next = (content: Partial<FeedContent>, path = "feed.json") =>
    JSON.parse(render(content)(path)).next_url;
  const older = "https://news.example/archive/20171207T195959/feed.json";
  expect(next({ history: { older: "20171207T195959" } })).toBe(older);
  expect(next({ history: archive }, `${folder}feed.json`)).toBe(older);
  expect(next({})).toBeUndefined();
});

test("an archive names no hub, because it is not announced", () => {
  const hub = "https://hub.example/";
  expect(render({}, { hub })("atom.xml")).toContain(hub);
  expect(render({ history: archive }, { hub })(`${folder}atom.xml`)).not.toContain(hub);
});

test("an archive belongs to the month in its name", () => {
  const monthOf = (history: FeedContent["history"]) =>
    buildFeedModel("all", { entries, ...(history && { history }) }, publication, siteUrl).archive.month;
  expect(monthOf(archive)).toBe("https://news.example/archive/2017-12/");
  expect(monthOf(undefined)).toBeUndefined();
});

describe("a withdrawn article", () => {
  const withdrawn = noon + 60_000;
  const tombstones = [{ guid: "tag:news.example,2017:9", withdrawn }];

  test("is a deleted entry of Atom, and of no other format", () => {
    const documents = render({ tombstones });
    expect(documents("atom.xml")).toContain('xmlns:at="http://purl.org/atompub/tombstones/1.0"');
    expect(documents("atom.xml")).toContain(
      '<at:deleted-entry ref="tag:news.example,2017:9" when="2017-12-08T08:01:00.000Z"/>',
    );
    expect(render({})("atom.xml")).not.toMatch(/at:|xmlns:at/);
    expect(documents("rss.xml") + documents("feed.json")).not.toContain("2017:9");
  });

  test("is a change of the feed", () => {
    const updated = (content: Partial<FeedContent>) =>
      buildFeedModel("all", { entries, ...content }, publication, siteUrl).updated;
    expect(updated({})).toBe(noon - 1);
    expect(updated({ tombstones })).toBe(withdrawn);
    expect(updated({ tombstones, entries: [] })).toBe(withdrawn);
    expect(updated({ tombstones: [{ guid: "x", withdrawn: 1 }] })).toBe(noon - 1);
  });
});

describe("a month of the history", () => {
  const parts = {
    "20171207T195959": { updated: noon, articles: 1 },
    "20171208T195959": { updated: noon + 1, articles: 2 },
    "20171206T195959": { updated: noon + 2, articles: 3 },
  };

  test("has its archives, the newest first", () => {
    expect(
      buildMonthModel("all", { month: "2017-12", label: undefined, parts }, publication, siteUrl),
    ).toEqual({
      month: "2017-12",
      title: "صحيفة الاختبار",
      publication,
      pageUrl: "https://news.example/archive/2017-12/",
      feedUrl: "https://news.example/",
      parts: ["20171208T195959", "20171207T195959", "20171206T195959"].map((name) => ({
        name,
        page: `https://news.example/archive/${name}/`,
        ...parts[name as keyof typeof parts],
      })),
    });
  });

  test("of another feed than the main one has the feed's name", () => {
    const month = { month: "2017-12", label: "الرياضة", parts };
    expect(buildMonthModel("sections/sport", month, publication, siteUrl)).toMatchObject({
      title: "صحيفة الاختبار - الرياضة",
      pageUrl: "https://news.example/sections/sport/archive/2017-12/",
      feedUrl: "https://news.example/sections/sport/",
    });
  });
});
