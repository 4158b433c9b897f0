// Programs write 05/06/2020 for 5 June or for 6 May. In every format that programs write, a date that can be both is refused.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";
import { at, outcomeOf } from "./agency-fixtures.ts";

const withDate = (file: string, dates: RegExp, date: string) => {
  const text = readFileSync(new URL(`../../fixtures/articles/${file}`, import.meta.url), "utf8");
  const changed = text.replace(dates, (found, before: string) => found.replace(before, date));
  return outcomeOf(parseArticle(file, new TextEncoder().encode(changed), "Asia/Muscat"));
};

test.each([
  ["newsml-1/nitf-inside.xml", /<FirstCreated>([^<]+)/],
  ["newsml-g2/xhtml.xml", /<firstCreated>([^<]+)/],
  ["nitf/match.xml", /<date\.issue norm="([^"]+)/],
  ["feed-item/plain.xml", /<pubDate>([^<]+)/],
  ["feed-item/atom-entry.xml", /<published>([^<]+)/],
])("%s", async (file, dates) => {
  expect(await withDate(file, dates, "05/06/2020 10:00")).toEqual([
    expect.stringMatching(/^ambiguous-date \d+:\d+ 05\/06\/2020 10:00$/),
  ]);
  expect(await withDate(file, dates, "06/25/2020 10:00")).toMatchObject({
    published: at("2020-06-25T10:00:00+04:00"),
  });
});
