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
    arabic: {
      problem: "الملف أكبر من المسموح به",
      expected: "نص لا يزيد على 2 ميغابايت، أو ملف Word أو صورة لا تزيد على 20 ميغابايت",
    },
    english: {
      problem: "the file is too large",
      expected: "a text of 2 MB at most, or a Word document or picture of 20 MB at most",
    },
    example: "1187246.txt",
  },
  "unknown-format": {
    arabic: {
      problem: "صيغة الملف غير معروفة",
      expected:
        "نص عادي أو Markdown أو HTML أو Word (docx) أو ninjs أو NewsML-G2، لا PDF ولا doc القديمة ولا ملف بكلمة مرور",
    },
    english: {
      problem: "the file is of an unknown format",
      expected:
        "plain text, Markdown, HTML, Word (docx), ninjs or NewsML-G2, no PDF, no old doc and nothing under a password",
    },
    example: "1187246.txt",
  },
  undecodable: {
    arabic: { problem: "النص تالف لا يُقرأ بأي ترميز معروف", expected: "نص عربي سليم بترميز UTF-8" },
    english: {
      problem: "the text is damaged: it reads in no known encoding",
      expected: "intact Arabic text in UTF-8",
    },
    example: EXAMPLE_HEADLINE,
  },
  "damaged-file": {
    arabic: { problem: "لا يمكن قراءة محتوى الملف", expected: "ملف سليم يفتحه برنامجه" },
    english: {
      problem: "the file's content can't be read",
      expected: "an intact file that its own program opens",
    },
    example: "1187246.docx",
  },
  "broken-front-matter": {
    arabic: {
      problem: "الحقول في أول الملف بين سطري --- لا تُفهم",
      expected: "كل حقل في سطر: اسمه ثم نقطتان ومسافة ثم قيمته، وبين علامتي تنصيص إن كانت فيها نقطتان",
    },
    english: {
      problem: "the fields at the beginning of the file, between two lines ---, can't be understood",
      expected: "each on a line: name, colon, space, value, which is in quotation marks if a colon is in it",
    },
    example: 'title: "روسيا تنفي: لا خطط للتعاون"',
  },
  "several-articles": {
    arabic: { problem: "في الملف أكثر من مقال", expected: "مقال واحد في كل ملف" },
    english: { problem: "the file has several articles", expected: "one article in each file" },
    example: "1187246.xml",
  },
  "not-an-article": {
    arabic: {
      problem: "ما في الملف ليس مقالا",
      expected: "مادة نصية واحدة، لا صورة ولا تسجيل ولا حزمة ولا مفهوم",
    },
    english: {
      problem: "what the file holds is no article",
      expected: "one text item, no picture, recording, package or concept",
    },
    example: '"type": "text"، ninat:text',
  },
  "not-a-picture": {
    arabic: { problem: "ليس في الملف صورة صالحة", expected: "صورة JPEG أو PNG أو GIF أو WebP" },
    english: {
      problem: "there is no usable picture in the file",
      expected: "a JPEG, PNG, GIF or WebP picture",
    },
    example: "1187246.jpg",
  },
  "missing-headline": {
    arabic: { problem: "لا عنوان للمقال", expected: "العنوان في سطر قبل سطر التاريخ، أو في الحقل title" },
    english: {
      problem: "the article has no headline",
      expected: "the headline on a line before the date, or in the field title",
    },
    example: EXAMPLE_HEADLINE,
  },
  "missing-date": {
    arabic: {
      problem: "لا تاريخ للنشر مفهوما",
      expected: "تاريخ النشر في سطر وحده بعد العنوان، أو في الحقل date",
    },
    english: {
      problem: "there is no date of publication that can be understood",
      expected: "the date of publication on a line of its own after the headline, or in the field date",
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
    arabic: { problem: "لا نص للمقال", expected: "فقرات المقال بعد العنوان والتاريخ" },
    english: { problem: "the article has no text", expected: "its paragraphs after headline and date" },
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
  "unusable-headline": {
    arabic: { problem: "العنوان أطول مما تكون العناوين", expected: "عنوان لا يزيد على 400 حرف" },
    english: {
      problem: "the headline is longer than headlines are",
      expected: "a headline of 400 letters at most",
    },
    example: EXAMPLE_HEADLINE,
  },
  "unusable-section": {
    arabic: { problem: "اسم القسم غير صالح", expected: "اسم قسم فيه حروف" },
    english: { problem: "the section's name can't be used", expected: "a section's name that has letters" },
    example: "العرب والعالم",
  },
};
