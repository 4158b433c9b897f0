// How an entry is built from the record of an article.
import { describe, expect, test } from "vitest";
import type { Article } from "../../lambdas/article/article.ts";
import type { HostedPicture, PictureOrigin } from "../../lambdas/article/picture.ts";
import { buildEntry, type PublishedArticle } from "../../lambdas/feed/entry.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";

const article: Article = {
  headline: "عنوان",
  section: "الرّياضه",
  published: { day: "2017-12-08" },
  places: ["مسقط"],
  authors: ["سالم خالد"],
  agencies: [],
  tags: [],
  paragraphs: ["نص"],
};
const record = { id: "1", guid: "tag:news.example,2017:1", article, published: 1, updated: 2, pictures: [] };
const hosted: HostedPicture = { path: "media/1/خ.jpg", type: "image/jpeg", length: 10, width: 4, height: 3 };
const beside: PictureOrigin = { kind: "beside" };
const remote = (url: string): PictureOrigin => ({ kind: "remote", url });

const build = (changes: Partial<PublishedArticle>) =>
  buildEntry({ ...record, ...changes }, publication, siteUrl);
const picturesOf = (...pictures: PublishedArticle["pictures"]) => build({ pictures })?.pictures;

test("the article's texts, its address, its dates, and its section as the settings spell it", () => {
  expect(build({})).toEqual({
    guid: "tag:news.example,2017:1",
    url: "https://news.example/articles/1",
    headline: "عنوان",
    section: { name: "الرياضة", slug: "sport" },
    published: 1,
    updated: 2,
    hasTime: { published: false, updated: true },
    places: ["مسقط"],
    authors: ["سالم خالد"],
    agencies: [],
    tags: [],
    paragraphs: ["نص"],
    pictures: [],
    linkedPictures: [],
  });
  expect(build({ article: { ...article, section: undefined } })?.section).toBeUndefined();
});

test("a date has a time if the article states one, or if the newspaper decided it", () => {
  const instant = { instant: 1 };
  const hasTime = (changes: Partial<Article>) => build({ article: { ...article, ...changes } })?.hasTime;
  expect(hasTime({ published: instant })).toEqual({ published: true, updated: true });
  expect(hasTime({ updated: { day: "2017-12-09" } })).toEqual({ published: false, updated: false });
  expect(hasTime({ updated: instant })).toEqual({ published: false, updated: true });
});

test("a link is kept if it leads to a public address, and is otherwise text", () => {
  const link = (href: string) => ({ element: "a" as const, href, children: ["هنا"] });
  const linksOf = (...hrefs: readonly string[]) =>
    build({ article: { ...article, paragraphs: [{ element: "p", children: hrefs.map(link) }] } })?.paragraphs;
  expect(linksOf("https://other.example/", "javascript:alert(1)")).toEqual([
    { element: "p", children: [link("https://other.example/"), { element: "a", children: ["هنا"] }] },
  ]);
});

test("the entry of a record is built once for the same settings and site", () => {
  const once = { ...record };
  const entry = buildEntry(once, publication, siteUrl);
  expect(buildEntry(once, publication, siteUrl)).toBe(entry);
  expect(buildEntry(once, publication, "https://other.example")).not.toBe(entry);
  expect(buildEntry({ ...record }, publication, siteUrl)).not.toBe(entry);
});

test("a record gives another entry with other settings, or for another site", () => {
  const other = { ...publication, articleLink: "https://other.example/{id}" };
  const urls = [publication, other, publication].map(
    (settings) => buildEntry(record, settings, siteUrl)?.url,
  );
  expect(urls).toEqual([`${siteUrl}/articles/1`, "https://other.example/1", `${siteUrl}/articles/1`]);
  expect(buildEntry(record, publication, "https://other.example")?.url).toBe(
    "https://other.example/articles/1",
  );
});

test("an article that was removed has no entry", () => {
  expect(build({ article: null })).toBeUndefined();
});

describe("a picture", () => {
  test("on our own site has an address there, its type and its size", () => {
    const { path: _, ...file } = hosted;
    expect(picturesOf({ from: beside, alt: "ملعب", hosted })).toEqual([
      { from: beside, alt: "ملعب", url: "https://news.example/media/1/%D8%AE.jpg", file },
    ]);
  });

  test("on another server has its address there, and no size", () => {
    const from = remote("https://cdn.example/a.jpg");
    expect(picturesOf({ from })).toEqual([{ from, url: "https://cdn.example/a.jpg" }]);
  });

  test("has the smaller forms that were made of it", () => {
    const form = { ...hosted, path: "media/1/خ.webp", width: 2 };
    const [picture] = picturesOf({ from: beside, hosted: { ...hosted, renditions: [form] } }) ?? [];
    expect(picture?.renditions).toEqual([{ url: "https://news.example/media/1/%D8%AE.webp", width: 2 }]);
    expect(picturesOf({ from: beside, hosted: { ...hosted, renditions: [] } })?.[0]).not.toHaveProperty(
      "renditions",
    );
  });

  test("on another server is shown, linked or left out, as the settings say; our own are always shown", () => {
    const from = remote("https://cdn.example/a.jpg");
    const pictures = [{ from: beside, hosted }, { from }];
    const shown = (remotePictures: "keep" | "link" | "drop") => {
      const entry = buildEntry({ ...record, pictures }, { ...publication, remotePictures }, siteUrl);
      return [entry?.pictures.map((one) => one.from), entry?.linkedPictures.map((one) => one.from)];
    };
    expect(shown("keep")).toEqual([[beside, from], []]);
    expect(shown("link")).toEqual([[beside], [from]]);
    expect(shown("drop")).toEqual([[beside], []]);
  });

  test("that is not there, or whose address feed readers reject, is left out", () => {
    expect(picturesOf({ from: beside }, { from: remote("javascript:alert(1)") })).toEqual([]);
  });

  test("has the caption and credit of its file, unless the article has its own", () => {
    const words = { caption: "من الملف", credit: "المصور" };
    expect(picturesOf({ from: beside, hosted, words })).toMatchObject([words]);
    const own = { caption: "من المقال", credit: "الوكالة" };
    expect(picturesOf({ from: beside, hosted, words, ...own })).toMatchObject([own]);
  });
});
