import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanInput, cleanText, dropForbidden } from "../../lambdas/text/characters.ts";

describe("cleanText", () => {
  test.each([
    ["control characters", "قا\u0000ل\u0008\u001F", "قال"],
    ["a tab stays", "قال\tكذا", "قال\tكذا"],
    ["lone surrogates", "ق\uD83Dا\uDE00ل", "قال"],
    ["surrogates that only a control character kept apart", "\uD83D\u0000\uDE00", ""],
    ["an emoji stays", "قال 😀", "قال 😀"],
    ["noncharacters", "ق\uFFFEا\uFFFFل", "قال"],
    ["noncharacters of all planes", "ق\uFDD0ا\uFDEF\u{1FFFE}ل\u{10FFFF}", "قال"],
    ["DEL and C1 controls", "ق\u007Fا\u0080ل\u009F", "قال"],
    ["deprecated format characters", "ق\u206Aا\u206Fل", "قال"],
    ["interlinear annotations", "ق\uFFF9ا\uFFFAل\uFFFB", "قال"],
    ["tags, which could be a hidden text", "قال\u{E0001}\u{E0041}\u{E007F}", "قال"],
    ["signs of lost characters", "قا\uFFFDل", "قال"],
    ["a word joiner stays", "<\u2060b>", "<\u2060b>"],
    ["a BOM, first or within", "\uFEFFقا\uFEFFل", "قال"],
    ["CRLF, CR, NEL, line and paragraph separators", "1\r\n2\r3\u00854\u20285\u20296", "1\n2\n3\n4\n5\n6"],
    ["form feeds and vertical tabs end lines too", "1\f2\u000B3", "1\n2\n3"],
    ["CRLF that a control character kept apart", "1\r\u0000\n2", "1\n2"],
    ["presentation forms from a PDF", "\uFECB\uFEE4\uFE8E\uFEE5 \uFEFC", "عمان لا"],
    ["Farsi yeh of Forms-A", "\uFBFF", "ی"],
    ["the last form before the BOM", "\uFEFE", "\uFEFE"],
    ["ligatures that editors mean stay", "\uFDFA \uFDF2 \uFDFC \uFDFD", "\uFDFA \uFDF2 \uFDFC \uFDFD"],
    ["other ligatures of words are letters", "\uFDF4 \uFDFB", "محمد جل جلاله"],
    ["ornate parentheses stay", "\uFD3Eآية\uFD3F", "\uFD3Eآية\uFD3F"],
    ["decomposed letters are composed", "مو\u0654تمر ا\u0653سيا", "مؤتمر آسيا"],
    ["never NFKC", "½ m² ﬁ …", "½ m² ﬁ …"],
    ["LRM, RLM and ALM stay", "\u200Eа\u200F\u061C", "\u200Eа\u200F\u061C"],
    ["embeddings and overrides go", "\u202Bقال\u202C \u202Eكذا\u202D\u202A", "قال كذا"],
    [
      "balanced isolates stay",
      "في \u2066Oman \u2067عمان\u2069\u2069",
      "في \u2066Oman \u2067عمان\u2069\u2069",
    ],
    ["an isolate left open", "\u2067في \u2066Oman\u2069", "في \u2066Oman\u2069"],
    ["a pop that closes nothing", "في \u2069Oman \u2068x\u2069\u2069", "في Oman \u2068x\u2069"],
    ["an isolate doesn't reach over lines", "\u2067في\nOman\u2069", "في\nOman"],
    ["tatweel, diacritics and ZWNJ stay", "عمـان مُحمّد می\u200Cشود", "عمـان مُحمّد می\u200Cشود"],
  ])("%s", (_rule, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  test("signs of lost characters stay in the text of a file, so that damage can be found", () => {
    expect(cleanInput("قا\uFFFDل\u0000")).toBe("قا\uFFFDل");
  });

  /** Any code unit. Those that have rules of their own come more often. */
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    fc.constantFrom(
      ..."\r\n\u0000\u0085\u2028\u202A\u202C\u202E\u2066\u2067\u2068\u2069\uD83D\uDE00\uFEFFاوي",
    ),
    fc.constantFrom(..."\u0653\u0654\u0655\u064E\u0651\u0301\uFDF2\uFDFA\uFE70\uFE76\uFEFB\uFB50"),
  );
  const anyText = fc.array(unit, { maxLength: 60 }).map((units) => units.join(""));

  test("cleaning a clean text changes nothing", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
      }),
      { numRuns: 5000 },
    );
  });

  test("any text gives only characters that XML 1.0 allows", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cleanText(text)).toMatch(/^[\t\n\u0020-\uD7FF\uE000-\uFFFC\u{10000}-\u{10FFFF}]*$/u);
      }),
      { numRuns: 2000 },
    );
  });
});

test("each character is treated alike in a text without any dubious character and in one that has another", () => {
  for (let unit = 1; unit <= 0xffff; unit++) {
    const text = `\u0627${String.fromCharCode(unit)}\u0628`;
    for (const clean of [cleanText, cleanInput, dropForbidden]) {
      if (clean(text) !== clean(`${text}\0`)) expect(clean(text), unit.toString(16)).toBe(clean(`${text}\0`));
    }
  }
});
