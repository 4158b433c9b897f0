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
  "no-text": { arabic: "بيانات ليست نصا", english: "bytes that are no text" },
  "broken-content": {
    arabic: "محتوى تالف أو ناقص أو معقد فوق المعقول",
    english: "content that is broken, cut short or complex beyond reason",
  },
  "too-much-content": {
    arabic: "محتوى أكبر من المسموح به بعد فك ضغطه",
    english: "more content, once unpacked, than is allowed",
  },
} as const satisfies Readonly<Record<string, FindingText>>;

export type Finding = keyof typeof FINDINGS;
