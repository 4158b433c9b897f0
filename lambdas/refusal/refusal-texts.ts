// What each refusal says to an editor, in both languages.
import type { RefusalCode } from "./refusal.ts";

export interface RefusalText {
  /** What is wrong. */
  readonly problem: string;
  /** What was expected instead. */
  readonly expected: string;
  /** Of what was expected. */
  readonly example: string;
}

export interface BilingualRefusal {
  readonly arabic: RefusalText;
  readonly english: RefusalText;
}

const DATE = "08 ديسمبر 2017";
const HEADLINE = "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب";
const TEXT = "قال وزير الخارجية الروسي إنه ليس لدى روسيا أي خطط للتعاون.";
const FIELD = 'title: "روسيا تنفي: لا خطط للتعاون"';
const SECTION = "العرب والعالم";

export const REFUSAL_TEXTS: Readonly<Record<RefusalCode, BilingualRefusal>> = {
  "empty-file": {
    arabic: { problem: "الملف فارغ", expected: "عنوان ثم تاريخ ثم نص المقال", example: HEADLINE },
    english: {
      problem: "the file is empty",
      expected: "a headline, then a date, then the article's text",
      example: HEADLINE,
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
      expected: "a text of 2 MB at most, or a Word document or picture of 20 MB at most",
      example: "a Word document after its command Compress Pictures",
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
      problem: "the file is of an unknown format",
      expected:
        "plain text, Markdown, HTML, Word (docx), ninjs, NewsML, NITF, RSS or Atom, no PDF, no old doc and nothing under a password",
      example: "what Word's command Save As makes as docx",
    },
  },
  undecodable: {
    arabic: {
      problem: "النص تالف لا يُقرأ بأي ترميز معروف",
      expected: "نص عربي سليم محفوظ بترميز UTF-8",
      example: HEADLINE,
    },
    english: {
      problem: "the text is damaged: it reads in no known encoding",
      expected: "intact Arabic text in UTF-8",
      example: HEADLINE,
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
      expected: "an intact file that its own program opens",
      example: "the file as Word saved it or an agency sent it",
    },
  },
  "broken-front-matter": {
    arabic: {
      problem: "تعذر فهم الحقول التي في أول الملف (بين سطري --- أو +++)",
      expected: "كل حقل في سطر: اسمه ثم نقطتان ومسافة ثم قيمته، وتُغلق كل علامة تنصيص تُفتح",
      example: FIELD,
    },
    english: {
      problem: "the fields at the beginning of the file, between two lines --- or +++, can't be understood",
      expected: "each on a line: name, colon, space, value; every quotation mark that opens is closed",
      example: FIELD,
    },
  },
  "several-articles": {
    arabic: {
      problem: "في الملف أكثر من مقال",
      expected: "مقال واحد في كل ملف",
      example: "1187246.xml لمقال و1187247.xml لآخر",
    },
    english: {
      problem: "the file has several articles",
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
      problem: "the file has more articles than it may have",
      expected: "100 articles at most, and 1,000 at most in all files that ever had this name",
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
      problem: "an item without an id in a file of several, which nobody could correct or withdraw",
      expected: "an id that never changes for each item",
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
      problem: "two items of the file have this id, and nobody knows which is meant",
      expected: "another id for each item",
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
      problem: "what the file holds is no article",
      expected: "one text item, no picture, recording, package or concept",
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
      problem: "there is no usable picture in the file",
      expected: "a JPEG, PNG, GIF or WebP picture",
      example: "1187246.jpg as a picture editor saves it",
    },
  },
  "missing-headline": {
    arabic: {
      problem: "لا يوجد عنوان للمقال",
      expected: "العنوان في سطر مستقل قبل سطر التاريخ، أو في الحقل title",
      example: HEADLINE,
    },
    english: {
      problem: "the article has no headline",
      expected: "the headline on a line before the date, or in the field title",
      example: HEADLINE,
    },
  },
  "missing-date": {
    arabic: {
      problem: "لا يوجد تاريخ نشر يمكن فهمه",
      expected: "تاريخ النشر في سطر مستقل بعد العنوان، أو في الحقل date",
      example: DATE,
    },
    english: {
      problem: "there is no date of publication that can be understood",
      expected: "the date of publication on a line of its own after the headline, or in the field date",
      example: DATE,
    },
  },
  "impossible-date": {
    arabic: {
      problem: "لا يصلح هذا تاريخا للنشر",
      expected: "يوم وشهر وسنة بأربعة أرقام بين 1990 و2100",
      example: DATE,
    },
    english: {
      problem: "this can't be a date of publication",
      expected: "a day, a month and a year of four digits from 1990 to 2100",
      example: DATE,
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
        "this may be one of two days: a program wrote it, month first or day first, or the page shows another date",
      expected: "one date: the year first, then month and day, or with the name of the month",
      example: "2017-12-08",
    },
  },
  "missing-text": {
    arabic: { problem: "لا يوجد نص للمقال", expected: "فقرات المقال بعد العنوان والتاريخ", example: TEXT },
    english: {
      problem: "the article has no text",
      expected: "its paragraphs after headline and date",
      example: TEXT,
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
        "a name of 700 bytes at most with its folders, some 350 Arabic letters, with no control characters and no folder called ..",
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
        "the article's number, or an id of 750 bytes at most, some 375 Arabic letters, with nothing empty between its slashes",
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
      problem:
        "the item's id is a number alone, which may be the number of an article of the newspaper's own",
      expected: "a URI that names the agency or its site",
      example: "urn:newsml:wire.example:20261104:1187246",
    },
  },
  "unusable-headline": {
    arabic: {
      problem: "العنوان أطول من المعتاد",
      expected: "عنوان لا يزيد على 400 حرف",
      example: HEADLINE,
    },
    english: {
      problem: "the headline is longer than headlines are",
      expected: "a headline of 400 letters at most",
      example: HEADLINE,
    },
  },
  "unusable-section": {
    arabic: {
      problem: "اسم القسم لا يصلح",
      expected: "اسم لا يزيد على 80 حرفا، وفيه حرف واحد على الأقل",
      example: SECTION,
    },
    english: {
      problem: "the section's name can't be used",
      expected: "a name of 80 letters at most, and with at least one letter in it",
      example: SECTION,
    },
  },
  "too-much": {
    arabic: {
      problem: "في المقال أكثر مما يتسع له مقال",
      expected: "نص لا يزيد على 500 ألف حرف، ومقدمة لا تزيد على 5000 حرف، وأسماء ووسوم وصور معدودة",
      example: HEADLINE,
    },
    english: {
      problem: "the article has more of something than an article can have",
      expected:
        "a text of 500,000 characters at most, a standfirst of 5,000, and few names, tags and pictures",
      example: HEADLINE,
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
      example: HEADLINE,
    },
    english: {
      problem: "the article breaks a rule of feeds, and would hold up the whole feed",
      expected: "an article that feed readers accept",
      example: HEADLINE,
    },
  },
};
