// Links lead from every page to every section, and from the page of all feeds to every feed.

import { describe, expect, test } from "vitest";
import { renderArticlePage } from "../../lambdas/page/article-page.ts";
import { renderFeedsPage } from "../../lambdas/page/feeds-page.ts";
import { entryOf, renderDocument } from "../feed/feed-fixture.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";
import { type Page, parsePage } from "./parse-page.ts";

const settings = { ...publication, feeds: { sections: true, authors: true, tags: true } };
const labels = {
  "sections/sport": "رياضة",
  "sections/ثقافه": "ثقافة",
  "authors/سالم-خالد": "سالم خالد",
  "tags/كاس": "كأس",
};

function parse(text: string): Page {
  return parsePage(text);
}

const targetsOf = (page: Page, selector: string) =>
  [...page.querySelectorAll(selector)].map((link) => decodeURIComponent(link.getAttribute("href") ?? ""));

const pages: readonly (readonly [string, string, string | undefined])[] = [
  ["the front page", renderDocument("index.html", [entryOf(1)]), undefined],
  [
    "a section",
    renderDocument("sections/sport/index.html", [entryOf(1)], "sections/sport"),
    `${siteUrl}/sections/sport/`,
  ],
  ["an article", renderArticlePage(entryOf(1), publication, siteUrl), `${siteUrl}/sections/sport/`],
  ["the page of all feeds", renderFeedsPage(labels, publication, siteUrl), `${siteUrl}/feeds/`],
  ["the page for what is not there", renderDocument("404.html", []), undefined],
];

test.each(pages)(
  "%s leads to each section of the settings and to all others, and marks where it is",
  (_, text, current) => {
    const page = parse(text);
    expect(targetsOf(page, "nav a")).toEqual([`${siteUrl}/sections/sport/`, `${siteUrl}/feeds/`]);
    expect(targetsOf(page, "nav a[aria-current=page]")).toEqual(current === undefined ? [] : [current]);
    expect(targetsOf(page, ".masthead a")).toEqual([`${siteUrl}/`]);
    expect(page.querySelectorAll("h1")).toHaveLength(1);
  },
);

test("with archives, every page leads to the search in its bar and at its foot", () => {
  const page = parse(renderArticlePage(entryOf(1), { ...publication, archives: true }, siteUrl));
  for (const place of ["nav", "footer"])
    expect(targetsOf(page, `${place} a`)).toContain(`${siteUrl}/search/`);
});

describe("the page of all feeds", () => {
  const page = parse(renderFeedsPage(labels, settings, siteUrl));

  test("leads to every section, author and tag; a section is spelt as the settings have it", () => {
    const links = [...page.querySelectorAll("main li > a")].map((link) => [
      link.textContent,
      decodeURIComponent(link.getAttribute("href") ?? "").slice(siteUrl.length),
    ]);
    expect(links).toEqual([
      ["الرياضة", "/sections/sport/"],
      ["ثقافة", "/sections/ثقافه/"],
      ["سالم خالد", "/authors/سالم-خالد/"],
      ["كأس", "/tags/كاس/"],
    ]);
  });

  test("subscribes with one tap", () => {
    const [app, ...services] = targetsOf(page, ".subscribe a");
    expect(app).toBe("feed://news.example/rss.xml");
    for (const service of services.slice(0, 4))
      expect(service).toMatch(/^https:.+https:\/\/news\.example\/rss\.xml$/);
  });

  test("kinds of feeds that are off are not there", () => {
    const off = parse(renderFeedsPage(labels, publication, siteUrl));
    expect(targetsOf(off, "main li > a").some((target) => /authors|tags/.test(target))).toBe(false);
  });

  test("stays small with thousands of authors", () => {
    const many = Object.fromEntries(
      Array.from({ length: 5000 }, (_, index) => [`authors/a${index}`, `كاتب ${index}`]),
    );
    const text = renderFeedsPage(many, settings, siteUrl);
    expect(parse(text).querySelectorAll("main li")).toHaveLength(501);
  });
});
