import { describe, expect, test } from "vitest";
import { codesOfReport, formatRefusals } from "../../lambdas/refusal/format-refusals.ts";
import type { Refusal } from "../../lambdas/refusal/refusal.ts";
import { refusalTexts } from "../../lambdas/refusal/refusal-texts.ts";
import { refuse } from "../../lambdas/refusal/refuse.ts";

const impossible: Refusal = { code: "impossible-date", line: 6, column: 1, found: "32 ديسمبر 2017" };

describe("formatRefusals", () => {
  test("a report has a refusal in Arabic, then in English", () => {
    expect(formatRefusals("world/1187246.txt", [impossible])).toBe(
      [
        "الملف \u2068world/1187246.txt\u2069: لم يُنشر. ما نُشر منه من قبل يبقى كما هو.",
        "",
        "الملف \u2068world/1187246.txt\u2069، السطر 6، العمود 1: لا يصلح هذا تاريخا للنشر (\u2068impossible-date\u2069).",
        "الموجود: \u206832 ديسمبر 2017\u2069",
        "المتوقع: يوم وشهر وسنة بأربعة أرقام بين 1990 و2100، مثل: \u206808 ديسمبر 2017\u2069",
        "",
        "ما العمل: صحّح الملف واحفظه بالاسم نفسه في مكانه، أو احذفه إن أرسلت غيره باسم آخر، فيزول هذا التقرير وحده.",
        "",
        "File \u2068world/1187246.txt\u2069 was not published. Articles that were published from it before stay as they were.",
        "",
        "File \u2068world/1187246.txt\u2069, line 6, column 1: this can't be a date of publication (impossible-date).",
        "Found: \u206832 ديسمبر 2017\u2069",
        "Expected: a day, a month and a four-digit year from 1990 to 2100, such as: \u206808 ديسمبر 2017\u2069",
        "",
        "What to do: correct the file and save it under the same name in the same folder, or delete it if you send another one under another name. This report then disappears.",
        "",
      ].join("\n"),
    );
  });

  test("a date and a telephone number in an Arabic file name keep their order", () => {
    expect(formatRefusals("محليات/تقرير 2017-12-08.docx", [impossible])).toContain(
      "الملف \u2068محليات/تقرير \u20662017-12-08.docx\u2069\u2069،",
    );
    expect(formatRefusals("اتصال +968 2412 3456.txt", [impossible])).toContain(
      "File \u2068اتصال \u2066+968 2412 3456.txt\u2069\u2069,",
    );
  });

  test("a report has all refusals of a file in Arabic, then all in English", () => {
    const report = formatRefusals("1.txt", [impossible, refuse("missing-text", { line: 9 })]);
    const firsts = report.split("\n").filter((line) => /^(?:الملف|File).*\)\.$/.test(line));
    expect(firsts.map((line) => /\((?:\u2068)?([a-z-]+)/.exec(line)?.[1])).toEqual([
      "impossible-date",
      "missing-text",
      "impossible-date",
      "missing-text",
    ]);
    expect(report).toContain("الموجود: لا شيء\n");
    expect(report).toContain("Found: nothing\n");
  });

  test("the kind of a file is described in both languages, and the parser's message is quoted only in English", () => {
    const report = formatRefusals("1.docx", [
      refuse("unknown-format", { finding: "jpeg" }),
      refuse("damaged-file", { found: "Corrupted zip", finding: "broken-content" }),
    ]);
    const found = report.split("\n").filter((line) => /^(?:الموجود|Found)/.test(line));
    expect(found).toEqual([
      "الموجود: صورة JPEG",
      "الموجود: محتوى تالف أو ناقص أو معقد فوق المعقول",
      "Found: a JPEG picture",
      "Found: content that is damaged, incomplete or too complex (\u2068Corrupted zip\u2069)",
    ]);
  });

  test("a report with several refusals says only once in each language whether the file was published and what to do", () => {
    const report = formatRefusals("1.txt", [impossible, refuse("missing-text", { line: 9 })]);
    for (const words of ["لم يُنشر.", "ما العمل:", "was not published.", "What to do:"])
      expect(report.split(words)).toHaveLength(2);
  });

  test("a report says if other articles of the file were published", () => {
    const report = formatRefusals("1.xml", [impossible], true);
    expect(report).toContain("لم يُنشر بعض ما فيه.");
    expect(report).toContain("was not completely published.");
  });

  test("a file that is not text has no line, and a picture from a telephone must be saved as JPEG", () => {
    const report = formatRefusals("a.heic", [refuse("unknown-format", { finding: "heif" })]);
    expect(report).not.toMatch(/السطر|line/);
    expect(report).toContain("الملف \u2068a.heic\u2069: صيغة الملف غير معروفة (");
    expect(report).toContain("المتوقع: الصورة نفسها محفوظة بصيغة JPEG");
    expect(report).toContain("Expected: the same picture saved as JPEG");
  });

  test.each([
    ["copy-of-file", "خبر.txt"],
    ["not-a-picture", "photo.jpg"],
    ["picture-too-large", "20000 × 10000"],
    ["file-too-large", "30 MB"],
    ["unusable-key", "a/../b.txt"],
  ] as const)("%s is about the whole file, and names no line of it", (code, found) => {
    expect(formatRefusals("a.txt", [refuse(code, { found })])).not.toMatch(/السطر|line/);
  });

  test("the codes of its refusals can be read from a report", () => {
    const report = formatRefusals("(a-b).txt", [
      impossible,
      refuse("empty-file", { found: "(missing-text)." }),
    ]);
    expect(codesOfReport(report)).toEqual(["empty-file", "impossible-date"]);
    expect(codesOfReport("ملاحظات")).toEqual([]);
  });

  test("a quotation can't end its isolate or its line", () => {
    const report = formatRefusals("a\nb", [refuse("missing-date", { found: "x\u2069\u202Ey\u2028z" })]);
    expect(report).toContain("Found: \u2068x  y z\u2069\n");
    expect(report).toContain("File \u2068a b\u2069");
  });

  test.each(Object.keys(refusalTexts) as Refusal["code"][])(
    "%s: no fragment of the other direction is bare",
    (code) => {
      const report = formatRefusals("خبر.txt", [refuse(code, { found: "قال said" })]);
      const english = report.slice(report.indexOf("File "));
      expect(english.replace(/\u2068[^\u2069]*\u2069/g, "")).not.toMatch(/\p{Script=Arabic}/u);
      expect(report.split("\u2068")).toHaveLength(report.split("\u2069").length);
    },
  );
});

