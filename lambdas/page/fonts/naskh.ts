// Made by `npm run fonts` from @fontsource-variable/noto-naskh-arabic 5.3.0: Noto Naskh Arabic, weights 400 to 700, only with the letters below.
// Copyright 2022 The Noto Project Authors (https://github.com/notofonts/arabic), SIL Open Font License 1.1 (http://scripts.sil.org/OFL).

export interface Font {
  /** The name of the font's file. It contains a hash of the bytes. */
  readonly name: string;
  /** The characters of the font, in the form of the CSS property unicode-range. */
  readonly unicodeRange: string;
}

export const naskhArabic: Font = {
  name: "naskh-arabic-d4a7c221.woff2",
  unicodeRange:
    "U+60C, U+61B, U+61F, U+621-63A, U+640-655, U+660-66D, U+670-671, U+67E, U+686, U+698, U+6A4, U+6A8, U+6A9, U+6AF, U+6CC, U+200C-200D, U+FDF2, U+FDFA, U+FDFC",
};

export const naskhLatin: Font = {
  name: "naskh-latin-7934a109.woff2",
  unicodeRange: "U+20-7E, U+A0, U+AB, U+B7, U+BB, U+D7, U+2013-2014, U+2018-2019, U+201C-201D, U+2026",
};
