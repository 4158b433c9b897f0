import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchScript } from "../../lambdas/page/search/search-script.ts";
import { foldDigits } from "../../lambdas/text/digits.ts";
import { foldArabic } from "../../lambdas/text/fold.ts";

const arabic = fc.integer({ min: 0x600, max: 0x6ff }).map((code) => String.fromCharCode(code));

describe("foldArabic", () => {
  test.each([
    ["hamza on alef", "أخبار إدلب آسيا ٱلعالم", "اخبار ادلب اسيا العالم"],
    ["alef maqsura", "مستشفى", "مستشفي"],
    ["ta marbuta", "رياضة", "رياضه"],
    ["hamza on waw and yeh stays", "مؤتمر هيئة", "مؤتمر هيئه"],
    ["a decomposed hamza on waw stays too", "مو\u0654تمر", "مؤتمر"],
    ["a decomposed hamza on alef", "ا\u0654خبار", "اخبار"],
    ["diacritics", "مُحَمَّدٌ هٰذا", "محمد هذا"],
    ["tatweel", "عمـــان", "عمان"],
    ["bidi controls, ZWNJ and BOM", "\uFEFF\u200Fعُ\u200Cما\u2067ن\u2069\u061C", "عمان"],
    ["white space, NBSP and line ends", "  العرب\u00A0 \t\nوالعالم ", "العرب والعالم"],
    ["Latin case", "Oman TV", "oman tv"],
    ["Persian yeh and kaf", "علی ملک", "علي ملك"],
    ["presentation forms", "\uFECB\uFEE4\uFE8E\uFEE5", "عمان"],
    ["digits stay", "العدد ١٢", "العدد ١٢"],
  ])("%s", (_rule, text, folded) => {
    expect(foldArabic(text)).toBe(folded);
  });

  test("folding a folded text changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldArabic(foldArabic(text))).toBe(foldArabic(text));
      }),
      { numRuns: 2000 },
    );
  });
});

test("the search page's script folds exactly as everything else does", () => {
  const script = searchScript.slice(0, searchScript.indexOf("const wordsOf"));
  const inScript = new Function(`${script}; return (text) => foldDigits(foldArabic(text));`)();
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: arabic })), (text) => {
      expect(inScript(text)).toBe(foldDigits(foldArabic(text)));
    }),
    { numRuns: 300 },
  );
});
