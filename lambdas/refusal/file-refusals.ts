// The texts of refusals that are about a whole file.
import type { BilingualText } from "./refusal-text.ts";

const headline = "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب";
const field = 'title: "روسيا تنفي: لا خطط للتعاون"';

export const fileRefusals = {
  "empty-file": {
    arabic: { problem: "الملف فارغ", expected: "عنوان ثم تاريخ ثم نص المقال" },
    english: { problem: "the file is empty", expected: "a headline, then a date, then the article's text" },
    example: headline,
  },
  "file-too-large": {
    arabic: {
      problem: "حجم الملف أكبر من المسموح به",
      expected: "نص لا يزيد على 2 ميغابايت، أو ملف Word أو صورة لا تزيد على 20 ميغابايت",
    },
    english: {
      problem: "the file is too large",
      expected: "a text of at most 2 MB, or a Word document or picture of at most 20 MB",
    },
    example: {
      arabic: "ملف Word ضُغطت صوره بأمر «ضغط الصور»",
      english: "a Word document after the command Compress Pictures",
    },
  },
  "unknown-format": {
    arabic: {
      problem: "صيغة الملف غير معروفة",
      expected:
        "نص عادي أو Markdown أو HTML أو Word (docx) أو ninjs أو NewsML أو NITF أو RSS أو Atom، لا ملف PDF ولا مستند بصيغة doc القديمة ولا ملف محمي بكلمة مرور",
    },
    english: {
      problem: "the format of the file is unknown",
      expected:
        "plain text, Markdown, HTML, Word (docx), ninjs, NewsML, NITF, RSS or Atom; not PDF, old Word (doc) or a password-protected file",
    },
    example: {
      arabic: "ملف حُفظ من Word بأمر «حفظ باسم» بصيغة docx",
      english: "a file that Word saved as docx with Save As",
    },
  },
  undecodable: {
    arabic: { problem: "النص تالف لا يُقرأ بأي ترميز معروف", expected: "نص عربي سليم محفوظ بترميز UTF-8" },
    english: {
      problem: "the text is damaged: it cannot be read in any known encoding",
      expected: "undamaged Arabic text in UTF-8",
    },
    example: headline,
  },
  "damaged-file": {
    arabic: { problem: "تعذرت قراءة محتوى الملف", expected: "ملف سليم يفتحه البرنامج الذي كتبه" },
    english: {
      problem: "the file's content can't be read",
      expected: "an undamaged file that opens in the program that wrote it",
    },
    example: {
      arabic: "الملف كما حفظه Word أو كما أرسلته الوكالة",
      english: "the file as Word saved it, or as the agency sent it",
    },
  },
  "broken-front-matter": {
    arabic: {
      problem: "تعذر فهم الحقول التي في أول الملف (بين سطري --- أو +++)",
      expected: "كل حقل في سطر: اسمه ثم نقطتان ومسافة ثم قيمته، وتُغلق كل علامة تنصيص تُفتح",
    },
    english: {
      problem: "the fields at the beginning of the file (between two lines --- or +++) can't be understood",
      expected: "one field on each line: name, colon, space, value; every quotation mark is closed",
    },
    example: field,
  },
  "several-articles": {
    arabic: { problem: "في الملف أكثر من مقال", expected: "مقال واحد في كل ملف" },
    english: { problem: "the file contains several articles", expected: "one article in each file" },
    example: {
      arabic: "1187246.txt لمقال و1187247.txt لآخر",
      english: "1187246.txt for one and 1187247.txt for another",
    },
  },
  "too-many-articles": {
    arabic: {
      problem: "في الملف مقالات أكثر من المسموح به",
      expected: "مئة مقال على الأكثر في الملف، ومعرّف لكل مادة حتى لا يتجاوز ما نُشر بهذا الاسم ألف مقال",
    },
    english: {
      problem: "the file contains more articles than allowed",
      expected:
        "at most 100 articles in a file, and an id for each item, so that at most 1,000 articles are published from files of this name",
    },
    example: {
      arabic: "ملفان من خمسين مقالا باسمين مختلفين",
      english: "two files of fifty articles under two names",
    },
  },
  "not-an-article": {
    arabic: {
      problem: "محتوى الملف ليس مقالا",
      expected: "مادة نصية واحدة، لا صورة ولا تسجيل ولا حزمة مواد ولا تعريف",
    },
    english: {
      problem: "the content of the file is not an article",
      expected: "one text item, not a picture, recording, package or concept",
    },
    example: {
      arabic: '"type": "text" في ninjs، وninat:text في NewsML-G2',
      english: '"type": "text" in ninjs, ninat:text in NewsML-G2',
    },
  },
  "not-a-picture": {
    arabic: { problem: "ليس في الملف صورة صالحة", expected: "صورة بصيغة JPEG أو PNG أو GIF أو WebP" },
    english: { problem: "the file contains no usable picture", expected: "a JPEG, PNG, GIF or WebP picture" },
    example: {
      arabic: "1187246.jpg كما حفظها برنامج الصور",
      english: "1187246.jpg as saved by a picture editor",
    },
  },
  "picture-too-large": {
    arabic: {
      problem: "أبعاد الصورة أكبر من المسموح به",
      expected:
        "صورة لا تزيد على 100 مليون بكسل (عرضها × ارتفاعها)، أو 35 مليونا إن كانت GIF أو JPEG متدرجة (progressive) أو PNG متشابكة (interlaced)",
    },
    english: {
      problem: "the picture has too many pixels",
      expected:
        "a picture of at most 100 million pixels (its width × its height), or 35 million in a GIF, a progressive JPEG or an interlaced PNG",
    },
    example: {
      arabic: "الصورة نفسها بعد تصغيرها إلى 4000 × 3000 ببرنامج الصور",
      english: "the same picture, reduced to 4000 × 3000 with a picture editor",
    },
  },
  "unusable-key": {
    arabic: {
      problem: "اسم الملف لا يصلح",
      expected:
        "اسم لا يزيد مع مجلداته على 700 بايت، أي نحو 350 حرفا عربيا، ولا محارف تحكم فيه ولا مجلد اسمه ..",
    },
    english: {
      problem: "the file's name can't be used",
      expected:
        "a name of at most 700 bytes with its folders (about 350 Arabic letters), without control characters and without a folder called ..",
    },
    example: "1187246.txt",
  },
  "copy-of-file": {
    arabic: {
      problem: "الملف نسخة من ملف آخر موجود، فلم يُنشر مقالا ثانيا",
      expected:
        "حذف هذه النسخة، أو حذف الأصل إن كانت بدلا منه، أو نص آخر واسم ليس اسم نسخة إن كان المقال جديدا",
    },
    english: {
      problem:
        "the file is a copy of another file that still exists, so it was not published as a second article",
      expected:
        "that this copy is deleted, or the original if this file replaces it; or, for a new article, another text and a file name that is not the name of a copy",
    },
    example: "الجزء الثاني.txt",
  },
} as const satisfies Readonly<Record<string, BilingualText>>;
