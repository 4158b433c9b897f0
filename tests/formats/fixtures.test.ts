// Parses the files in tests/fixtures/articles. The name of each file says how it differs from the newspaper's usual export.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";

const folder = new URL("../fixtures/articles/", import.meta.url);

function parseFixture(kind: "valid" | "refused", quirk: string) {
  const name = `${quirk}.txt`;
  return parseArticle(name, readFileSync(new URL(`${kind}/${name}`, folder)), "Asia/Muscat");
}

const HEADLINE = "السلطنة وقطر توقعان اتفاقية في النقل البحري";
const SIGNED = "وقعت السلطنة ودولة قطر أمس اتفاقية للتعاون في مجال النقل البحري والموانئ بين البلدين.";
const SAID =
  "وقال معالي الدكتور أحمد بن محمد الفطيسي وزير النقل والاتصالات: إن الاتفاقية تفتح خطوطا ملاحية جديدة.";
const ATTENDED = "حضر التوقيع عدد من المسؤولين من الجانبين.";
const DAY = { day: "2017-12-08" };
const NEXT_DAY = { day: "2017-12-09" };

/** The expected article of each file, except for the fields that its case states. */
const COMMON = {
  headline: HEADLINE,
  published: DAY,
  places: [],
  authors: [],
  agencies: [],
  tags: [],
  paragraphs: [SIGNED],
};
const ONA = { places: ["مسقط"], agencies: ["العمانية"] };
const OLD_EXPORT = {
  ...{ id: "1187325", section: "الاقتصاد", updated: DAY, standfirst: "خطوط «ملاحية» جديدة", ...ONA },
  paragraphs: [SIGNED, SAID],
};
const econ = (id: string) => ({ id, section: "الاقتصاد" });
const oman = (id: string) => ({ id, section: "عُمان" });

