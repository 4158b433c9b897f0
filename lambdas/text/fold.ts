// One spelling for all the ways an Arabic name is typed. For look-ups and slugs; text that is shown is never folded.

/** Tatweel; soft hyphen; zero-width space, ZWNJ and ZWJ; every bidi control; BOM. */
const INVISIBLE = /[\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
/** Harakat, the free-standing hamza marks, superscript alef, and Quranic annotation. */
const DIACRITICS =
  /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF]/g;

/** Letters of one sound or one look. ی and ک are what Persian keyboards and PDFs put for ي and ك. */
const SAME_LETTER: Readonly<Record<string, string>> = {
  أ: "ا",
  إ: "ا",
  آ: "ا",
  ٱ: "ا",
  ى: "ي",
  ی: "ي",
  ة: "ه",
  ک: "ك",
};

/**
 * The key under which a name is looked up: `foldArabic("أخبار  مَسقط")` and `foldArabic("اخبار مسقط")` are one.
 * Hamza on waw and yeh (ؤ ئ) stays, since there it tells words apart. Folding twice changes nothing more.
 */
export function foldArabic(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(DIACRITICS, "")
    .replace(/[أإآٱىیةک]/g, (letter) => SAME_LETTER[letter] ?? letter)
    .toLowerCase()
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim();
}
