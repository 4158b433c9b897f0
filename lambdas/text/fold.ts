// Folds the different spellings of an Arabic name into one. Folded text is only used for look-ups, slugs and the search of the site, and is
// never displayed.

/**
 * The form in which a name is looked up: `foldArabic("أخبار  مَسقط")` equals `foldArabic("اخبار مسقط")`. The hamza on waw and yeh (ؤ ئ) stays,
 * because without it different words would be equal. Folding a folded text changes nothing.
 *
 * The search page's script contains the source of this function, so the function uses nothing from outside.
 */
export function foldArabic(text: string): string {
  // Invisible characters: tatweel, soft hyphen, zero-width space, ZWNJ and ZWJ, every bidi control, BOM.
  const invisible = /[\u0640\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
  // Harakat (the signs for short vowels), hamza marks, superscript alef, and Quranic annotation.
  const diacritics =
    /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u08CA-\u08E1\u08E3-\u08FF]/g;
  // Letters with the same sound or appearance. Persian keyboards and PDFs write ی and ک for ي and ك.
  return text
    .replace(invisible, "")
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(diacritics, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/[ىی]/g, "ي")
    .replace(/ة/g, "ه")
    .replace(/ک/g, "ك")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim();
}