const VALID: Record<string, object> = {
  "number-once": {
    ...{ ...econ("1187301"), updated: DAY, standfirst: "خطوط ملاحية جديدة بين الموانئ", ...ONA },
    paragraphs: [SIGNED, SAID],
  },
  "no-number": { section: "الاقتصاد", ...ONA, paragraphs: [SIGNED, SAID] },
  "arabic-digits": { ...econ("1187302"), updated: NEXT_DAY, paragraphs: [SIGNED, SAID] },
  "no-section": { id: "1187303", paragraphs: [SIGNED, SAID] },
  "headline-over-two-lines": {
    ...{ id: "1187304", section: "الرياضة", updated: DAY, authors: ["خالد الشيباني"] },
    headline: "منتخبنا الوطني يواصل تدريباته في صلالة استعدادا لكأس الخليج في الكويت",
    paragraphs: [ATTENDED, ATTENDED],
  },
  "headline-over-two-lines-no-section": {
    headline: "منتخبنا الوطني يواصل تدريباته المكثفة في مدينة صلالة استعدادا لكأس الخليج في الكويت",
    paragraphs: [ATTENDED],
  },
  "headline-is-a-date": { id: "1187305", section: "الثقافة", headline: "11 سبتمبر 2001", updated: DAY },
  "no-standfirst-no-credit": { ...econ("1187306"), updated: DAY, paragraphs: [SIGNED, SAID, ATTENDED] },
  "standfirst-without-dash": {
    ...econ("1187307"),
    standfirst: "خطوط ملاحية جديدة بين موانئ البلدين",
    paragraphs: [SIGNED, SAID],
  },
  "standfirst-before-credit-ends-in-full-stop": {
    ...{ ...econ("1187308"), places: ["مسقط"], authors: ["سالم الحارثي"] },
    standfirst: "تفتح الاتفاقية خطوطا ملاحية جديدة بين موانئ البلدين.",
    paragraphs: [SIGNED, SAID],
  },
  "standfirst-before-dateline-run-in": {
    ...{ ...econ("1187309"), standfirst: "خطوط ملاحية جديدة!", ...ONA },
    paragraphs: [SIGNED, SAID],
  },
  "empty-standfirst-is-a-dash": { ...econ("1187310"), updated: DAY, places: ["مسقط"], agencies: ["وكالات"] },
  "dateline-run-in": { ...econ("1187311"), updated: DAY, ...ONA, paragraphs: [SIGNED, SAID] },
  "dateline-run-in-brackets": {
    ...{ id: "1187312", section: "العرب والعالم", headline: "مصر تعلن كشفا أثريا في الأقصر" },
    ...{ places: ["القاهرة"], agencies: ["د ب أ"] },
    paragraphs: ["أعلنت وزارة الآثار المصرية أمس كشف مقبرتين في الأقصر.", ATTENDED],
  },
  "dateline-run-in-before-brackets": {
    ...{ id: "1187313", section: "العرب والعالم", headline: "ترامب يلقي خطابا أمام الكونجرس" },
    ...{ places: ["واشنطن"], agencies: ["رويترز"] },
    paragraphs: [
      "قال الرئيس الأمريكي دونالد ترامب إنه سيلقي خطابا أمام الكونجرس - وهو الأول - في يناير.",
      ATTENDED,
    ],
  },
  "dateline-run-in-slashes": { ...oman("1187314"), ...ONA, paragraphs: [SIGNED, SAID] },
  "dateline-run-in-place-alone": {
    ...{ ...oman("1187315"), places: ["مسقط"] },
    paragraphs: [SIGNED, "صلالة: لا تزال الأجواء معتدلة على الجبال."],
  },
  "speaker-is-no-dateline": {
    ...{ id: "1187316", section: "الرياضة" },
    paragraphs: ["أحمد الحارثي: أنا سعيد بهذا الفوز وأهديه إلى الجماهير.", ATTENDED],
  },
  "dateline-with-hijri-and-gregorian-day": { ...oman("1187317"), places: ["الرياض"], agencies: ["واس"] },
  "byline-by-role": { ...oman("1187318"), authors: ["أمل رجب"], paragraphs: [SIGNED, SAID] },
  "byline-and-dateline": {
    ...{ ...oman("1187319"), places: ["نزوى"], agencies: ["العمانية"] },
    authors: ["سالم الحسيني", "خليفة الشكيلي"],
  },
  "byline-no-list-knows": {
    ...{ id: "1187320", section: "الثقافة", updated: DAY, authors: ["بخيت كيرداس"] },
    standfirst: "أمسية شعرية في بيت الزبير",
    paragraphs: [SIGNED, SAID],
  },
  "newspaper-in-quotation-marks": { ...oman("1187321"), places: ["صحار"], agencies: ["عمان"] },
  "crlf-and-bom": {
    ...{ ...econ("1187322"), updated: DAY, standfirst: "خطوط ملاحية جديدة", ...ONA },
    paragraphs: [SIGNED, SAID],
  },
  "blank-lines-with-spaces-and-nbsp": {
    ...{ ...econ("1187323"), updated: DAY, standfirst: "خطوط ملاحية جديدة", ...ONA },
    paragraphs: [SIGNED, SAID],
  },
  "no-blank-lines": {
    ...{ ...econ("1187324"), updated: DAY, standfirst: "خطوط ملاحية جديدة", ...ONA },
    paragraphs: [SIGNED, SAID, ATTENDED],
  },
  "windows-1256": OLD_EXPORT,
  "iso-8859-6": { ...OLD_EXPORT, standfirst: "خطوط ملاحية جديدة" },
  "utf-16le-with-bom": OLD_EXPORT,
  "utf-16be-without-bom": OLD_EXPORT,
  "presentation-forms": { ...econ("1187326"), headline: "السلطنة قطر", paragraphs: [`${SIGNED} \uFDFA`] },
  "bidi-controls": {
    ...{ ...econ("1187327"), ...ONA },
    paragraphs: [SIGNED, "وقالت شركة \u2066Oman Air\u2069 إن خطوطها باقية."],
  },
  "forbidden-characters": econ("1187328"),
  english: {
    ...{ id: "1187329", section: "Oman", headline: "Oman and Qatar sign maritime transport accord" },
    paragraphs: [
      "The Sultanate and Qatar yesterday signed an accord on maritime transport.",
      "“It opens new lines,” the minister said.",
    ],
  },
  "quotation-over-paragraphs": {
    ...oman("1187330"),
    paragraphs: ["وقال الوزير: «نعمل مع الشركاء على فتح خطوط جديدة.", "«وسنعلن عنها في حينها».", ATTENDED],
  },
  "update-before-publication": oman("1187331"),
  "dates-with-labels-and-time": {
    ...oman("1187332"),
    published: { instant: Date.parse("2017-12-08T14:30:00+04:00") },
    updated: { instant: Date.parse("2017-12-08T22:05:00+04:00") },
  },
  "source-ends-one-paragraph": { ...oman("1187333"), agencies: ["رويترز"] },
};

