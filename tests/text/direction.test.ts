// Which marks a text gets: as few as possible. direction/corpus.test.ts shows that they are enough.
import { describe, expect, test } from "vitest";
import { markPieces, markSummary, markText, markTitle } from "../../lambdas/text/direction.ts";

const [lrm, rlm, lri, rli, pdi] = ["\u200E", "\u200F", "\u2066", "\u2067", "\u2069"];

describe("a title in a feed", () => {
  test.each(["روسيا تنفي", "كأس العالم 2022 في قطر", "الـ تطويل", "فاز 3-2 على ضيفه", "من يفوز؟"])(
    "%s is Arabic alone and gets no mark",
    (title) => {
      expect(markTitle(title)).toBe(title);
    },
  );
  test.each(["BBC", "Breaking News", "AT&T", "2017"])("%s has no Arabic and gets one RLM", (title) => {
    expect(markTitle(title)).toBe(`${rlm}${title}`);
  });
  test.each([
    "iPhone في الأسواق",
    "تحالف مع Google",
    "50 قتيلا في انفجار",
    "«داعش» تغادر",
    "شبكات الـ 5G تصل",
  ])("%s would be reordered in a left-to-right list, so it is isolated", (title) => {
    expect(markTitle(title)).toBe(`${rlm}${rli}${title}${pdi}`);
  });
  test("a part that would be reordered is isolated within the title", () => {
    expect(markTitle("لغة C++ تتصدر")).toBe(`${rlm}${rli}لغة ${lri}C++${pdi} تتصدر${pdi}`);
  });
});

describe("a paragraph in a feed", () => {
  test.each([
    "طائرة Boeing 737-800 هبطت",
    "شركة AT&T و(NASA).",
    "الـ 5G والـ VAR",
    "يتراوح بين 2.5-3.5 ريال و1,200-1,500 ريال",
    "من 10:30-12:45 وموسم 2019/2020-2021/2022",
    "عنوانه 192.168.1.1 والإصدار 2.0.1",
    "في ٢٠١٧-١٢-٠٨ وبنسبة 50 %",
    "It opens new lines",
  ])("%s is displayed in order without marks", (text) => {
    expect(markSummary(text)).toBe(text);
  });

  test.each(["C++", "C#", "@khulasa_ar", "#Oman2040", "-5", "+3", "+968 2412 3456", "2017-12-08", "25°C"])(
    "%s is one isolate",
    (unit) => {
      expect(markSummary(`هنا ${unit} نص`)).toBe(`هنا ${lri}${unit}${pdi} نص`);
    },
  );

  test("Latin names between Arabic commas are isolated, except the last one", () => {
    expect(markText("شركات Apple، Google، Microsoft")).toBe(
      `شركات ${lri}Apple${pdi}، ${lri}Google${pdi}، Microsoft`,
    );
  });

  test("a paragraph that begins with a Latin letter gets an RLM in a feed, but not on a page", () => {
    expect(markSummary("Boeing باعت")).toBe(`${rlm}Boeing باعت`);
    expect(markText("Boeing باعت")).toBe("Boeing باعت");
  });

  test("a paragraph without Arabic is not isolated; marks keep the signs at its ends in place", () => {
    expect(markSummary("C++")).toBe(`C++${lrm}`);
    expect(markSummary("(04) 123-4567")).toBe(`${lrm}(04) 123-4567`);
  });

  test("isolates that the text already has do not change", () => {
    expect(markText(`هنا ${lri}C++${pdi} نص`)).toBe(`هنا ${lri}C++${pdi} نص`);
  });
});

test("the isolate of a part that markup divides is outside the markup", () => {
  expect(markPieces(["", "لغة ", "C", "++", " هنا", ""], "page")).toEqual([
    "",
    `لغة ${lri}`,
    "C",
    "++",
    `${pdi} هنا`,
    "",
  ]);
  expect(markPieces(["", "C++", "\n", "C#", " هنا", ""], "page")).toEqual([
    "",
    "C++",
    `${lrm}\n${lri}`,
    "C#",
    `${pdi} هنا`,
    "",
  ]);
});

test.each([" ", "1", "a", "@", "C++ نص ", "(a)", "1-", "A، هو ", "+1 2 ", "a@b.om ", "-5، في "])(
  "half a megabyte of %s is marked before the test times out",
  (part) => {
    const text = `قال Salim ${part.repeat(500_000 / part.length)} هنا`;
    expect(markText(text).replaceAll(/[\u2066\u2069]/g, "")).toBe(text);
  },
);
