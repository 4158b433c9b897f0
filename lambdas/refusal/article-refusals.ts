// The texts of refusals that are about an article in a file.
import type { BilingualText } from "./refusal-text.ts";

const date = "08 ديسمبر 2017";
const headline = "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب";
const text = "قال وزير الخارجية الروسي إنه ليس لدى روسيا أي خطط للتعاون.";
const section = "العرب والعالم";

export const articleRefusals = {
  "missing-id": {
    arabic: {
      problem: "مادة بلا معرّف في ملف من عدة مواد، فلا سبيل إلى تصحيحها أو سحبها",
      expected: "معرّف لا يتغير لكل مادة",
    },
    english: {
      problem:
        "an item has no id in a file of several items, so it could not be corrected or withdrawn later",
      expected: "for each item, an id that never changes",
    },
    example: "<guid>tag:wire.example,2026:1187246</guid>",
  },
  "repeated-id": {
    arabic: {
      problem: "مادتان بمعرّف واحد في الملف، ولا يُعرف أيهما المقصودة",
      expected: "معرّف مختلف لكل مادة",
    },
    english: {
      problem: "two items of the file have this id, so it does not say which one is meant",
      expected: "a different id for each item",
    },
    example: "<guid>tag:wire.example,2026:1187246</guid>",
  },
  "missing-headline": {
    arabic: {
      problem: "لا يوجد عنوان للمقال",
      expected: "العنوان في سطر مستقل قبل سطر التاريخ، أو في الحقل title",
    },
    english: {
      problem: "the article has no headline",
      expected: "the headline on a line before the date, or in the field title",
    },
    example: headline,
  },
  "missing-date": {
    arabic: {
      problem: "لا يوجد تاريخ نشر يمكن فهمه",
      expected: "تاريخ النشر في سطر مستقل بعد العنوان، أو في الحقل date",
    },
    english: {
      problem: "there is no date of publication that can be understood",
      expected: "the date of publication on a line of its own after the headline, or in the field date",
    },
    example: date,
  },
  "impossible-date": {
    arabic: { problem: "لا يصلح هذا تاريخا للنشر", expected: "يوم وشهر وسنة بأربعة أرقام بين 1990 و2100" },
    english: {
      problem: "this can't be a date of publication",
      expected: "a day, a month and a four-digit year from 1990 to 2100",
    },
    example: date,
  },
  "ambiguous-date": {
    arabic: {
      problem: "لا يعرف أي يوم هذا: كتبه برنامج قد يبدأ بالشهر أو باليوم، أو تعرض الصفحة تاريخا آخر",
      expected: "تاريخ واحد: السنة ثم الشهر ثم اليوم، أو باسم الشهر",
    },
    english: {
      problem:
        "the day is ambiguous: a program may have written month or day first, or the page shows another date",
      expected: "one date: the year, then the month, then the day, or a date with the name of the month",
    },
    example: "2017-12-08",
  },
  "missing-text": {
    arabic: { problem: "لا يوجد نص للمقال", expected: "فقرات المقال بعد العنوان والتاريخ" },
    english: {
      problem: "the article has no text",
      expected: "the paragraphs after the headline and the date",
    },
    example: text,
  },
  "unusable-id": {
    arabic: {
      problem: "معرّف المقال لا يصلح",
      expected:
        "رقم المقال، أو معرّف لا يزيد على 750 بايت، أي نحو 375 حرفا عربيا، ولا خطوة فارغة بين شرطاته المائلة",
    },
    english: {
      problem: "the article's id can't be used",
      expected:
        "the article's number, or an id of at most 750 bytes (about 375 Arabic letters) without empty parts between slashes",
    },
    example: "1187246",
  },
  "number-of-an-agency": {
    arabic: {
      problem: "معرّف المادة رقم، ولا يذكر الملف وكالة، وقد يكون رقم مقال من مقالات الصحيفة",
      expected: "ملف يذكر اسم الوكالة، أو معرّف URI فيه اسمها أو موقعها",
    },
    english: {
      problem:
        "the item's id is only a number and the file names no agency; an article of the newspaper may have the same number",
      expected: "a file that names the agency, or a URI that names it or its site",
    },
    example: "urn:newsml:wire.example:20261104:1187246",
  },
  "id-of-another-source": {
    arabic: {
      problem: "المعرّف لمقال نشرته جهة أخرى: الصحيفة نفسها أو وكالة",
      expected: "معرّف لا يحمله مقال من جهة أخرى",
    },
    english: {
      problem: "the id belongs to an article of another source: the newspaper itself or an agency",
      expected: "an id that no article of another source has",
    },
    example: "1187246",
  },
  "unusable-headline": {
    arabic: { problem: "العنوان أطول من المعتاد", expected: "عنوان لا يزيد على 400 حرف" },
    english: { problem: "the headline is too long", expected: "a headline of at most 400 characters" },
    example: headline,
  },
  "unusable-section": {
    arabic: { problem: "اسم القسم لا يصلح", expected: "اسم لا يزيد على 80 حرفا، وفيه حرف واحد على الأقل" },
    english: {
      problem: "the section's name can't be used",
      expected: "a name of at most 80 characters, with at least one letter",
    },
    example: section,
  },
  "too-much": {
    arabic: {
      problem: "في المقال أكثر مما يتسع له مقال",
      expected: "نص لا يزيد على 500 ألف حرف، ومقدمة لا تزيد على 5000 حرف، وأسماء ووسوم وصور معدودة",
    },
    english: {
      problem: "the article exceeds a limit",
      expected:
        "a text of at most 500,000 characters, a standfirst of at most 5,000, and not too many names, tags and pictures",
    },
    example: headline,
  },
  "breaks-a-rule": {
    arabic: {
      problem: "المقال يخالف قاعدة من قواعد الخلاصات، ولو نُشر لتوقفت الخلاصة كلها",
      expected: "مقال تقبله برامج قراءة الخلاصات",
    },
    english: {
      problem: "the article breaks a rule of feeds and would block the whole feed",
      expected: "an article that feed readers accept",
    },
    example: headline,
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
