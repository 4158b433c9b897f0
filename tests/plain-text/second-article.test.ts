// A file with two articles is refused. A single article is never refused for this reason, whatever dates and numbers are in its text.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parsePlainText } from "../../lambdas/plain-text/parse-plain-text.ts";

const first = [
  "1187246",
  "1187246",
  "العرب والعالم",
  "",
  "روسيا تنفي أي خطط للتعاون في إدلب",
  "08 ديسمبر 2017",
  "",
  "دمشق - وكالات",
  "",
  "قال وزير الخارجية إن بلاده لا تنوي ذلك، وإن ما نشر عن الموضوع لا أساس له من الصحة.",
];
const second = (number: readonly string[]) => [
  ...number,
  "الاقتصاد",
  "",
  "افتتاح خط ملاحي جديد بين صحار وبومباي",
  "09 ديسمبر 2017",
  "",
  "مسقط - العمانية",
  "",
  "أعلنت الموانئ أن أول سفينة تصل صباح اليوم، وأن الخط يعمل مرتين في الأسبوع طوال العام.",
];
const refusalsOf = (text: string) => {
  const parsed = parsePlainText(text, "Asia/Muscat");
  return parsed.ok ? [] : parsed.refusals.map(({ code, line }) => `${code} ${line}`);
};

describe("a second article is found", () => {
  test("by its number, even without a blank line before it", () => {
    expect(refusalsOf([...first, "", ...second(["1187247", "1187247"])].join("\n"))).toEqual([
      "several-articles 12",
    ]);
    expect(refusalsOf([...first, ...second(["1187247"])].join("\n"))).toEqual(["several-articles 11"]);
  });

  test("by its number after the last word of the first article, where the command cat puts it", () => {
    expect(refusalsOf(first.join("\n") + second(["1187247"]).join("\n"))).toEqual(["several-articles 10"]);
  });

  test("by a headline, a date and a credit line, if it has no number", () => {
    expect(refusalsOf([...first, "", ...second([]).slice(2)].join("\n"))).toEqual(["several-articles 12"]);
  });
});

describe("one article", () => {
  test.each([
    [
      "a chronology",
      [
        "البداية",
        "",
        "1 ديسمبر 2017",
        "",
        "بدأت المحادثات في جنيف بحضور الأطراف.",
        "",
        "التوقيع",
        "",
        "5 ديسمبر 2017",
        "",
        "وقع الطرفان الاتفاق.",
      ],
    ],
    [
      "years as headings",
      ["2015", "", "بدأ المشروع بتمويل من البنك.", "", "2016", "", "توقف العمل.", "", "2017", "", "انتهى."],
    ],
    ["numbers of a table", ["1187247", "1187248", "1187249", "انتهى الجدول."]],
    [
      "a number and a date without a headline",
      ["1187247", "9 ديسمبر 2017", "هذا تاريخ آخر للطلب في الوزارة."],
    ],
    [
      "a quoted announcement with its headline and date",
      [
        "فرض غرامة مالية على شركة النقل البري",
        "2017-12-07 16:09:03",
        "أعلنت الهيئة فرض غرامتين على شركة النقل البري لمخالفتها المادة العاشرة من النظام.",
      ],
    ],
    ["a place and a date of signature", ["أحمد الحارثي", "9 ديسمبر 2017"]],
  ])("%s", (_what, lines) => {
    expect(refusalsOf([...first, "", ...lines].join("\n"))).toEqual([]);
  });
});

test("with any paragraphs, two articles with numbers are refused, and each of them alone is not", () => {
  const sentence = fc.array(
    fc.constantFrom("قال", "الوزير", "إن", "العمل", "ينتهي", "في", "2017", "الميناء"),
    {
      minLength: 12,
      maxLength: 30,
    },
  );
  const text = fc.array(
    sentence.map((words) => `${words.join(" ")}.`),
    { minLength: 1, maxLength: 5 },
  );
  const lay = (id: number, paragraphs: readonly string[]) =>
    [`${id}`, "الاقتصاد", "افتتاح خط ملاحي جديد بين صحار وبومباي", "9 ديسمبر 2017", ...paragraphs].join(
      "\n\n",
    );
  fc.assert(
    fc.property(text, text, fc.integer({ min: 100_000, max: 9_999_999 }), (one, other, id) => {
      expect(refusalsOf(lay(id, one))).toEqual([]);
      expect(refusalsOf(`${lay(id, one)}\n\n${lay(id + 1, other)}`)).toEqual([
        `several-articles ${lay(id, one).split("\n").length + 2}`,
      ]);
    }),
  );
});
