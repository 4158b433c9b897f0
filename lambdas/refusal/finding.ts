// What files turn out to be or to hold where there is no text to quote, in both languages.

export interface FindingText {
  readonly arabic: string;
  readonly english: string;
}

export const FINDINGS = {
  pdf: { arabic: "ملف PDF", english: "a PDF" },
  rtf: { arabic: "مستند RTF", english: "an RTF document" },
  "old-office": {
    arabic: "مستند من Word أو Excel أو PowerPoint بصيغة ما قبل 2007",
    english: "a document of Word, Excel or PowerPoint as before 2007",
  },
  "locked-office": { arabic: "مستند محمي بكلمة مرور", english: "a document under a password" },
  "open-document": { arabic: "مستند OpenDocument (odt)", english: "an OpenDocument file (odt)" },
  spreadsheet: { arabic: "جدول Excel", english: "an Excel sheet" },
  presentation: { arabic: "عرض PowerPoint", english: "a PowerPoint presentation" },
  jpeg: { arabic: "صورة JPEG", english: "a JPEG picture" },
  png: { arabic: "صورة PNG", english: "a PNG picture" },
  gif: { arabic: "صورة GIF", english: "a GIF picture" },
  webp: { arabic: "صورة WebP", english: "a WebP picture" },
  tiff: { arabic: "صورة TIFF", english: "a TIFF picture" },
  heif: { arabic: "صورة HEIC أو AVIF", english: "a HEIC or AVIF picture" },
  recording: { arabic: "تسجيل صوتي أو مرئي", english: "a sound or video recording" },
  zip: { arabic: "ملف مضغوط ZIP", english: "a ZIP archive" },
  gzip: { arabic: "ملف مضغوط gzip", english: "a gzip archive" },
  rar: { arabic: "ملف مضغوط RAR", english: "a RAR archive" },
  "7z": { arabic: "ملف مضغوط 7z", english: "a 7z archive" },
  "wire-text": {
    arabic: "برقية وكالة بصيغة الإرسال (ANPA أو IPTC 7901 أو ZCZC)",
    english: "an agency's wire text (ANPA, IPTC 7901 or ZCZC)",
  },
  "other-xml": { arabic: "ملف XML من نوع آخر", english: "XML of another kind" },
  "no-text": { arabic: "بيانات ليست نصا", english: "bytes that are no text" },
  "broken-content": {
    arabic: "محتوى تالف أو ناقص أو معقد فوق المعقول",
    english: "content that is broken, cut short or complex beyond reason",
  },
  "too-much-content": {
    arabic: "محتوى أكبر من المسموح به بعد فك ضغطه",
    english: "more content, once unpacked, than is allowed",
  },
  "rule-form": { arabic: "نص لا يمكن أن تحمله الخلاصات", english: "text that feeds can't carry" },
  "rule-missing": { arabic: "حقل لازم فارغ", english: "a required field that is empty" },
  "rule-address": { arabic: "عنوان إنترنت غير صالح", english: "an invalid web address" },
  "rule-self": { arabic: "عنوان الخلاصة غير صحيح", english: "a wrong address of the feed itself" },
  "rule-date": { arabic: "تاريخ لا تقبله برامج القراءة", english: "a date that readers don't accept" },
  "rule-unique": { arabic: "معرّف أو وقت مكرر", english: "an id or a time that another entry has" },
  "rule-order": { arabic: "ترتيب زمني غير صحيح", english: "an entry out of order" },
  "rule-file": { arabic: "صورة لا يُعرف نوعها أو حجمها", english: "a picture of unknown type or length" },
  "rule-size": { arabic: "مقال أكبر من حجم الخلاصة", english: "an article larger than a feed may be" },
} as const satisfies Readonly<Record<string, FindingText>>;

export type Finding = keyof typeof FINDINGS;
