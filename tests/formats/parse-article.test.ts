import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const parse = (bytes: Uint8Array, name = "1.txt") => parseArticle(name, bytes, "Asia/Muscat");
const codesOf = (parsed: Awaited<ReturnType<typeof parse>>) =>
  parsed.ok ? [] : parsed.refusals.map(({ code }) => code);

test("the newspaper's own export is parsed", async () => {
  const bytes = readFileSync(new URL("../../content/articles/1187246.txt", import.meta.url));
  const lines = bytes.toString("utf8").split("\n");
  const paragraphs = lines
    .slice(lines.indexOf("دمشق - عمان - بسام جميدة - وكالات -") + 1)
    .filter((line) => line);
  expect(paragraphs).toHaveLength(8);
  expect(await parse(bytes)).toEqual({
    ok: true,
    value: {
      kind: "article",
      article: {
        id: "1187246",
        section: "العرب والعالم",
        headline: "روسيا تنفي أي خطط للتعاون مع واشنطن في إدلب",
        published: { day: "2017-12-08" },
        updated: { day: "2017-12-08" },
        standfirst: "آلاف من مقاتلي «داعش» غادروا الرقة في صفقة سرية",
        places: ["دمشق", "عمان"],
        authors: ["بسام جميدة"],
        agencies: ["وكالات"],
        tags: [],
        paragraphs,
      },
    },
  });
});

describe("a file that is refused", () => {
  test("has more than 600,000 characters or 2 MB of text", async () => {
    const head = `عنوان المقال\n8 ديسمبر 2017\n`;
    expect((await parse(encode(head.padEnd(600_000, ".")))).ok).toBe(true);
    expect(codesOf(await parse(encode(head.padEnd(600_001, "."))))).toEqual(["too-much"]);
    expect(codesOf(await parse(encode(`عنوان\n8 ديسمبر 2017\n${"قال كذا. ".repeat(200_000)}`)))).toEqual([
      "file-too-large",
    ]);
  });

  test.each([
    ["PDF", "%PDF-1.7\n"],
    ["RTF, however large", `{\\rtf1\\ansi ${"ff".repeat(2 * 1024 * 1024)}}`],
    ["JSON", '{\n "headline": "x" }'],
    ["a JSON list", "[{}]"],
    ["XML", '\uFEFF<?xml version="1.0"?><a/>'],
  ])("has another format: %s", async (_name, text) => {
    expect(codesOf(await parse(encode(text)))).toEqual(["unknown-format"]);
  });

  test("plain text is parsed whatever the file's name is", async () => {
    const bytes = encode("عنوان المقال\n8 ديسمبر 2017\nقال كذا.");
    expect((await parseArticle("صورة.md", bytes, "UTC")).ok).toBe(true);
  });
});

test("any bytes give an article or refusals, never an exception", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const parsed = await parse(bytes);
      expect(parsed.ok || parsed.refusals.length > 0).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test("any lines of an article give an article or refusals, never an exception", async () => {
  const line = fc.oneof(
    fc.string({ unit: "binary", maxLength: 30 }),
    fc.constantFrom(
      "1187246",
      "8 ديسمبر 2017",
      "مسقط - العمانية -",
      "كتب:",
      "-",
      "",
      "\u2067مسقط: قال كذا وكذا",
      "(",
      "/ /",
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const parsed = await parse(encode(lines.join("\n")));
      expect(parsed.ok || parsed.refusals.length > 0).toBe(true);
      for (const { line: at, found } of parsed.ok ? [] : parsed.refusals) {
        expect(at).toBeGreaterThan(0);
        expect(found.length).toBeLessThanOrEqual(80);
      }
    }),
    { numRuns: 5000 },
  );
});
