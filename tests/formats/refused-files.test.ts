// In every format, a refusal quotes the wrong text and states its line.
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import { zipDocx } from "./docx-file.ts";

const parse = (name: string, file: string | Uint8Array) =>
  parseArticle(name, typeof file === "string" ? Buffer.from(file) : file, "Asia/Muscat");

async function refusalsOf(name: string, file: string | Uint8Array) {
  const parsed = await parse(name, file);
  return parsed.ok ? [] : parsed.refusals;
}

describe("a wrong date", () => {
  const json = (published: string) =>
    JSON.stringify(
      { uri: "urn:x:1", type: "text", headline: published, versioncreated: published, body_text: "نص." },
      null,
      2,
    );
  const page = (head: string, body = "") =>
    `<!doctype html>\n<html lang="ar"><head>\n<title>عنوان المقال</title>\n${head}\n</head>\n<body><h1>عنوان المقال</h1>\n${body}\n<p>قال كذا وكذا.</p></body></html>`;
  const newsml = `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1">
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <versionCreated>2017-02-31T10:00:00Z</versionCreated>
  </itemMeta>
  <contentMeta><headline>عنوان المقال</headline></contentMeta>
  <contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>نص المقال.</p></body></html></inlineXML></contentSet>
</newsItem>`;
  const markdown = "---\ntitle: 2017-02-31 هو اليوم\n\ndate: 2017-02-31\n---\nنص المقال.\n";

  test.each([
    ["ninjs", "1.json", json("2017-02-31T10:00:00Z").replace('"headline": "', '"headline": "في '), "5:22"],
    ["NewsML-G2", "1.xml", newsml, "4:20"],
    ["Markdown", "1.md", markdown, "4:7"],
    ["Open Graph", "1.html", page('<meta property="article:published_time" content="2017-02-31">'), "4:50"],
    [
      "schema.org",
      "1.html",
      page(
        '<script type="application/ld+json">\n{"@type": "NewsArticle",\n"headline": "عنوان",\n"datePublished": "2017-02-31"}\n</script>',
      ),
      "7:19",
    ],
    ["plain text", "1.txt", "1\nالقسم\n\nعنوان المقال\n\n31 فبراير 2017\n\nقال كذا.", "6:1"],
  ])("in %s is refused with its line", async (_format, name, file, place) => {
    const refusals = await refusalsOf(name, file);
    expect(refusals.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
      `impossible-date ${place}`,
    ]);
  });

  test("that the file spells differently is refused without a line", async () => {
    const [refusal] = await refusalsOf("1.json", json("31 فبراير 2017").replaceAll("ف", "\\u0641"));
    expect(refusal).toMatchObject({ code: "impossible-date", line: 1, column: 1, found: "31 فبراير 2017" });
  });
});

describe("a text that is far too long for an article", () => {
  const head = "عنوان\n\n8 ديسمبر 2017\n\n";
  test.each([
    ["1.txt", "characters", head + "نص الخبر. ".repeat(60_001), "text: 600"],
    ["1.txt", "lines", head + "8 ديسمبر 2017\n".repeat(20_000), "lines: 20002 > 20000"],
    ["1.md", "lines", `---\ntitle: خبر\n---\n${"#\n".repeat(20_000)}`, "lines: 20003 > 20000"],
  ])("%s with too many %s is refused before it is parsed", async (name, _what, text, found) => {
    const [refusal, ...others] = await refusalsOf(name, text);
    expect(refusal).toMatchObject({ code: "too-much", found: expect.stringContaining(found) });
    expect(others).toEqual([]);
  });
});

const zips = {
  sheet: await zipDocx({ "xl/workbook.xml": "<a/>" }),
  slides: await zipDocx({ "ppt/presentation.xml": "<a/>" }),
  odt: await zipDocx({ mimetype: "x", "content.xml": "<a/>" }),
  other: await zipDocx({ "a.txt": "a" }),
};

