import { parseOpml } from "feedsmith";
import { expect, test } from "vitest";
import { renderOpml } from "../../lambdas/page/opml.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";

const labels = {
  "sections/ثقافه": "ثقافة & <فن>",
  "sections/sport": "الرياضة",
  "tags/كأس": "كأس",
} as const;

const read = (settings = publication) => parseOpml(renderOpml(labels, settings, siteUrl));

test("the newspaper's own feed, then the sections, each in its group, read by a parser that is not ours", () => {
  const { head, body } = read();
  expect(head?.title).toBe("صحيفة الاختبار");
  const groups = body?.outlines?.map(({ text, outlines }) => ({
    text,
    feeds: outlines?.map(({ type, text, xmlUrl, htmlUrl }) => ({ type, text, xmlUrl, htmlUrl })),
  }));
  expect(groups).toEqual([
    {
      text: "صحيفة الاختبار",
      feeds: [
        {
          type: "rss",
          text: "صحيفة الاختبار",
          xmlUrl: "https://news.example/rss.xml",
          htmlUrl: "https://news.example/",
        },
      ],
    },
    {
      text: "صحيفة الاختبار - الأقسام",
      feeds: [
        {
          type: "rss",
          text: "صحيفة الاختبار - الرياضة",
          xmlUrl: "https://news.example/sections/sport/rss.xml",
          htmlUrl: "https://news.example/sections/sport/",
        },
        {
          type: "rss",
          text: "\u200F\u2067صحيفة الاختبار - ثقافة & <فن>\u2069",
          xmlUrl: "https://news.example/sections/%D8%AB%D9%82%D8%A7%D9%81%D9%87/rss.xml",
          htmlUrl: "https://news.example/sections/%D8%AB%D9%82%D8%A7%D9%81%D9%87/",
        },
      ],
    },
  ]);
});

test("kinds that are switched on have a group each, and a kind without feeds has none", () => {
  const { body } = read({ ...publication, feeds: { sections: true, authors: true, tags: true } });
  expect(body?.outlines?.map(({ text }) => text)).toEqual([
    "صحيفة الاختبار",
    "صحيفة الاختبار - الأقسام",
    "صحيفة الاختبار - الوسوم",
  ]);
});
