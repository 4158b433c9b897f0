// The head of pages: what search engines and previews of links read.

import { describe, expect, test } from "vitest";
import type { Entry } from "../../lambdas/feed/entry.ts";
import { renderArticlePage } from "../../lambdas/page/article-page.ts";
import type { Publication } from "../../lambdas/publication/publication.ts";
import { entryOf, noon, type Plain, renderDocument } from "../feed/feed-fixture.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";
import { type Page, parsePage } from "./parse-page.ts";

const picture = {
  from: { kind: "beside" },
  url: `${siteUrl}/media/1/a.jpg`,
  file: { type: "image/jpeg", length: 9, width: 1600, height: 900 },
  caption: "سوق نزوى",
} as const;

function headOf(text: string): Page {
  return parsePage(text);
}

function article(changes: Partial<Plain<Entry>> = {}, settings: Partial<Publication> = {}): Page {
  const entry = entryOf(1, { pictures: [picture], tags: ["كأس"], ...changes });
  return headOf(renderArticlePage(entry, { ...publication, ...settings }, siteUrl));
}

const metaOf = (page: Page, name: string) =>
  [...page.querySelectorAll("meta")]
    .filter((meta) => [meta.getAttribute("property"), meta.getAttribute("name")].includes(name))
    .map((meta) => meta.getAttribute("content"));
const canonicalOf = (page: Page) => page.querySelector('link[rel="canonical"]')?.getAttribute("href");

describe("the page of an article", () => {
  test("has one address for search engines, and lets them show a large picture", () => {
    expect(canonicalOf(article())).toBe(`${siteUrl}/articles/1`);
    expect(metaOf(article(), "robots")).toEqual(["max-image-preview:large"]);
  });

  test.each([
    ["og:type", "article"],
    ["og:title", "عنوان 1"],
    ["og:url", `${siteUrl}/articles/1`],
    ["og:site_name", "صحيفة الاختبار"],
    ["og:image", picture.url],
    ["og:image:width", "1600"],
    ["og:image:alt", "سوق نزوى"],
    ["article:published_time", new Date(noon - 1).toISOString()],
    ["article:section", "الرياضة"],
    ["article:tag", "كأس"],
    ["twitter:card", "summary_large_image"],
  ])("a preview finds %s", (name, content) => {
    expect(metaOf(article(), name)).toEqual([content]);
  });

  test("has a smaller card without a picture", () => {
    expect(metaOf(article({ pictures: [] }), "twitter:card")).toEqual(["summary"]);
  });
});

describe("the structured data of an article", () => {
  const structured = (...changes: Parameters<typeof article>) =>
    JSON.parse(article(...changes).querySelector("script")?.textContent ?? "");

  test("is a NewsArticle with everything that Google asks for", () => {
    expect(structured()).toMatchObject({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: "عنوان 1",
      datePublished: new Date(noon - 1).toISOString(),
      dateModified: new Date(noon - 1).toISOString(),
      image: [{ "@type": "ImageObject", url: picture.url, width: "1600", height: "900" }],
      author: [{ "@type": "NewsMediaOrganization", name: "صحيفة الاختبار" }],
      publisher: { logo: `${siteUrl}/favicon.ico` },
      articleSection: "الرياضة",
    });
  });

  test("names the authors, with their pages where there are any, the agencies, and the logo of the settings", () => {
    const feeds = { sections: true, authors: true, tags: false };
    const logo = "https://cdn.example/logo.png";
    const found = structured({ authors: ["سالم خالد"], agencies: ["رويترز"] }, { feeds, logo });
    const url = `${siteUrl}/authors/${encodeURIComponent("سالم-خالد")}/`;
    expect(found.author).toEqual([
      { "@type": "Person", name: "سالم خالد", url },
      { "@type": "Organization", name: "رويترز" },
    ]);
    expect(found.publisher.logo).toBe(logo);
  });

  test("no text can end it", () => {
    const headline = "</script><script>alert(1)</script><!-- <script>";
    const page = article({ headline });
    expect(page.querySelectorAll("script")).toHaveLength(1);
    expect(structured({ headline }).headline).toBe(headline);
  });
});

test("the pages of feeds have their own address; pages that say that something is gone are not indexed", () => {
  expect(canonicalOf(headOf(renderDocument("index.html", [entryOf(1)])))).toBe(`${siteUrl}/`);
  const section = renderDocument("sections/sport/index.html", [entryOf(1)], "sections/sport");
  expect(canonicalOf(headOf(section))).toBe(`${siteUrl}/sections/sport/`);
  const absent = headOf(renderDocument("404.html", []));
  expect([canonicalOf(absent), metaOf(absent, "robots")]).toEqual([undefined, ["noindex"]]);
});