/** All refusals of a file: code, line and column. */
const REFUSED: Record<string, readonly string[]> = {
  empty: ["empty-file 1:1"],
  blank: ["empty-file 1:1"],
  "no-headline": ["missing-headline 4:1"],
  "no-headline-no-text": ["missing-headline 3:1", "missing-text 3:1"],
  "no-date": ["missing-date 6:1"],
  "misspelt-month": ["missing-date 6:1"],
  "impossible-date": ["impossible-date 6:1"],
  "impossible-dates-no-text": ["impossible-date 6:3", "impossible-date 7:1", "missing-text 7:1"],
  "no-text": ["missing-text 11:1"],
  "number-alone": ["missing-headline 1:1", "missing-date 1:1", "missing-text 1:1"],
  "headline-alone": ["missing-date 1:1", "missing-text 1:1"],
  "utf-8-cut-short": ["undecodable 8:84"],
  "mojibake-windows-1256": ["undecodable 2:1"],
  "mojibake-latin-1": ["undecodable 2:1"],
  "question-marks": ["undecodable 2:1"],
  "random-bytes": ["undecodable 1:30"],
  picture: ["unknown-format 1:1"],
  "word-processor": ["unknown-format 1:1"],
  "rich-text": ["unknown-format 1:1"],
  "web-page": ["missing-date 1:1", "missing-text 1:1"],
};

describe("valid articles", () => {
  test.each(Object.entries(VALID))("%s", async (quirk, expected) => {
    expect(await parseFixture("valid", quirk)).toEqual({
      ok: true,
      value: { kind: "article", article: { ...COMMON, ...expected } },
    });
  });

  test("every file has a case", () => {
    const files = readdirSync(new URL("valid/", folder)).map((name) => name.replace(/\.txt$/, ""));
    expect(files.sort()).toEqual(Object.keys(VALID).sort());
  });
});

describe("refused articles", () => {
  test.each(Object.entries(REFUSED))("%s", async (quirk, expected) => {
    const parsed = await parseFixture("refused", quirk);
    const refusals = parsed.ok ? [] : parsed.refusals;
    expect(refusals.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual(expected);
  });

  test("every file has a case", () => {
    const files = readdirSync(new URL("refused/", folder)).map((name) => name.replace(/\.txt$/, ""));
    expect(files.sort()).toEqual(Object.keys(REFUSED).sort());
  });

  test("the wrong text is quoted, shortened to 80 characters", async () => {
    const misspelt = await parseFixture("refused", "misspelt-month");
    expect(misspelt.ok ? [] : misspelt.refusals.map(({ found }) => found)).toEqual(["08 دسيمبر 2017"]);
    const undated = await parseFixture("refused", "no-date");
    expect(undated.ok ? [] : undated.refusals.map(({ found }) => found)).toEqual([`${SIGNED.slice(0, 79)}…`]);
  });
});
