// Compares the levels of a paragraph with those of bidi-js, another implementation of UAX #9.
import fc from "fast-check";
import { expect, test } from "vitest";
import { bidi, classesOf } from "../../../lambdas/text/direction/bidi-classes.ts";
import { resolveLevels } from "../../../lambdas/text/direction/bidi-levels.ts";

/** Characters of each class. None is a surrogate pair, because bidi-js treats its halves as letters. */
const characters = [..."اعaZ12٣۴+-.,:/%$«»()[]{}<> \t!'\"#@&،؛؟ـ\u0651\u05D0\u200C\u200E\u200F\u2329\u3009"];

test.each(["rtl", "ltr"] as const)(
  "the levels are those of bidi-js in a paragraph that is %s",
  (direction) => {
    const texts = fc
      .array(fc.constantFrom(...characters), { maxLength: 40 })
      .map((parts) => `${parts.join("")}.`);
    fc.assert(
      fc.property(texts, (text) => {
        const levels = resolveLevels(text, classesOf(text), direction === "rtl" ? 1 : 0);
        const visible = [...text.matchAll(/[^\u200C\t ]/gu)].map(({ index }) => index);
        const theirs = bidi.getEmbeddingLevels(text, direction).levels;
        expect(visible.map((index) => levels[index])).toEqual(visible.map((index) => theirs[index]));
      }),
      { numRuns: 3000, seed: 1 },
    );
  },
);
