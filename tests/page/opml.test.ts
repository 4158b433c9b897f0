import { parseOpml } from "feedsmith";
import { expect, test } from "vitest";
import { renderOpml } from "../../lambdas/page/opml.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";

test("every feed of the kinds that are on, the newspaper's first, read by a parser that is not ours", () => {
  const labels = {
    "sections/ثقافه": "ثقافة & <فن>",
    "sections/sport": "الرياضة",
    "tags/كأس": "كأس",
  } as const;
  const { head, body } = parseOpml(renderOpml(labels, publication, siteUrl));
  expect(head?.title).toBe("صحيفة الاختبار");
  expect(body?.outlines?.map(({ type, text, xmlUrl, htmlUrl }) => ({ type, text, xmlUrl, htmlUrl }))).toEqual(
    [
      {
        type: "rss",
        text: "صحيفة الاختبار",
        xmlUrl: "https://news.example/rss.xml",
        htmlUrl: "https://news.example/",
      },
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
  );
});
