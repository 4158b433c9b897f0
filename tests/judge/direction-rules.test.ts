// Tests the rules in direction-rules.ts: each finds the texts that a reader would show in the wrong direction.
import { expect, test } from "vitest";
import { directionRules, isLatin, type Shown } from "./direction-rules.ts";

const good: Shown = {
  language: "ar",
  title: "عنوان الخبر",
  html: '<div dir="rtl" lang="ar">\n<p dir="rtl">نص <span dir="ltr">FIFA</span> الخبر.</p>\n</div>',
};
const wrongFor = (shown: Shown) =>
  directionRules.filter(({ leftToRight }) => leftToRight(shown).length > 0).map(({ reader }) => reader);

test.each<readonly [string, Partial<Shown>, readonly string[]]>([
  ["a good entry", {}, []],
  ["a language with its country", { language: "ar-OM" }, ["newsboat"]],
  ["no language", { language: "" }, ["newsboat", "Nextcloud News"]],
  [
    "a title that begins with a Latin name",
    { title: "FIFA تعلن عن موعد البطولة" },
    ["Miniflux", "Liferea, theoldreader", "Feeder"],
  ],
  ["the same with a RIGHT-TO-LEFT MARK", { title: "\u200FFIFA تعلن عن موعد البطولة" }, []],
  ["a title that begins with a number", { title: "2017 عام الرياضة" }, []],
  ["a block without dir", { html: '<div dir="rtl"><p>نص الخبر.</p></div>' }, ["FreshRSS, Thunderbird"]],
  [
    "a text that begins with a Latin name",
    { html: '<div dir="rtl"><p dir="rtl">FIFA تعلن عن موعد البطولة</p></div>' },
    ["Miniflux", "Feeder"],
  ],
  [
    "a later paragraph that begins with a LEFT-TO-RIGHT MARK",
    { html: '<div dir="rtl"><p dir="rtl">نص الخبر.</p><p dir="rtl">\u200E1-2 نتيجة المباراة</p></div>' },
    ["Feeder"],
  ],
  [
    "a text that is mostly Latin",
    { html: `<div dir="rtl"><p dir="rtl">نص الخبر ${"word ".repeat(20)}</p></div>` },
    ["CommaFeed"],
  ],
])("%s", (_what, changes, readers) => {
  expect(wrongFor({ ...good, ...changes })).toEqual(readers);
});

test("only a text without any Arabic letter is Latin", () => {
  expect(["Breaking News – 2017", "Breaking خبر"].map(isLatin)).toEqual([true, false]);
});
