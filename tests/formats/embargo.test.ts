// An article with an embargo is not published before its end, whatever words state it. If the end can't be parsed, the file is refused.
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import { embargoIn } from "../../lambdas/formats/submission/embargo-line.ts";
import { body, coreProperties, paragraph, zipDocx } from "./docx-file.ts";

const timeZone = "Asia/Muscat";
const nine = { published: { instant: Date.parse("2030-05-05T09:00+04:00") } };
const day = { published: { day: "2030-05-05" } };

async function outcomeOf(name: string, file: string | Uint8Array) {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const parsed = await parseArticle(name, bytes, timeZone);
  if (!parsed.ok) return parsed.refusals.map(({ code, line, found }) => `${code} ${line} ${found}`);
  return parsed.value.kind === "article" ? parsed.value.article : parsed.value;
}

const word = async (...lines: readonly string[]) =>
  outcomeOf("1.docx", await zipDocx({ "word/document.xml": body(lines.map(paragraph).join("")) }));
const plain = (...lines: readonly string[]) => outcomeOf("1.txt", lines.join("\n"));
const markdown = (...lines: readonly string[]) => outcomeOf("1.md", lines.join("\n\n"));

describe.each([
  ["a plain text", plain, ""],
  ["a Word document", word, ""],
  ["Markdown", markdown, "# "],
])("an embargo in %s", (_format, outcome, sign) => {
  const article = [
    `${sign}بدء مشروع الطريق الساحلي`,
    "3 مايو 2024",
    "أعلن الوزير البدء اليوم.",
    "وأضاف كذا.",
  ];
  const [headline = "", date = "", ...text] = article;
  const expected = { headline: "بدء مشروع الطريق الساحلي", section: undefined, paragraphs: text };

  test.each([
    ["محظور النشر حتى 5 مايو 2030 الساعة 9 صباحا", nine],
    ["*** محظور النشر حتى: 5 مايو 2030 الساعة 9 صباحا ***", nine],
    ["(EMBARGOED UNTIL 5 May 2030 09:00)", nine],
    ["Strictly embargoed for publication until 09:00, 5 May 2030", nine],
    ["Embargo: 5 May 2030, 9am", nine],
    ["ليس للنشر قبل 5 مايو 2030", day],
    ["لا يُنشر قبل 5 مايو 2030", day],
    ["للنشر بعد 5/5/2030", day],
    ["حظر النشر حتى الأحد 5 مايو 2030", day],
    ["الخبر محظور من النشر لغاية ٥ مايو ٢٠٣٠", day],
  ])("%s", async (line, end) => {
    const wanted = { ...expected, ...end };
    expect(await outcome(line, ...article)).toMatchObject(wanted);
    expect(await outcome(headline, date, line, ...text)).toMatchObject(wanted);
    expect(await outcome(headline, date, ...text, line)).toMatchObject(wanted);
  });

  test("an embargo that has ended changes nothing", async () => {
    const stated = { ...expected, published: { day: "2024-05-03" } };
    expect(await outcome("محظور النشر حتى 2 مايو 2024", ...article)).toMatchObject(stated);
  });

  test("of two embargoes, the later end counts", async () => {
    const lines = ["Embargoed until 5 May 2030", "محظور النشر حتى 4 مايو 2030"];
    expect(await outcome(headline, date, ...lines, ...text)).toMatchObject({ ...expected, ...day });
  });

  test.each([
    "محظور النشر",
    "محظور النشر حتى إشعار آخر",
    "محظور حتى يوم الأحد الساعة التاسعة",
    "EMBARGOED",
    "Embargoed until Sunday morning",
    "محظور النشر حتى 32 مايو 2030",
    "ليس للنشر",
    "لا ينشر قبل ظهر الأحد القادم 5 مايو 2030",
  ])("%s is refused", async (line) => {
    expect(await outcome(line, ...article)).toEqual([expect.stringMatching(/^impossible-date 1 /)]);
    expect(await outcome(headline, date, line, ...text)).toEqual([
      expect.stringMatching(/^impossible-date /),
    ]);
  });
});

