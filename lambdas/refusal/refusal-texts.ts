// What each refusal says to an editor, in both languages.
import type { RefusalCode } from "./refusal.ts";

export interface RefusalText {
  /** What is wrong. */
  readonly problem: string;
  /** What was expected instead. */
  readonly expected: string;
}

export interface BilingualRefusal {
  readonly arabic: RefusalText;
  readonly english: RefusalText;
  readonly example: string;
}

const EXAMPLE_DATE = "08 ديسمبر 2017";
const EXAMPLE_HEADLINE = "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب";

export const REFUSAL_TEXTS: Readonly<Record<RefusalCode, BilingualRefusal>> = {
  "empty-file": {
    arabic: { problem: "الملف فارغ", expected: "عنوان ثم تاريخ ثم نص المقال" },
    english: { problem: "the file is empty", expected: "a headline, then a date, then the article's text" },
    example: EXAMPLE_HEADLINE,
  },
  "file-too-large": {
    arabic: { problem: "الملف أكبر من المسموح به", expected: "ملف نصي لا يزيد على 2 ميغابايت" },
    english: { problem: "the file is too large", expected: "a text file of 2 MB at most" },
    example: "1187246.txt",
  },
  "unknown-format": {
    arabic: {
      problem: "الملف ليس نصا عاديا",
      expected: "المقال محفوظا نصا عاديا (لا PDF ولا Word ولا HTML)",
    },
    english: {
      problem: "the file is not plain text",
      expected: "the article saved as plain text (no PDF, no Word, no HTML)",
    },
    example: "1187246.txt",
  },
  undecodable: {
    arabic: { problem: "لا يُقرأ نص الملف بأي ترميز معروف", expected: "نص عربي سليم بترميز UTF-8" },
    english: {
      problem: "the file reads as text in no known encoding",
      expected: "intact Arabic text in UTF-8",
    },
    example: EXAMPLE_HEADLINE,
  },
  "missing-headline": {
    arabic: { problem: "لا عنوان للمقال", expected: "العنوان في سطر قبل سطر التاريخ" },
    english: { problem: "the article has no headline", expected: "the headline on a line before the date" },
    example: EXAMPLE_HEADLINE,
  },
  "missing-date": {
    arabic: { problem: "لا تاريخ للنشر مفهوما", expected: "تاريخ النشر في سطر وحده بعد العنوان" },
    english: {
      problem: "there is no date of publication that can be understood",
      expected: "the date of publication on a line of its own after the headline",
    },
    example: EXAMPLE_DATE,
  },
  "impossible-date": {
    arabic: { problem: "لا يصلح هذا تاريخا للنشر", expected: "يوم وشهر وسنة بأربعة أرقام بين 1990 و2100" },
    english: {
      problem: "this can't be a date of publication",
      expected: "a day, a month and a year of four digits from 1990 to 2100",
    },
    example: EXAMPLE_DATE,
  },
  "missing-text": {
    arabic: { problem: "لا نص للمقال", expected: "فقرات المقال بعد التاريخ، كل فقرة في سطر" },
    english: { problem: "the article has no text", expected: "its paragraphs after the date, one a line" },
    example: "قال وزير الخارجية الروسي إنه ليس لدى روسيا أي خطط للتعاون.",
  },
  "unusable-key": {
    arabic: { problem: "اسم الملف غير صالح", expected: "اسم أقصر بلا محارف خاصة" },
    english: {
      problem: "the file's name can't be used",
      expected: "a shorter name without special characters",
    },
    example: "1187246.txt",
  },
  "unusable-id": {
    arabic: { problem: "معرّف المقال غير صالح", expected: "رقم المقال أو اسم ملف أقصر" },
    english: {
      problem: "the article's id can't be used",
      expected: "the article's number or a shorter file name",
    },
    example: "1187246",
  },
  "unusable-section": {
    arabic: { problem: "اسم القسم غير صالح", expected: "اسم قسم فيه حروف" },
    english: { problem: "the section's name can't be used", expected: "a section's name that has letters" },
    example: "العرب والعالم",
  },
};