describe("a file that can't be parsed", () => {
  const hex = (start: string) => Buffer.from(start.padEnd(400, "0"), "hex");
  const locked = Buffer.concat([hex("d0cf11e0a1b11ae1"), Buffer.from("EncryptedPackage", "utf16le")]);

  test.each([
    ["a PDF", "%PDF-1.7\n", "pdf"],
    ["a JPEG", hex("ffd8ffe0"), "jpeg"],
    ["a WebP", hex("524946460000000057454250"), "webp"],
    ["a WAV", hex("524946460000000057415645"), "recording"],
    ["a video", hex("00000018667479706d703432"), "recording"],
    ["an iPhone's picture", hex("00000018667479706865696336"), "heif"],
    ["an MP3", hex("49443303"), "recording"],
    ["a gzip", hex("1f8b08"), "gzip"],
    ["an old Word document", hex("d0cf11e0a1b11ae1"), "old-office"],
    ["a Word document under a password", locked, "locked-office"],
    ["a sheet", zips.sheet, "spreadsheet"],
    ["slides", zips.slides, "presentation"],
    ["an ODT", zips.odt, "open-document"],
    ["any other ZIP", zips.other, "zip"],
    ["RTF", "{\\rtf1\\ansi text", "rtf"],
  ])("is described in its refusal: %s", async (_what, file, finding) => {
    expect(await refusalsOf("1.txt", file)).toEqual([
      { code: "unknown-format", line: 1, column: 1, found: "", finding },
    ]);
  });

  test("that its parser can't parse is described for editors, and the parser's message is quoted", async () => {
    expect(await refusalsOf("1.docx", Buffer.from("PK\u0003\u0004garbage"))).toEqual([
      expect.objectContaining({
        code: "damaged-file",
        finding: "broken-content",
        found: expect.stringMatching(/zip/i),
      }),
    ]);
  });

  test("that is too large is refused with its size", async () => {
    const [refusal] = await refusalsOf("1.txt", "قال كذا. ".repeat(200_000));
    expect(refusal).toMatchObject({ code: "file-too-large", found: "2.9 MB" });
  });
});

describe("the refusal of damaged text quotes the first damaged place", () => {
  const text = "7\nعمان\nعنوان المقال في الصحيفة اليوم\n8 ديسمبر 2017\nقال كذا وكذا في المؤتمر أمس.\n".repeat(
    3,
  );
  const bytes = Buffer.from(text, "utf8");

  test.each([
    ["UTF-8 as Windows-1256", new TextDecoder("windows-1256").decode(bytes), 2, "ط¹"],
    ["UTF-8 as Latin-1", bytes.toString("latin1"), 2, "Ø¹"],
    ["question marks", text.replace(/\p{L}/gu, "?"), 2, "????"],
  ])("%s", async (_what, file, line, found) => {
    const [refusal] = await refusalsOf("1.txt", file);
    expect(refusal).toMatchObject({ code: "undecodable", line, found: expect.stringContaining(found) });
  });

  test("at the column of the cut, if a file is cut within a letter", async () => {
    const [refusal] = await refusalsOf("1.txt", bytes.subarray(0, -5));
    expect(refusal).toMatchObject({
      line: 15,
      column: 26,
      found: expect.stringMatching(/المؤتمر أ\uFFFD$/),
    });
  });

  test("or says that the bytes are not text", async () => {
    expect(await refusalsOf("1.txt", new Uint8Array(100))).toEqual([
      { code: "undecodable", line: 1, column: 1, found: "", finding: "no-text" },
    ]);
  });
});

describe("an agency's file in another format", () => {
  const control = (start: readonly number[], text: string) => Buffer.from([...start, ...Buffer.from(text)]);
  test.each([
    ["ZCZC", Buffer.from("\r\nZCZC ONA001\r\nمسقط في 4 نوفمبر 2026\r\nقال كذا وكذا.\r\nNNNN\r\n")],
    [
      "ANPA",
      control([0x16, 0x16, 0x01], "V4644\u001f-----\r\nr e\u0013\u0011 BC-Oil 11-04 0121\r\n\u0002^نص"),
    ],
    ["IPTC 7901", control([0x01], "eca062 4 i 211 ccccb   dpa 061\r\n\n\u0002Germany: talks\r\n")],
  ])("%s is refused as wire text", async (_name, bytes) => {
    expect(await refusalsOf("wire.txt", bytes)).toEqual([
      expect.objectContaining({ code: "unknown-format", finding: "wire-text" }),
    ]);
  });

  test.each([
    ['<?xml version="1.0"?>\n<!-- a -->\n<urlset><url/></urlset>', "urlset"],
    ["<results><x/></results>", "results"],
  ])("other XML is refused as such: %s", async (text, found) => {
    expect(await refusalsOf("1.xml", text)).toEqual([
      expect.objectContaining({ code: "unknown-format", finding: "other-xml", found }),
    ]);
  });

  test("an article that mentions telegrams is parsed", async () => {
    const text = "1187246\nالقسم\n\nما معنى ZCZC في البرقيات\n\n8 ديسمبر 2023\n\nنص المقال.\n";
    expect(await refusalsOf("1.txt", text)).toEqual([]);
  });
});
