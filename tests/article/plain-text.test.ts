import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlainText } from "../../lambdas/article/plain-text.ts";

const WORDS =
  "قال الوزير إن بلاده تعمل مع الشركاء على فتح خطوط جديدة بين الموانئ وأضاف خلال المؤتمر أمس «اتفاق» اليوم".split(
    " ",
  );

const sentence = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength, maxLength }).map((words) => `أعلنت ${words.join(" ")}`);
const subset = (...names: readonly string[]) => fc.subarray([...names]);

const parts = fc.record({
  id: fc.option(fc.integer({ min: 1, max: 9_999_999 }).map(String), { nil: undefined }),
  section: fc.constantFrom("العرب والعالم", "الاقتصاد", "عُمان اليوم", undefined),
  headline: sentence(5, 12),
  published: fc.integer({ min: 1, max: 28 }),
  updatedAfter: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
  standfirst: fc.option(sentence(4, 10), { nil: undefined }),
  places: subset("دمشق", "عمان", "مسقط", "القاهرة"),
  authors: subset("بسام جميدة", "أحمد الحارثي", "زينب الناصرية"),
  agencies: subset("وكالات", "العمانية", "د ب أ"),
  tags: fc.constant([]),
  paragraphs: fc.array(
    sentence(6, 20).map((text) => `${text}.`),
    { minLength: 1, maxLength: 6 },
  ),
});
type Parts = typeof parts extends fc.Arbitrary<infer Value> ? Value : never;

const layout = fc.record({
  repeatsNumber: fc.boolean(),
  blank: fc.constantFrom("", " ", "\u00A0", "\u200F", "none"),
  dash: fc.constantFrom(" -", " –", " - ", "\u00A0-"),
  arabicDigits: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer Value> ? Value : never;

const day = (number: number) => ({ day: `2017-12-${String(number).padStart(2, "0")}` });

function print(article: Parts, { repeatsNumber, blank, dash, arabicDigits }: Layout): string {
  const digits = (text: string) =>
    arabicDigits ? text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit))) : text;
  const date = (number: number) => digits(`${String(number).padStart(2, "0")} ديسمبر 2017`);
  const credit = [...article.places, ...article.authors, ...article.agencies];
  const groups = [
    [
      ...(article.id ? Array(repeatsNumber ? 2 : 1).fill(digits(article.id)) : []),
      ...(article.section ? [article.section] : []),
    ],
    [article.headline],
    [
      date(article.published),
      ...(article.updatedAfter === undefined ? [] : [date(article.published + article.updatedAfter)]),
    ],
    article.standfirst ? [article.standfirst + dash] : [],
    credit.length > 0 ? [credit.join(" - ") + dash] : [],
    ...article.paragraphs.map((paragraph) => [paragraph]),
  ].filter((group) => group.length > 0);
  return groups.map((group) => group.join("\n")).join(blank === "none" ? "\n" : `\n${blank}\n`);
}

test("an article printed with all the format's variations parses back to its parts", () => {
  fc.assert(
    fc.property(parts, layout, (article, printing) => {
      const { published, updatedAfter, ...same } = article;
      expect(parsePlainText(print(article, printing), "Asia/Muscat")).toEqual({
        ok: true,
        value: {
          ...same,
          published: day(published),
          ...(updatedAfter === undefined ? {} : { updated: day(published + updatedAfter) }),
        },
      });
    }),
    { numRuns: 2000 },
  );
});

test("no word of the text gets lost, whatever the lines after the date", () => {
  const line = fc.oneof(
    sentence(1, 8),
    sentence(1, 8).map((text) => `${text}.`),
    sentence(1, 8).map((text) => `${text} -`),
    fc.constantFrom(
      "مسقط - العمانية: قال الوزير كذا وكذا",
      "كتب: أحمد الحارثي",
      "دمشق - وكالات -",
      "أحمد الحارثي",
      "صلالة: اليوم",
    ),
  );
  const wordsOf = (text: string) => text.split(/[\s:.،-]+/).filter((word) => word !== "" && word !== "كتب");
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => {
      const parsed = parsePlainText(["عنوان المقال", "8 ديسمبر 2017", ...lines].join("\n"), "UTC");
      if (!parsed.ok) return;
      const { standfirst = "", places, authors, agencies, paragraphs } = parsed.value;
      const kept = new Set(
        wordsOf([standfirst, ...places, ...authors, ...agencies, ...paragraphs].join(" ")),
      );
      expect(wordsOf(lines.join(" ")).filter((word) => !kept.has(word))).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("an update earlier than the publication is ignored, across a day and an instant too", () => {
  const updatedOf = (published: string, updated: string) => {
    const parsed = parsePlainText(`عنوان المقال\n${published}\n${updated}\nقال كذا.`, "Asia/Muscat");
    return parsed.ok ? parsed.value.updated : parsed.refusals;
  };
  expect(updatedOf("8 ديسمبر 2017", "2017-12-07T20:30:00Z")).toEqual({
    instant: Date.parse("2017-12-07T20:30:00Z"),
  });
  expect(updatedOf("8 ديسمبر 2017", "2017-12-07T19:30:00Z")).toBeUndefined();
  expect(updatedOf("2017-12-07T20:30:00Z", "2017-12-07T20:29:00Z")).toBeUndefined();
});

describe("after the dates", () => {
  const bodyOf = (...lines: readonly string[]) => {
    const parsed = parsePlainText(["عنوان المقال", "8 ديسمبر 2017", ...lines].join("\n"), "Asia/Muscat");
    return parsed.ok ? parsed.value : parsed.refusals;
  };

  test("a line with the export's dash is a standfirst, though no paragraph ends in a full stop", () => {
    expect(bodyOf("هل تعود الأسعار؟ -", "قال الوزير كذا", "وأضاف كذا")).toMatchObject({
      standfirst: "هل تعود الأسعار؟",
      paragraphs: ["قال الوزير كذا", "وأضاف كذا"],
    });
  });

  test("after a line of places or agencies a first paragraph stays whole", () => {
    expect(bodyOf("مسقط - وكالات -", "صلالة: قال الوزير كذا.")).toMatchObject({
      places: ["مسقط"],
      paragraphs: ["صلالة: قال الوزير كذا."],
    });
  });

  test("a byline first, then a standfirst with the export's dash", () => {
    expect(bodyOf("كتب: أحمد الحارثي", "خطوط ملاحية جديدة -", "قال الوزير كذا.")).toMatchObject({
      authors: ["أحمد الحارثي"],
      standfirst: "خطوط ملاحية جديدة",
      paragraphs: ["قال الوزير كذا."],
    });
  });

  test("verse has no full stops, and no line of it is a standfirst", () => {
    expect(bodyOf("قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل")).toMatchObject({
      standfirst: undefined,
      paragraphs: ["قفا نبك من ذكرى حبيب ومنزل", "بسقط اللوى بين الدخول فحومل"],
    });
  });

  test("a dash at the end of a paragraph further down is the text's", () => {
    expect(bodyOf("قال الوزير كذا.", "وأضاف كذا -")).toMatchObject({
      paragraphs: ["قال الوزير كذا.", "وأضاف كذا -"],
    });
  });
});

test("what was meant as a date is reported as such, wherever it stands", () => {
  expect(parsePlainText("عنوان المقال\n 08 دسيمبر 2017\nقال كذا.\nوأضاف كذا.", "UTC")).toEqual({
    ok: false,
    refusals: [{ code: "missing-date", line: 2, column: 2, found: "08 دسيمبر 2017" }],
  });
});
