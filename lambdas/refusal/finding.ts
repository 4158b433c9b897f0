// Descriptions of wrong files and contents in both languages, for refusals that have no text to quote.

export interface FindingText {
  readonly arabic: string;
  readonly english: string;
  /** What is expected instead. Only set if it is more exact than the expectation in the text of the refusal. */
  readonly expected?: { readonly arabic: string; readonly english: string };
}

const asJpeg = {
  arabic: "الصورة نفسها محفوظة بصيغة JPEG (في iPhone: الإعدادات، الكاميرا، التنسيقات، الأكثر توافقا)",
  english: "the same picture saved as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible)",
};

export const findings = {
  pdf: { arabic: "ملف PDF", english: "a PDF" },
  rtf: { arabic: "مستند RTF", english: "an RTF document" },
  "old-office": {
    arabic: "مستند من Word أو Excel أو PowerPoint بصيغة ما قبل 2007",
    english: "a Word, Excel or PowerPoint document in the format before 2007",
  },
  "locked-office": { arabic: "مستند محمي بكلمة مرور", english: "a password-protected document" },
  "open-document": { arabic: "مستند OpenDocument (odt)", english: "an OpenDocument file (odt)" },
  spreadsheet: { arabic: "جدول Excel", english: "an Excel sheet" },
  presentation: { arabic: "عرض PowerPoint", english: "a PowerPoint presentation" },
  jpeg: { arabic: "صورة JPEG", english: "a JPEG picture" },
  png: { arabic: "صورة PNG", english: "a PNG picture" },
  gif: { arabic: "صورة GIF", english: "a GIF picture" },
  webp: { arabic: "صورة WebP", english: "a WebP picture" },
  tiff: { arabic: "صورة TIFF", english: "a TIFF picture", expected: asJpeg },
  heif: { arabic: "صورة HEIC أو AVIF", english: "a HEIC or AVIF picture", expected: asJpeg },
  recording: { arabic: "تسجيل صوتي أو مرئي", english: "a sound or video recording" },
  zip: { arabic: "ملف مضغوط ZIP", english: "a ZIP archive" },
  gzip: { arabic: "ملف مضغوط gzip", english: "a gzip archive" },
  rar: { arabic: "ملف مضغوط RAR", english: "a RAR archive" },
  "7z": { arabic: "ملف مضغوط 7z", english: "a 7z archive" },
  "wire-text": {
    arabic: "برقية وكالة بصيغة الإرسال (ANPA أو IPTC 7901 أو ZCZC)",
    english: "an agency's wire text (ANPA, IPTC 7901 or ZCZC)",
  },
  "other-xml": { arabic: "ملف XML من نوع آخر", english: "an XML file of another kind" },
  "no-text": { arabic: "بيانات ليست نصا", english: "data that is not text" },
  "broken-content": {
    arabic: "محتوى تالف أو ناقص أو معقد فوق المعقول",
    english: "content that is damaged, incomplete or too complex",
  },
  "too-much-content": {
    arabic: "محتوى أكبر من المسموح به بعد فك ضغطه",
    english: "more content than allowed after unpacking",
  },
  "rule-form": { arabic: "نص لا يمكن أن تحمله الخلاصات", english: "text that feeds can't carry" },
  "rule-missing": { arabic: "حقل لازم فارغ", english: "a required field that is empty" },
  "rule-address": { arabic: "عنوان إنترنت غير صالح", english: "an invalid web address" },
  "rule-self": { arabic: "عنوان الخلاصة غير صحيح", english: "a wrong address of the feed" },
  "rule-date": { arabic: "تاريخ لا تقبله برامج القراءة", english: "a date that feed readers don't accept" },
  "rule-unique": { arabic: "معرّف أو وقت مكرر", english: "an id or a time that another entry has" },
  "rule-order": { arabic: "ترتيب زمني غير صحيح", english: "an entry in the wrong order" },
  "rule-file": { arabic: "صورة لا يُعرف نوعها أو حجمها", english: "a picture of unknown type or length" },
  "rule-size": {
    arabic: "مقال أكبر من حجم الخلاصة",
    english: "an article larger than a feed is allowed to be",
  },
} as const satisfies Readonly<Record<string, FindingText>>;

export type Finding = keyof typeof findings;