test.each<[Refusal["code"], RegExp, RegExp]>([
  ["unusable-section", /80 حرفا.*حرف واحد على الأقل/, /80 characters.*at least one letter/],
  ["unusable-headline", /400 حرف/, /400 characters/],
  ["unusable-key", /700 بايت.*محارف تحكم/, /700 bytes.*control characters/],
  ["unusable-id", /750 بايت/, /750 bytes/],
  ["file-too-large", /2 ميغابايت.*20 ميغابايت/, /2 MB.*20 MB/],
])("%s names every limit in both languages", (code, arabic, english) => {
  const report = formatRefusals("a", [refuse(code)]);
  expect(report).toMatch(arabic);
  expect(report).toMatch(english);
});

describe("refuse", () => {
  test("makes a refusal of the whole file if it gets no place", () => {
    expect(refuse("empty-file")).toEqual({ code: "empty-file", line: 1, column: 1, found: "" });
  });

  test("shortens a quotation to 80 characters, without cutting a character in half", () => {
    expect(refuse("missing-date", { found: "م".repeat(80) }).found).toBe("م".repeat(80));
    expect(refuse("missing-date", { found: "م".repeat(81) }).found).toBe(`${"م".repeat(79)}…`);
    expect(refuse("missing-date", { found: `${"م".repeat(78)}😀ممم` }).found).toBe(`${"م".repeat(78)}…`);
    expect(refuse("missing-date", { found: "😀ممم".slice(1) }).found).toBe("ممم");
  });
});
