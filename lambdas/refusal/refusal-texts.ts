// The texts of refusals for editors, in both languages.
import type { RefusalCode } from "./refusal.ts";

export interface RefusalText {
  readonly problem: string;
  readonly expected: string;
  /** An example of what was expected. */
  readonly example: string;
}

export interface BilingualRefusal {
  readonly arabic: RefusalText;
  readonly english: RefusalText;
}

const date = "08 ديسمبر 2017";
const headline = "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب";
const text = "قال وزير الخارجية الروسي إنه ليس لدى روسيا أي خطط للتعاون.";
const field = 'title: "روسيا تنفي: لا خطط للتعاون"';
const section = "العرب والعالم";

export const refusalTexts: Readonly<Record<RefusalCode, BilingualRefusal>> = {
  "empty-file": {
    arabic: { problem: "الملف فارغ", expected: "عنوان ثم تاريخ ثم نص المقال", example: headline },
    english: {
      problem: "the file is empty",
      expected: "a headline, then a date, then the article's text",
      example: headline,
    },
  },
  "file-too-large": {
    arabic: {
      problem: "حجم الملف أكبر من المسموح به",
      expected: "نص لا يزيد على 2 ميغابايت، أو ملف Word أو صورة لا تزيد على 20 ميغابايت",
      example: "ملف Word ضُغطت صوره بأمر «ضغط الصور»",
    },
    english: {
      problem: "the file is too large",
      expected: "a text of at most 2 MB, or a Word document or picture of at most 20 MB",
      example: "a Word document after the command Compress Pictures",
    },
  },
  "unknown-format": {
    arabic: {
      problem: "صيغة الملف غير معروفة",
      expected:
        "نص عادي أو Markdown أو HTML أو Word (docx) أو ninjs أو NewsML أو NITF أو RSS أو Atom، لا ملف PDF ولا مستند بصيغة doc القديمة ولا ملف محمي بكلمة مرور",
      example: "ملف حُفظ من Word بأمر «حفظ باسم» بصيغة docx",
    },
    english: {
      problem: "the format of the file is unknown",
      expected:
        "plain text, Markdown, HTML, Word (docx), ninjs, NewsML, NITF, RSS or Atom; not PDF, old Word (doc) or a password-protected file",
      example: "a file that Word saved as docx with Save As",
    },
  },
  undecodable: {
    arabic: {
      problem: "النص تالف لا يُقرأ بأي ترميز معروف",
      expected: "نص عربي سليم محفوظ بترميز UTF-8",
      example: headline,
    },
    english: {
      problem: "the text is damaged: it cannot be read in any known encoding",
      expected: "intact Arabic text in UTF-8",
      example: headline,
    },
  },
  "damaged-file": {
    arabic: {
      problem: "تعذرت قراءة محتوى الملف",
      expected: "ملف سليم يفتحه البرنامج الذي كتبه",
      example: "الملف كما حفظه Word أو كما أرسلته الوكالة",
    },
    english: {
      problem: "the file's content can't be read",
      expected: "an intact file that the program which wrote it can open",
      example: "the file as Word saved it, or as the agency sent it",
    },
  },
  "broken-front-matter": {
    arabic: {
      problem: "تعذر فهم الحقول التي في أول الملف (بين سطري --- أو +++)",
      expected: "كل حقل في سطر: اسمه ثم نقطتان ومسافة ثم قيمته، وتُغلق كل علامة تنصيص تُفتح",
      example: field,
    },
    english: {
      problem: "the fields at the beginning of the file (between two lines --- or +++) can't be understood",
      expected: "one field on each line: name, colon, space, value; every quotation mark is closed",
      example: field,
    },
  },
  "several-articles": {
    arabic: {
      problem: "في الملف أكثر من مقال",
      expected: "مقال واحد في كل ملف",
      example: "1187246.xml لمقال و1187247.xml لآخر",
    },
    english: {
      problem: "the file contains several articles",
      expected: "one article in each file",
      example: "1187246.xml for one and 1187247.xml for another",
    },
  },
  "too-many-articles": {
    arabic: {
      problem: "في الملف مقالات أكثر من المسموح به",
      expected: "مئة مقال على الأكثر في الملف، وألف مقال على الأكثر في كل ما حُفظ بهذا الاسم",
      example: "ملفان من خمسين مقالا باسمين مختلفين",
    },
    english: {
      problem: "the file contains more articles than allowed",
      expected: "at most 100 articles in a file, and at most 1,000 in all files that ever had this name",
      example: "two files of fifty articles under two names",
    },
  },
  "missing-id": {
    arabic: {
      problem: "مادة بلا معرّف في ملف من عدة مواد، فلا سبيل إلى تصحيحها أو سحبها",
      expected: "معرّف لا يتغير لكل مادة",
      example: "<guid>tag:wire.example,2026:1187246</guid>",
    },
    english: {
      problem: "an item without an id in a file of several items; it could not be corrected or withdrawn",
      expected: "for each item, an id that never changes",
      example: "<guid>tag:wire.example,2026:1187246</guid>",
    },
  },
  "repeated-id": {
    arabic: {
      problem: "مادتان بمعرّف واحد في الملف، ولا يُعرف أيهما المقصودة",
      expected: "معرّف مختلف لكل مادة",
      example: "<guid>tag:wire.example,2026:1187246</guid>",
    },
    english: {
      problem: "two items of the file have this id, so it does not identify one of them",
      expected: "a different id for each item",
      example: "<guid>tag:wire.example,2026:1187246</guid>",
    },
  },
  "not-an-article": {
    arabic: {
      problem: "محتوى الملف ليس مقالا",
      expected: "مادة نصية واحدة، لا صورة ولا تسجيل ولا حزمة مواد ولا تعريف",
      example: '"type": "text" في ninjs، وninat:text في NewsML-G2',
    },
    english: {
      problem: "the content of the file is not an article",
      expected: "one text item, not a picture, recording, package or concept",
      example: '"type": "text" in ninjs, ninat:text in NewsML-G2',
    },
  },
  "not-a-picture": {
    arabic: {
      problem: "ليس في الملف صورة صالحة",
      expected: "صورة بصيغة JPEG أو PNG أو GIF أو WebP",
      example: "1187246.jpg كما حفظها برنامج الصور",
    },
    english: {
      problem: "the file contains no usable picture",
      expected: "a JPEG, PNG, GIF or WebP picture",
      example: "1187246.jpg as saved by a picture editor",
    },
  },
  "missing-headline": {
    arabic: {
      problem: "لا يوجد عنوان للمقال",
      expected: "العنوان في سطر مستقل قبل سطر التاريخ، أو في الحقل title",
      example: headline,
    },
    english: {
      problem: "the article has no headline",
      expected: "the headline on a line before the date, or in the field title",
      example: headline,
    },
  },
  "missing-date": {
    arabic: {
      problem: "لا يوجد تاريخ نشر يمكن فهمه",
      expected: "تاريخ النشر في سطر مستقل بعد العنوان، أو في الحقل date",
      example: date,
    },
    english: {
      problem: "there is no date of publication that can be understood",
      expected: "the date of publication on a line of its own after the headline, or in the field date",
      example: date,
    },
  },
  "impossible-date": {
    arabic: {
      problem: "لا يصلح هذا تاريخا للنشر",
      expected: "يوم وشهر وسنة بأربعة أرقام بين 1990 و2100",
      example: date,
    },
    english: {
      problem: "this can't be a date of publication",
      expected: "a day, a month and a four-digit year from 1990 to 2100",
      example: date,
    },
  },
  "ambiguous-date": {
    arabic: {
      problem: "لا يعرف أي يوم هذا: كتبه برنامج قد يبدأ بالشهر أو باليوم، أو تعرض الصفحة تاريخا آخر",
      expected: "تاريخ واحد: السنة ثم الشهر ثم اليوم، أو باسم الشهر",
      example: "2017-12-08",
    },
    english: {
      problem:
        "the day is ambiguous: a program may have written month or day first, or the page shows another date",
      expected: "one date: year, month, day, or with the name of the month",
      example: "2017-12-08",
    },
  },
  "missing-text": {
    arabic: { problem: "لا يوجد نص للمقال", expected: "فقرات المقال بعد العنوان والتاريخ", example: text },
    english: {
      problem: "the article has no text",
      expected: "the paragraphs after the headline and the date",
      example: text,
    },
  },
  "unusable-key": {
    arabic: {
      problem: "اسم الملف لا يصلح",
      expected:
        "اسم لا يزيد مع مجلداته على 700 بايت، أي نحو 350 حرفا عربيا، ولا محارف تحكم فيه ولا مجلد اسمه ..",
      example: "1187246.txt",
    },
    english: {
      problem: "the file's name can't be used",
      expected:
        "a name of at most 700 bytes with its folders (about 350 Arabic letters), without control characters and without a folder called ..",
      example: "1187246.txt",
    },
  },
  "unusable-id": {
    arabic: {
      problem: "معرّف المقال لا يصلح",
      expected:
        "رقم المقال، أو معرّف لا يزيد على 750 بايت، أي نحو 375 حرفا عربيا، ولا خطوة فارغة بين شرطاته المائلة",
      example: "1187246",
    },
    english: {
      problem: "the article's id can't be used",
      expected:
        "the article's number, or an id of at most 750 bytes (about 375 Arabic letters) without empty parts between slashes",
      example: "1187246",
    },
  },
  "number-of-an-agency": {
    arabic: {
      problem: "معرّف المادة رقم بلا اسم الجهة، وقد يكون رقم مقال من مقالات الصحيفة",
      expected: "معرّف URI فيه اسم الوكالة أو موقعها",
      example: "urn:newsml:wire.example:20261104:1187246",
    },
    english: {
      problem: "the item's id is only a number, and an article of the newspaper may have the same number",
      expected: "a URI that names the agency or its site",
      example: "urn:newsml:wire.example:20261104:1187246",
    },
  },
  "unusable-headline": {
    arabic: {
      problem: "العنوان أطول من المعتاد",
      expected: "عنوان لا يزيد على 400 حرف",
      example: headline,
    },
    english: {
      problem: "the headline is too long",
      expected: "a headline of at most 400 letters",
      example: headline,
    },
  },
  "unusable-section": {
    arabic: {
      problem: "اسم القسم لا يصلح",
      expected: "اسم لا يزيد على 80 حرفا، وفيه حرف واحد على الأقل",
      example: section,
    },
    english: {
      problem: "the section's name can't be used",
      expected: "a name of at most 80 letters, with at least one letter",
      example: section,
    },
  },
  "too-much": {
    arabic: {
      problem: "في المقال أكثر مما يتسع له مقال",
      expected: "نص لا يزيد على 500 ألف حرف، ومقدمة لا تزيد على 5000 حرف، وأسماء ووسوم وصور معدودة",
      example: headline,
    },
    english: {
      problem: "the article exceeds a limit",
      expected:
        "a text of at most 500,000 characters, a standfirst of at most 5,000, and not too many names, tags and pictures",
      example: headline,
    },
  },
  "copy-of-file": {
    arabic: {
      problem: "الملف نسخة من ملف موجود بجانبه، فلم يُنشر مقالا ثانيا",
      expected: "اسم آخر إن كان المقال جديدا، أو حذف الملف الأصل",
      example: "1187246.txt",
    },
    english: {
      problem: "the file is a copy of a file beside it, so it was not published as a second article",
      expected: "another name if it is a new article, or the original deleted",
      example: "1187246.txt",
    },
  },
  "breaks-a-rule": {
    arabic: {
      problem: "المقال يخالف قاعدة من قواعد الخلاصات، ولو نُشر لتوقفت الخلاصة كلها",
      expected: "مقال تقبله برامج قراءة الخلاصات",
      example: headline,
    },
    english: {
      problem: "the article breaks a rule of feeds and would block the whole feed",
      expected: "an article that feed readers accept",
      example: headline,
    },
  },
};