test.each([
  "حظر النشر في قضية الفساد",
  "حظر النشر في قضية 2024",
  "حظر النشر حتى انتهاء التحقيقات",
  "ممنوع من النشر",
  "لا تنشر قبل أن تتحقق",
  "Embargo on oil exports tightens",
  "محظورات النشر في القانون الجديد",
  "الحظر الجوي حتى 5 مايو 2030",
  "للنشر دور في التعليم",
  "تنشر الصحيفة الجديدة يوم 5 مايو 2030 كذا",
  "رفع الحظر قبل نهاية 2025 هدف إيران",
  "الحظر حتى 2027 يهدد النادي",
  "الحظر: عام 2020 في صور",
  "محظور: أفلام منعت من العرض في 2023",
  "محظور النشر في القضية منذ 2019 بقرار من النائب العام.",
  "محظور النشر؟",
  "محظور النشر في عهد الأحد الدامي وما بعده",
  "حظر النشر: ما له وما عليه في 2024",
  "لا تنشر قبل أن تتحقق: حملة أطلقت في 2023",
  "للنشر: دليل الكتاب 2024",
  "Embargo: how Cuba survived until 2024",
  "Embargo: Cuba may see its end in 2030",
  "Do not use before 2030, says the label.",
  "Hold: the wheat market in 2024",
  "| رفع الحظر | 5 مايو 2030 |",
])("%s is not an embargo", (line) => {
  expect(embargoIn(line, timeZone)).toBeUndefined();
});

test.each([
  "Embargo: 5 May 2030 at nine, London time",
  "Embargo until May 2030",
  "الحظر حتى 5 دسمبر 2030",
  "رفع الحظر: ظهر الأحد 5 تشرين الأول 2030",
  "للنشر: بعد مباراة 2030/5/5",
  "محظور النشر ظهر يوم الأحد القادم 5 مايو 2030",
  "محظور النشر: بانتظار المدير",
  "EMBARGOED FOR 5 MAY",
  "محظور النشر ظهر الأحد",
  "محظور النشر يوم الثلاثاء القادم",
  "Not for publication Sunday morning",
])("%s is an embargo whose end can't be parsed", (line) => {
  expect(embargoIn(line, timeZone)).toBe(line);
});

describe("in front matter", () => {
  const withFields = (...lines: readonly string[]) =>
    outcomeOf("1.md", ["---", "title: عنوان", "date: 2024-03-05", ...lines, "---", "نص."].join("\n"));

  test.each(
    "embargo، embargo_date، embargoed_until، embargoedUntil، publish_after، not_before، release_date، الحظر، حظر، محظور، محظور النشر حتى، لا تنشر قبل، تاريخ الحظر، نهاية الحظر، رفع الحظر، موعد النشر، ends-embargo".split(
      "، ",
    ),
  )("%s", async (key) => {
    expect(await withFields(`${key}: 2030-05-05`)).toMatchObject(day);
    expect(await withFields(`${key}: يوم الأحد`)).toEqual(["impossible-date 4 يوم الأحد"]);
  });

  test.each(["false", "no", "none", "لا", "null", "~", ""])("“%s” is not an embargo", async (value) => {
    expect(await withFields(`embargo: ${value}`)).toMatchObject({ published: { day: "2024-03-05" } });
    expect(await withFields(`embargo: ${value}`, "embargo_until: 2030-05-05")).toMatchObject(day);
  });

  test("“true” is an embargo without an end", async () => {
    expect(await withFields("embargo: true")).toEqual(["impossible-date 4 true"]);
  });

  test.each("embargoed، محظور، محظور حتى الأحد، hold، on_hold، review، غير منشور، لم ينشر، معلق".split("، "))(
    "the status %s withholds, in Word's properties too",
    async (status) => {
      expect(await withFields(`status: ${status}`)).toMatchObject({ kind: "withheld" });
      const properties = coreProperties(`<cp:contentStatus>${status}</cp:contentStatus>`);
      const parts = { "word/document.xml": body(["عنوان", "3 مايو 2024", "نص."].map(paragraph).join("")) };
      const file = await zipDocx({ ...parts, "docProps/core.xml": properties });
      expect(await outcomeOf("1.docx", file)).toMatchObject({ kind: "withheld" });
    },
  );

  test.each(["published", "عاجل", "final"])("the status %s does not withhold the article", async (status) => {
    expect(await withFields(`status: ${status}`)).toMatchObject({ headline: "عنوان" });
  });
});

describe("in ninjs", () => {
  const item = {
    uri: "urn:1",
    type: "text",
    headline: "عنوان",
    versioncreated: "2024-05-03",
    body_text: "نص.",
  };
  const withEmbargo = (embargo: object) => outcomeOf("1.json", JSON.stringify({ ...item, ...embargo }));

  test.each([{ embargoed: "" }, { embargoed: " " }, { embargoed: true }, { embargoedUntil: "" }])(
    "%o has no end and withholds",
    async (embargo) => {
      expect(await withEmbargo(embargo)).toEqual({ kind: "withheld", id: "urn:1" });
    },
  );

  test.each([{}, { embargoed: null }, { embargoed: false }])("%o is not an embargo", async (embargo) => {
    expect(await withEmbargo(embargo)).toMatchObject({ published: { day: "2024-05-03" } });
  });
});
