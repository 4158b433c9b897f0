import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { slugOf } from "../../lambdas/text/slug.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text).length;

describe("slugOf", () => {
  test.each([
    ["a section", "العرب والعالم", "العرب-والعالم"],
    ["however its hamza is typed", "أخبار  الرّياضة", "اخبار-الرياضه"],
    ["punctuation is one hyphen, and none at the ends", "«ثقافة» ... و(فنون)!", "ثقافه-و-فنون"],
    ["Latin letters", "Oman TV - HD", "oman-tv-hd"],
    ["digits of any set", "العدد ١٢۳4", "العدد-1234"],
    ["a path can't be made", "../../etc", "etc"],
    ["marks of other scripts go", "q\u0308x", "qx"],
    ["nothing to make a slug of", " -«»… ", ""],
  ])("%s", (_rule, name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test("is cut between words at 120 bytes", () => {
    const slug = slugOf("كلمة ".repeat(40));
    expect(slug).toBe(Array(13).fill("كلمه").join("-"));
    expect(bytesOf(slug)).toBeLessThanOrEqual(120);
  });

  test("is cut between letters if a single word is longer", () => {
    expect(slugOf("م".repeat(100))).toBe("م".repeat(60));
    expect(slugOf(`a${"م".repeat(100)}`)).toBe(`a${"م".repeat(59)}`);
  });

  test("any name gives a short slug of letters, digits and single hyphens, and the slug of a slug is the same slug", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => {
        const slug = slugOf(name);
        expect(slug).toMatch(/^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u);
        expect(bytesOf(slug)).toBeLessThanOrEqual(120);
        expect(slugOf(slug)).toBe(slug);
      }),
      { numRuns: 2000 },
    );
  });
});
