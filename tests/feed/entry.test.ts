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
