import { expect, test } from "vitest";
import { feedsOf, labelOf, standingFeeds } from "../../lambdas/feed/memberships.ts";
import { publication } from "../publish/publish-fixture.ts";
import { entryOf } from "./feed-fixture.ts";

const article = {
  headline: "عنوان",
  section: "رياضةٌ",
  published: { day: "2017-12-08" },
  places: [],
  authors: ["أحمد الحارثي", "!"],
  agencies: [],
  tags: ["كأس الخليج"],
  paragraphs: ["نص"],
};

test("sections have feeds unless the settings say otherwise; authors and tags when they say so", () => {
  expect(feedsOf(article, publication)).toEqual(["all", "sections/رياضه"]);
  expect(
    feedsOf(article, { ...publication, feeds: { sections: false, authors: false, tags: false } }),
  ).toEqual(["all"]);
  expect(feedsOf(article, { ...publication, feeds: { sections: true, authors: true, tags: true } })).toEqual([
    "all",
    "sections/رياضه",
    "authors/احمد-الحارثي",
    "tags/كاس-الخليج",
  ]);
});

test("an article without a section is in the main feed alone", () => {
  expect(feedsOf({ ...article, section: undefined }, publication)).toEqual(["all"]);
});

test("the main feed and the sections of the settings have feeds before there is an article", () => {
  expect(standingFeeds(publication)).toEqual(["all", "sections/sport"]);
  expect(standingFeeds({ ...publication, feeds: { ...publication.feeds, sections: false } })).toEqual([
    "all",
  ]);
});

test("a section of the settings is one section however its name is typed", () => {
  expect(feedsOf({ ...article, section: "الرّياضه " }, publication)).toEqual(["all", "sections/sport"]);
});

test("a feed is called as the settings spell it, else as its oldest entry does, else by its slug", () => {
  const entries = [entryOf(1, { tags: ["كأس  الخليج"] }), entryOf(2, { tags: ["غيره", "كاس الخليج"] })];
  expect(labelOf("all", entries, publication)).toBeUndefined();
  expect(labelOf("sections/sport", [], publication)).toBe("الرياضة");
  expect(labelOf("tags/كاس-الخليج", entries, publication)).toBe("كاس الخليج");
  expect(labelOf("authors/احمد-الحارثي", entries, publication)).toBe("احمد الحارثي");
});

test("the name of a section, an author or a tag names only feeds of its kind", () => {
  const section = { name: "الاقتصادُ", slug: "الاقتصاد" };
  const entries = [
    entryOf(1, { section, authors: ["أحمد"], tags: ["كأس"] }),
    entryOf(2, { section: undefined }),
  ];
  expect(labelOf("sections/الاقتصاد", entries, publication)).toBe("الاقتصادُ");
  expect(labelOf("authors/احمد", entries, publication)).toBe("أحمد");
  expect(labelOf("tags/كاس", entries, publication)).toBe("كأس");
  expect(labelOf("sections/احمد", entries, publication)).toBe("احمد");
  expect(labelOf("authors/كاس", entries, publication)).toBe("كاس");
  expect(labelOf("tags/احمد", entries, publication)).toBe("احمد");
  expect(labelOf("tags/sport", [], publication)).toBe("sport");
});
