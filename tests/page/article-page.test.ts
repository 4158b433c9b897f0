// What a reader finds on the page of an article, read by a parser that is not ours.

import { describe, expect, test } from "vitest";
import type { Entry } from "../../lambdas/feed/entry.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import { renderArticlePage } from "../../lambdas/page/article-page.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { entryOf, noon, type Plain } from "../feed/feed-fixture.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";
import { type Page, parsePage } from "./parse-page.ts";

const hour = 3_600_000;

function pageOf(changes: Partial<Plain<Entry>>, settings: Partial<Publication> = {}): Page {
  const page = renderArticlePage(entryOf(1, changes), { ...publication, ...settings }, siteUrl);
  return parsePage(page);
}

/** The page of a Markdown file. */
async function pageOfText(text: string): Promise<Page> {
  const bytes = new TextEncoder().encode(`---\ntitle: عنوان\ndate: 8 ديسمبر 2017\n---\n${text}\n`);
  const parsed = await parseArticle("1.md", bytes, publication.timeZone);
  if (!parsed.ok || parsed.value.kind !== "article") throw new Error(JSON.stringify(parsed));
  return pageOf({ paragraphs: parsed.value.article.paragraphs as Plain<Entry>["paragraphs"] });
}

const textsOf = (page: Page, selector: string) =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => textContent);
const headingsOf = (page: Page) =>
  [...page.querySelectorAll("h1, h2, h3, h4")].map(({ localName }) => localName);

describe("headings", () => {
  test.each([
    ["## قسم\n\nنص\n\n### فرع\n\nنص\n\n## قسم\n\nنص", ["h1", "h2", "h3", "h2"]],
    ["### فرع\n\nنص\n\n### فرع\n\nنص", ["h1", "h2", "h2"]],
    ["نص", ["h1"]],
  ])("no level is left out: %j", async (text, levels) => {
    expect(headingsOf(await pageOfText(text))).toEqual(levels);
  });

  test("the standfirst is a paragraph, above the picture", () => {
    const picture = {
      from: { kind: "remote", url: "https://p.example/a.jpg" },
      url: "https://p.example/a.jpg",
    } as const;
    const page = pageOf({ standfirst: "مقدمة الخبر", pictures: [picture] });
    expect(textsOf(page, "p.standfirst + figure, p.standfirst")).toEqual(["مقدمة الخبر", ""]);
    expect(headingsOf(page)).toEqual(["h1"]);
  });
});

describe("footnotes", () => {
  const text = "نص[^1] وآخر[^2] ثم الأولى[^1].\n\n[^1]: حاشية.\n\n[^2]: حاشية ثانية.";

  test("lead to their notes and back", async () => {
    const page = await pageOfText(text);
    const links = [...page.querySelectorAll("sup a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["#note-1", "#note-2", "#note-1"]);
    for (const link of page.querySelectorAll("sup a, .notes a"))
      expect(page.querySelectorAll(`[id="${link.getAttribute("href")?.slice(1)}"]`)).toHaveLength(1);
    expect(textsOf(page, ".notes li")).toEqual(["حاشية. ↑", "حاشية ثانية. ↑"]);
  });

  test("brackets that no note belongs to stay as they are", async () => {
    const page = await pageOfText("س<sup>[3]</sup> نص.\n\n1. أولا\n2. ثانيا");
    expect(textsOf(page, "sup")).toEqual(["[3]"]);
    expect(page.querySelectorAll("sup a, .notes")).toHaveLength(0);
  });
});

test("a wide table scrolls, also by the keyboard, and its heading cells say what they head", async () => {
  const page = await pageOfText(
    "| الفريق | النقاط |\n| --- | --- |\n| صور | 97 |\n\n| أ | ب |\n| --- | --- |\n| 1 | 2 |",
  );
  const frames = [...page.querySelectorAll("div.table")];
  expect(frames.map((frame) => [frame.getAttribute("tabindex"), frame.children[0]?.localName])).toEqual([
    ["0", "table"],
    ["0", "table"],
  ]);
  expect([...page.querySelectorAll("th")].map((cell) => cell.getAttribute("scope"))).toEqual(
    Array(4).fill("col"),
  );
});

describe("dates", () => {
  const meta = (changes: Partial<Plain<Entry>>, settings: Partial<Publication> = {}) =>
    textsOf(pageOf(changes, settings), ".meta")[0]?.replaceAll(/\s/g, " ");
  const timed = { published: noon, hasTime: { published: true, updated: true } };

  test("of an article whose file states a time of day, with the time", () => {
    expect(meta({ ...timed, updated: noon })).toBe("8 ديسمبر 2017، 12:00 م");
  });

  test("of one whose file states a day, without a time that nobody wrote", () => {
    expect(meta({ published: noon, updated: noon })).toBe("8 ديسمبر 2017");
  });

  test("of a correction on the same day and on a later one", () => {
    expect(meta({ ...timed, updated: noon + hour })).toBe("8 ديسمبر 2017، 12:00 م · آخر تحديث 1:00 م");
    expect(meta({ ...timed, updated: noon + 25 * hour })).toContain("آخر تحديث 9 ديسمبر 2017، 1:00 م");
  });

  test("in Arabic-Indic digits, and with the Hijri date, by the settings", () => {
    expect(meta({ ...timed, updated: noon }, { digits: "arabic-indic" })).toBe("٨ ديسمبر ٢٠١٧، ١٢:٠٠ م");
    expect(meta({ published: noon, updated: noon }, { hijriDates: true })).toBe(
      "8 ديسمبر 2017 (20 ربيع الأول 1439 هـ)",
    );
  });
});

describe("links", () => {
  const names = { authors: ["بسام جميدة"], tags: ["كأس العالم"] };
  const links = (page: Page) =>
    [...page.querySelectorAll("article a")].map((link) => link.getAttribute("href"));

  test("to the section, and to the pages of authors and tags where there are any", () => {
    const author = `${siteUrl}/authors/${encodeURIComponent("بسام-جميده")}/`;
    const tag = `${siteUrl}/tags/${encodeURIComponent("كاس-العالم")}/`;
    const section = `${siteUrl}/sections/sport/`;
    expect(links(pageOf(names, { feeds: { sections: true, authors: true, tags: true } }))).toEqual([
      section,
      author,
      tag,
      section,
    ]);
    expect(links(pageOf(names))).toEqual([section, section]);
    expect(links(pageOf(names, { feeds: { sections: false, authors: false, tags: false } }))).toEqual([]);
  });
});

test("a picture has its caption and its credit, told apart", () => {
  const picture = {
    from: { kind: "remote", url: "https://p.example/a.jpg" },
    url: "https://p.example/a.jpg",
  } as const;
  const page = pageOf({ pictures: [{ ...picture, caption: "سوق نزوى", credit: "سالم خالد" }] });
  expect(textsOf(page, "figcaption")).toEqual(["سوق نزوى سالم خالد"]);
  expect(textsOf(page, "figcaption .credit")).toEqual(["سالم خالد"]);
});
