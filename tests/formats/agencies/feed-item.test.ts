import { describe, expect, test } from "vitest";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";
import { at, fixturesOf, NOTHING_ELSE, outcomeOf, parseFixture } from "./agency-fixtures.ts";

const CASES: Record<string, object | string | readonly string[]> = {
  "wordpress.xml": {
    ...NOTHING_ELSE,
    id: "paper.example/?p=4711",
    section: "ثقافة",
    headline: "افتتاح «متحف» جديد في صور",
    published: at("2026-11-04T06:30:00Z"),
    authors: ["أحمد سالم"],
    tags: ["صور", "متاحف"],
    paragraphs: [
      "افتتح في ولاية صور متحف بحري يضم سفنا قديمة.",
      { element: "p", children: ["ويفتح المتحف أبوابه ", { element: "strong", children: ["يوميا"] }, "."] },
    ],
    picture: {
      from: { kind: "remote", url: "https://paper.example/sur.jpg" },
      caption: "واجهة المتحف",
      credit: "خالد",
    },
  },
  "wordpress-draft.xml": "withheld paper.example/?p=4711",
  "plain.xml": {
    ...NOTHING_ELSE,
    // A plain number gets the site's host before it.
    id: "wire.example:1187246",
    headline: "ارتفاع أسعار النفط",
    published: at("2026-11-04T10:00:00Z"),
    authors: ["منى علي"],
    paragraphs: ["ارتفعت أسعار النفط اليوم.", "وبلغ السعر 80 دولارا."],
    picture: { from: { kind: "remote", url: "https://wire.example/oil.jpg" } },
  },
  "atom-entry.xml": {
    ...NOTHING_ELSE,
    id: "tag:paper.example,2026:museum",
    section: "ثقافة",
    headline: "افتتاح متحف صور",
    published: at("2026-11-04T10:00:00+04:00"),
    updated: at("2026-11-04T12:00:00+04:00"),
    standfirst: "متحف بحري هو الأول من نوعه",
    authors: ["أحمد سالم"],
    tags: ["صور"],
    paragraphs: ["افتتح المتحف أمس.", "وحضر الأهالي."],
    picture: { from: { kind: "remote", url: "https://paper.example/sur.jpg" } },
  },
  "two-entries.xml": ["several-articles 3:7 2"],
};

describe("an item of a feed", () => {
  test.each(Object.entries(CASES))("%s", async (name, expected) => {
    expect(await outcomeOf(parseFixture("feed-item", name))).toEqual(expected);
  });

  test("every file has a case", () => {
    expect(fixturesOf("feed-item")).toEqual(Object.keys(CASES).sort());
  });

  test("whose id is only a number is refused if the feed names no site", async () => {
    const rss =
      "<rss><channel><item><title>خبر</title><guid>1187246</guid><description>نص</description></item></channel></rss>";
    expect(await parseArticle("1.xml", Buffer.from(rss), "UTC")).toMatchObject({
      refusals: [{ code: "number-of-an-agency", found: "1187246" }],
    });
  });

  test("of a feed in another namespace than Atom is refused", async () => {
    const parsed = await parseArticle("1.xml", Buffer.from('<feed xmlns="http://x.example/"/>'), "UTC");
    expect(parsed).toMatchObject({
      refusals: [{ code: "unknown-format", finding: "other-xml", found: "feed" }],
    });
  });
});
