import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import JSZip from "jszip";
import { describe, expect, test } from "vitest";
import { docx } from "../../lambdas/formats/docx.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import { body, coreProperties, paragraph, part, run, strict, zipDocx } from "./docx-file.ts";

const folder = new URL("../fixtures/articles/docx/", import.meta.url);
const parse = (bytes: Uint8Array, name = "مقال.docx") => parseArticle(name, bytes, "Asia/Muscat");

const HEADLINE = "السلطنة وقطر توقعان اتفاقية في النقل البحري";
const SIGNED = "وقعت السلطنة ودولة قطر أمس اتفاقية للتعاون في مجال النقل البحري والموانئ بين البلدين.";
const SAID = "وقال معالي وزير النقل والاتصالات: إن الاتفاقية تفتح خطوطا ملاحية جديدة.";
const ONA = { places: ["مسقط"], agencies: ["العمانية"] };
const STATED = { published: { day: "2017-12-08" } };

/** The expected article of each file, except for the fields that its case states. The dates come from the properties. */
const COMMON = {
  headline: HEADLINE,
  published: { instant: Date.parse("2017-12-08T06:00:00Z") },
  updated: { instant: Date.parse("2017-12-09T07:30:00Z") },
  ...{ places: [], authors: [], agencies: [], tags: [], paragraphs: [SIGNED, SAID] },
};

const ARTICLES: Record<string, object> = {
  "plain-export": {
    ...{ id: "1187301", section: "الاقتصاد", ...STATED, updated: { day: "2017-12-09" }, ...ONA },
    standfirst: "خطوط ملاحية جديدة",
    paragraphs: [
      SIGNED,
      {
        element: "p",
        children: [
          { element: "strong", children: ["وقال الوزير "] },
          { element: "a", href: "https://news.example/a", children: ["في حديثه"] },
          " إن الاتفاقية تفتح خطوطا جديدة.",
        ],
      },
    ],
  },
  "one-paragraph-with-line-breaks": {
    ...{ id: "1187302", section: "الاقتصاد", ...STATED, updated: undefined, ...ONA },
  },
  "title-and-subtitle": {
    ...{ id: "ona-77", section: "الاقتصاد", ...STATED, updated: undefined },
    ...{ standfirst: "خطوط ملاحية جديدة بين الموانئ", authors: ["سالم الحارثي"] },
    ...{ tags: ["نقل", "موانئ"], paragraphs: [SIGNED, { element: "h3", children: ["خلفية"] }, SAID] },
  },
  "properties-alone": { section: "الاقتصاد", authors: ["سالم الحارثي"] },
  "bold-headline-and-dateline": ONA,
  pictures: {
    picture: {
      from: { kind: "embedded", name: "picture-1.jpg" },
      ...{ alt: "رصيف في ميناء", caption: "الرصيف الجديد" },
    },
    paragraphs: [SIGNED, SAID, { picture: { from: { kind: "embedded", name: "picture-2.jpg" } } }],
  },
};

describe("Word documents", () => {
  test.each(Object.entries(ARTICLES))("%s", async (name, expected) => {
    const parsed = await parse(readFileSync(new URL(`${name}.docx`, folder)));
    expect(parsed.ok && parsed.value.kind === "article" && parsed.value.article).toEqual({
      ...COMMON,
      ...expected,
    });
  });

  test("a document with the status of a draft is not published", async () => {
    expect(await parse(readFileSync(new URL("draft.docx", folder)))).toEqual({
      ok: true,
      value: { kind: "withheld", id: "ona-78" },
    });
  });

  test.each(["تصوير: سالم خالد", "عدسة/ سالم خالد"])("%s under a picture is its credit", async (line) => {
    const zip = await JSZip.loadAsync(readFileSync(new URL("pictures.docx", folder)));
    const xml = (await zip.file("word/document.xml")?.async("string")) ?? "";
    const end = xml.indexOf("</w:p>", xml.indexOf("الرصيف الجديد")) + "</w:p>".length;
    const credited = `${xml.slice(0, end)}<w:p><w:r><w:t>${line}</w:t></w:r></w:p>${xml.slice(end)}`;
    zip.file("word/document.xml", credited);
    const parsed = await parse(await zip.generateAsync({ type: "uint8array" }));
    expect(parsed.ok && parsed.value.kind === "article" && parsed.value.article).toEqual({
      ...COMMON,
      ...ARTICLES.pictures,
      picture: expect.objectContaining({ caption: "الرصيف الجديد", credit: "سالم خالد" }),
    });
  });

  test("the submission contains the bytes of the pictures", async () => {
    const parsed = await parse(readFileSync(new URL("pictures.docx", folder)));
    const embedded = parsed.ok && parsed.value.kind === "article" ? parsed.value.embedded : undefined;
    const start = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 3)).toString("hex");
    expect([...(embedded ?? [])].map(([name, bytes]) => [name, start(bytes)])).toEqual([
      ["picture-1.jpg", "ffd8ff"],
      ["picture-2.jpg", "ffd8ff"],
    ]);
  });

  test("a picture that is shown at several places is kept once", async () => {
    const parsed = await parse(await documentWithPicture(3));
    const embedded = parsed.ok && parsed.value.kind === "article" ? parsed.value.embedded : undefined;
    const bytes = readFileSync(new URL("../../pictures/small.png", folder));
    expect([...(embedded ?? [])]).toEqual([["picture-1.png", new Uint8Array(bytes)]]);
  });

  test("every file has a case", () => {
    const files = readdirSync(folder).map((name) => name.replace(/\.docx$/, ""));
    expect(files.sort()).toEqual([...Object.keys(ARTICLES), "draft"].sort());
  });
});

/** A document that shows the same picture at several places. */
function documentWithPicture(places: number): Promise<Uint8Array> {
  const drawing = `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="r1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  const shown = paragraph(`<w:r>${drawing}</w:r>`).repeat(places);
  return zipDocx({
    "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/a.png"/></Relationships>`,
    "word/media/a.png": readFileSync(new URL("../../pictures/small.png", folder)),
    "word/document.xml": body(HEAD + paragraph(SIGNED) + shown),
  });
}

const HEAD = paragraph(HEADLINE) + paragraph("8 ديسمبر 2017");

/** The text of a document that has a headline and a date above this content. */
async function textOf(content: string, parts: Readonly<Record<string, string>> = {}) {
  const parsed = await parse(await zipDocx({ "word/document.xml": body(HEAD + content), ...parts }));
  return parsed.ok && parsed.value.kind === "article" ? parsed.value.article.paragraphs : parsed;
}

describe("the text of a document", () => {
  test("words that are divided between runs are joined, with their tatweel and diacritics", async () => {
    const runs = ["وق", "عت السلـ", "ـطنة\u200F أم", "س"].map((text) => run(text, "<w:rtl/>")).join("");
    expect(await textOf(paragraph(runs))).toEqual(["وقعت السلــطنة\u200F أمس"]);
  });

  test("tracked changes count as accepted, and comments are not published", async () => {
    const changed = `${run("قال ")}<w:ins w:id="1">${run("الوزير")}</w:ins><w:del w:id="2"><w:r><w:delText>المدير</w:delText></w:r></w:del><w:r><w:commentReference w:id="3"/></w:r>`;
    const comments = part("comments", `<w:comment w:id="3">${paragraph("تأكدوا من الاسم")}</w:comment>`);
    expect(await textOf(paragraph(changed), { "word/comments.xml": comments })).toEqual(["قال الوزير"]);
  });

  test("hidden text is not published, but text whose property says that it is not hidden is", async () => {
    const hidden = run(" راجعوه", "<w:b/><w:vanish/>") + run(" وغدا", '<w:vanish w:val="0"/>');
    expect(await textOf(paragraph(run("قال كذا أمس") + hidden))).toEqual(["قال كذا أمس وغدا"]);
  });

  test("a line break within a paragraph stays a line break", async () => {
    expect(await textOf(paragraph(`${run("قفا نبك")}<w:r><w:br/></w:r>${run("بسقط اللوى.")}`))).toEqual([
      { element: "p", children: ["قفا نبك", { element: "br", children: [] }, "بسقط اللوى."] },
    ]);
  });

  test("a footnote is at the end of the text, without links", async () => {
    const noted = `${run("قال كذا.")}<w:r><w:footnoteReference w:id="2"/></w:r>`;
    const notes = part("footnotes", `<w:footnote w:id="2">${paragraph("في مسقط.")}</w:footnote>`);
    expect(await textOf(paragraph(noted), { "word/footnotes.xml": notes })).toEqual([
      { element: "p", children: ["قال كذا.", { element: "sup", children: ["[1]"] }] },
      { element: "ol", children: [{ element: "li", children: ["في مسقط."] }] },
    ]);
  });

  test("the text of a text box is in the article once", async () => {
    const box = `<w:txbxContent>${paragraph("في الإطار.")}</w:txbxContent>`;
    const both = `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await textOf(paragraph(run("قال كذا.") + both))).toEqual(["قال كذا.", "في الإطار."]);
  });

  test("a paragraph with only direction marks is dropped", async () => {
    expect(await textOf(paragraph(SIGNED) + paragraph("\u200F") + paragraph(SAID))).toEqual([SIGNED, SAID]);
  });

  test("a table around the whole text is removed, but a table within it stays", async () => {
    const cell = (content: string) => `<w:tc>${content}</w:tc>`;
    const table = (...rows: readonly string[]) =>
      `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join("")}</w:tbl>`;
    const scores = table(cell(paragraph("السيب")) + cell(paragraph("44")));
    const frame = table(
      cell(paragraph("\u200F")) + cell(paragraph(HEADLINE)),
      cell(paragraph("3 مايو 2024")),
      cell(paragraph(SIGNED) + scores + paragraph(SAID)),
    );
    const parsed = await parse(await zipDocx({ "word/document.xml": body(paragraph("") + frame) }));
    const row = ["السيب", "44"].map((text) => ({ element: "td", children: [text] }));
    const paragraphs = [SIGNED, { element: "table", children: [{ element: "tr", children: row }] }, SAID];
    expect(parsed).toMatchObject({ value: { article: { headline: HEADLINE, paragraphs } } });
  });

  test("headers and footers are not part of the article", async () => {
    const header = { "word/header1.xml": part("hdr", paragraph("سري")) };
    expect(await textOf(paragraph(SIGNED), header)).toEqual([SIGNED]);
  });
});

describe("the properties of a document", () => {
  const propertied = async (properties: string, content = paragraph(SIGNED) + paragraph(SAID)) => {
    const parts = { "word/document.xml": body(content), "docProps/core.xml": coreProperties(properties) };
    const parsed = await parse(await zipDocx(parts));
    if (!parsed.ok) return parsed.refusals.map(({ code, found }) => `${code} ${found}`.trim());
    return parsed.value.kind === "article" ? parsed.value.article : parsed.value;
  };
  const created = "<dcterms:created>2017-12-08T06:00:00Z</dcterms:created>";

  test("an edit changes the date of the update, not the date of publication", async () => {
    const edited = "<dcterms:modified>2018-02-01T06:00:00Z</dcterms:modified>";
    const title = `<dc:title>${HEADLINE}</dc:title>`;
    expect(await propertied(title + created + edited)).toMatchObject({
      published: COMMON.published,
      updated: { instant: Date.parse("2018-02-01T06:00:00Z") },
    });
  });

  test.each(["Microsoft Word - x.doc", "Document1", "مستند1", "1187246.docx", "[Document title]"])(
    "%s is no headline",
    async (title) => {
      expect(await propertied(`<dc:title>${title}</dc:title>${created}`)).toEqual(["missing-headline"]);
    },
  );

  test.each([
    ...["user", "Admin", "مستخدم", "Microsoft Office User", "python-docx", "DELL 3020", "Windows User"],
    ...[
      "Your User Name",
      "Votre nom d'utilisateur",
      "Ihr Benutzername",
      "Su nombre de usuario",
      "اسم المستخدم",
    ],
    ...["Учетная запись Майкрософт", "Test User", "حساب Microsoft", "المؤلف", "اسم الكاتب", "[Author Name]"],
  ])("%s is not an author", async (creator) => {
    const article = await propertied(`<dc:creator>${creator}</dc:creator>`, HEAD + paragraph(SIGNED));
    expect(article).toMatchObject({ authors: [], agencies: [] });
  });

  test.each(["سالم الحارثي", "المدير العام", "Jane Author", "هدى كاتب"])(
    "%s is an author",
    async (creator) => {
      const article = await propertied(`<dc:creator>${creator}</dc:creator>`, HEAD + paragraph(SIGNED));
      expect(article).toMatchObject({ authors: [creator] });
    },
  );

  test("a byline in the text is preferred to the creator in the properties", async () => {
    const text = `${HEAD}${paragraph("كتب: سالم الحسيني")}${paragraph(SIGNED)}`;
    expect(await propertied("<dc:creator>أمل الجابرية</dc:creator>", text)).toMatchObject({
      authors: ["سالم الحسيني"],
    });
  });

  test("a byline can be between the headline and the date", async () => {
    const head = [HEADLINE, "سالم الحسيني", "8 ديسمبر 2017"].map((text) => paragraph(text)).join("");
    expect(await propertied("", head + paragraph(SIGNED))).toMatchObject({
      ...{ headline: HEADLINE, authors: ["سالم الحسيني"], paragraphs: [SIGNED] },
    });
  });

  test("a document without any date is refused, and so is a document whose date can't be parsed", async () => {
    const undated = paragraph(HEADLINE) + paragraph(SIGNED);
    expect(await propertied("<dcterms:created>1601-01-01T00:00:00Z</dcterms:created>", undated)).toEqual([
      "missing-date",
    ]);
    const misspelt = paragraph(HEADLINE) + paragraph("08 دسيمبر 2017") + paragraph(SIGNED);
    expect(await propertied(created, misspelt)).toEqual(["impossible-date 08 دسيمبر 2017"]);
  });
});

describe("a file", () => {
  const document = body(HEAD + paragraph(SIGNED));

  test.each(["مقال.docm", "مقال.dotx", "مقال.zip", "مقال"])(
    "with the name %s is recognised as a Word document by its content",
    async (name) => {
      expect((await parse(await zipDocx({ "word/document.xml": document }), name)).ok).toBe(true);
    },
  );

  test("in Strict Open XML is recognised as a Word document", async () => {
    const parsed = await parse(
      await zipDocx({ "word/document.xml": body(HEAD + paragraph(SIGNED), strict) }),
    );
    expect(parsed.ok).toBe(true);
  });

  test.each(["xl/workbook.xml", "content.xml", "META-INF/MANIFEST.MF", "OEBPS/content.opf"])(
    "a ZIP of %s isn't, whatever its name",
    async (name) => {
      const parsed = await parse(await zipDocx({ [name]: document }));
      expect(parsed.ok ? [] : parsed.refusals.map(({ code }) => code)).toEqual(["unknown-format"]);
    },
  );

  test("with a password is an OLE file, and is refused as an unknown format", async () => {
    const parsed = await parse(Buffer.from("d0cf11e0a1b11ae1".padEnd(1024, "0"), "hex"));
    expect(parsed.ok ? [] : parsed.refusals.map(({ code }) => code)).toEqual(["unknown-format"]);
  });

  test("with any bytes after the signature of ZIP does not cause an exception", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const end = [0x50, 0x4b, 0x05, 0x06];
        const bytes = Uint8Array.from([0x50, 0x4b, 0x03, 0x04, ...tail, ...end, ...tail]);
        expect(docx.recognises({ name: "x", bytes })).toBe(false);
      }),
    );
  });
});

describe("a document is refused if it has", () => {
  const refusalsOf = async (bytes: Uint8Array) => {
    const parsed = await parse(bytes);
    return parsed.ok ? [] : parsed.refusals.map(({ code, found }) => `${code} ${found}`.trim());
  };
  const documentOf = (content: string) => zipDocx({ "word/document.xml": body(HEAD + content) });

  test("a needed part that unpacks to far more bytes than a document has", async () => {
    const blank = new Uint8Array(80 * 1024 * 1024);
    expect(await refusalsOf(await zipDocx({ "word/document.xml": blank }))).toEqual([
      "file-too-large word/document.xml",
    ]);
    const parts = { "word/document.xml": body(HEAD + paragraph(SIGNED)) };
    const png = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), blank.subarray(0, 24 * 1024 * 1024)]);
    expect(await refusalsOf(await zipDocx({ ...parts, "word/media/a.png": png }))).toEqual([
      "file-too-large word/media/a.png",
    ]);
    // A drawing that feed readers can't show is not unpacked.
    expect((await parse(await zipDocx({ ...parts, "word/media/a.emf": blank }))).ok).toBe(true);
    expect((await parse(await zipDocx({ ...parts, "word/embeddings/a.bin": blank }))).ok).toBe(true);
  });

  test("a part that is longer than the ZIP's directory says", async () => {
    const bytes = Buffer.from(await documentOf(paragraph(SIGNED)));
    const entry = bytes.lastIndexOf(Buffer.from("504b0102", "hex"));
    bytes.writeUInt32LE(5, entry + 24);
    expect(await refusalsOf(bytes)).toEqual(["damaged-file Bug : uncompressed data size mismatch"]);
  });

  test("thousands of parts, elements, attributes or notes", async () => {
    const zip = new JSZip();
    for (let index = 0; index < 2100; index++) zip.file(`x${index}`, "");
    zip.file("word/document.xml", body(HEAD));
    expect(await refusalsOf(await zip.generateAsync({ type: "uint8array" }))).toEqual([
      "file-too-large 2102 parts",
    ]);
    expect(await refusalsOf(await documentOf("<w:p/>".repeat(70_000)))).toEqual([
      "file-too-large more than 50000 elements",
    ]);
    const attributes = Array.from({ length: 501 }, (_, index) => `a${index}="1"`).join(" ");
    expect(await refusalsOf(await documentOf(`<w:p ${attributes}/>`))).toEqual([
      "file-too-large more than 500 attributes",
    ]);
    const many = Array.from({ length: 400 }, (_, index) => `a${index}="1"`).join(" ");
    expect(await refusalsOf(await documentOf(`<w:p ${many}/>`.repeat(501)))).toEqual([
      "file-too-large more than 200000 attributes",
    ]);
    expect(await refusalsOf(await documentOf('<w:footnoteReference w:id="1"/>'.repeat(1001)))).toEqual([
      "file-too-large more than 1000 notes",
    ]);
  });

  test("thousands of parts and other bytes before them, which make the directory's offset wrong", async () => {
    const zip = new JSZip();
    for (let index = 0; index < 2100; index++) zip.file(`x${index}`, "");
    zip.file("word/document.xml", body(HEAD));
    const before = zip
      .generateAsync({ type: "uint8array" })
      .then((bytes) => Buffer.concat([signature, bytes]));
    const signature = Buffer.from("504b0304".padEnd(120, "0"), "hex");
    expect(await refusalsOf(await before)).toEqual(["file-too-large 2102 parts"]);
  });

  test("more bytes after the directory than its comment can have, because its parts can't be counted", async () => {
    const after = Buffer.concat([await documentOf(paragraph(SIGNED)), Buffer.alloc(0x10000)]);
    expect(await refusalsOf(after)).toEqual(["damaged-file no end of central directory in the ZIP"]);
  });

  test.each([
    ["number of this disk", 4, 2],
    ["disk of the directory", 6, 2],
    ["number of parts on this disk", 8, 2],
    ["number of parts", 10, 2],
    ["length of the directory", 12, 4],
    ["place of the directory", 16, 4],
  ])(
    "a %s that sends readers to the directory of ZIP64, which can have any number of parts",
    async (_name, at, size) => {
      const bytes = Buffer.from(await documentOf(paragraph(SIGNED)));
      bytes.fill(0xff, bytes.length - 22 + at, bytes.length - 22 + at + size);
      expect(await refusalsOf(bytes)).toEqual(["damaged-file no end of central directory in the ZIP"]);
    },
  );

  test("one picture at more places than an article may have pictures", async () => {
    expect(await refusalsOf(await documentWithPicture(201))).toEqual(["file-too-large 201 pictures"]);
    expect(await refusalsOf(await documentWithPicture(401))).toEqual([
      "file-too-large more than 200 pictures",
    ]);
  });

  test("tables or fields that are nested too deeply", async () => {
    const deep = `${"<w:tbl><w:tr><w:tc>".repeat(100_000)}${"</w:tc></w:tr></w:tbl>".repeat(100_000)}`;
    expect(await refusalsOf(await documentOf(deep))).toEqual([
      "damaged-file elements nested more than 200 deep",
    ]);
    expect(await refusalsOf(await documentOf('<w:fldChar w:fldCharType="begin"/>'.repeat(51)))).toEqual([
      "damaged-file more than 50 fields within each other",
    ]);
  });

  test("a document type, whose entities could expand without end", async () => {
    const declared = `<!DOCTYPE w [<!ENTITY a "aaaa">]>${body(HEAD).replace(/^<\?.*?\?>/, "")}`;
    expect(await refusalsOf(await zipDocx({ "word/document.xml": declared }))).toEqual([
      "damaged-file a document type declaration",
    ]);
  });

  test("an end that is cut off", async () => {
    const whole = readFileSync(new URL("plain-export.docx", folder));
    expect(await refusalsOf(whole.subarray(0, 3000))).toEqual([
      expect.stringMatching(/^damaged-file .*end of central directory/),
    ]);
  });
});

describe("the headline, by its style", () => {
  const styled = (style: string, text: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${style.replaceAll(" ", "")}"/></w:pPr>${run(text)}</w:p>`;
  const styles = part(
    "styles",
    ["Title", "Heading 1", "Heading 2", "Block Text", "Image Caption"]
      .map(
        (name) =>
          `<w:style w:type="paragraph" w:styleId="${name.replaceAll(" ", "")}"><w:name w:val="${name}"/></w:style>`,
      )
      .join(""),
  );
  const rest = paragraph(SIGNED) + paragraph(SAID);
  const articleOf = async (content: string) => {
    const parsed = await parse(
      await zipDocx({ "word/document.xml": body(content), "word/styles.xml": styles }),
    );
    if (!parsed.ok) return parsed.refusals;
    return parsed.value.kind === "article" ? parsed.value.article : parsed.value;
  };
  const date = paragraph("3 مايو 2024");
  const expected = { headline: HEADLINE, published: { day: "2024-05-03" }, paragraphs: [SIGNED, SAID] };

  test("can be below a table, as on a letterhead", async () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraph("وكالة")}</w:tc><w:tc>${paragraph("عمان")}</w:tc></w:tr></w:tbl>`;
    const head = styled("Title", HEADLINE) + paragraph("3 مايو 2024");
    expect(await articleOf(table + head + rest)).toMatchObject({
      ...{ headline: HEADLINE, published: { day: "2024-05-03" } },
    });
  });

  test("a date between paragraphs belongs to the text", async () => {
    const head = styled("Title", HEADLINE) + paragraph("3 مايو 2024");
    const text = [SIGNED, "بداية الحرب", "6 أكتوبر 1973", SAID];
    expect(await articleOf(head + text.map(paragraph).join(""))).toMatchObject({
      ...{ published: { day: "2024-05-03" }, updated: undefined, paragraphs: text },
    });
  });

  test("lines between a first heading and the date are not part of the headline", async () => {
    const headed = styled("Heading 1", HEADLINE);
    const byline = paragraph("سالم العامري");
    expect(await articleOf(headed + byline + date + rest)).toMatchObject({
      ...expected,
      authors: ["سالم العامري"],
    });
    const dateline = paragraph("مسقط – سالم العامري");
    expect(await articleOf(headed + dateline + date + rest)).toMatchObject({
      ...expected,
      places: ["مسقط"],
      authors: ["سالم العامري"],
    });
    expect(await articleOf(paragraph("اقتصاد") + headed + date + rest)).toMatchObject({
      ...expected,
      section: "اقتصاد",
    });
  });

  test.each(["Heading 1", "Title"])("a lower heading below a %s is the standfirst", async (style) => {
    const subhead = styled("Heading 2", "عنوان ثانوي");
    expect(await articleOf(styled(style, HEADLINE) + subhead + date + rest)).toMatchObject({
      ...expected,
      standfirst: "عنوان ثانوي",
    });
  });

  test("Pandoc's names of styles are known", async () => {
    const content = paragraph(HEADLINE) + date + paragraph(SIGNED) + styled("Block Text", "قول.");
    const quotation = { element: "blockquote", children: ["قول."] };
    expect(await articleOf(content)).toMatchObject({ ...expected, paragraphs: [SIGNED, quotation] });
  });

  test("a second title with a date of its own is another article", async () => {
    const first = styled("Title", HEADLINE) + date + paragraph(SIGNED);
    const second = styled("Title", "خبر ثان") + paragraph("4 مايو 2024") + paragraph(SAID);
    expect(await articleOf(first + second)).toMatchObject([
      { code: "several-articles", line: 4, found: "خبر ثان" },
    ]);
    const title = styled("Title", "عنوان في النص") + paragraph(SAID);
    expect(await articleOf(first + title)).toMatchObject({ headline: HEADLINE });
    const twoLines = styled("Title", "السلطنة وقطر توقعان اتفاقية") + styled("Title", "في النقل البحري");
    expect(await articleOf(twoLines + date + rest)).toMatchObject(expected);
  });

  test("a heading after the date belongs to the text", async () => {
    const content =
      paragraph(HEADLINE) + date + paragraph(SIGNED) + styled("Heading 1", "خلفية") + paragraph(SAID);
    const heading = { element: "h3", children: ["خلفية"] };
    expect(await articleOf(content)).toMatchObject({ ...expected, paragraphs: [SIGNED, heading, SAID] });
  });

  test("if two main headings follow each other, the first is the section", async () => {
    const content = styled("Heading 1", "الاقتصاد") + styled("Heading 1", HEADLINE) + date + rest;
    expect(await articleOf(content)).toMatchObject({ ...expected, section: "الاقتصاد" });
  });
});

describe("lines with labels", () => {
  const text = [SIGNED, SAID];
  const articleOf = async (...lines: readonly string[]) => {
    const parsed = await parse(await zipDocx({ "word/document.xml": body(lines.map(paragraph).join("")) }));
    if (!parsed.ok) return parsed.refusals;
    return parsed.value.kind === "article" ? parsed.value.article : parsed.value;
  };

  test("give the fields that they name", async () => {
    const labels = [`العنوان: ${HEADLINE}`, "التاريخ: 3 مايو 2024", "الكاتب : سالم العامري", "القسم: اقتصاد"];
    const expected = { headline: HEADLINE, published: { day: "2024-05-03" }, paragraphs: text };
    const named = { ...expected, section: "اقتصاد", authors: ["سالم العامري"] };
    expect(await articleOf(...labels, ...text)).toMatchObject(named);
    const more = ["الملخص: خطوط ملاحية جديدة", "الوسوم: #نقل #موانئ"];
    expect(
      await articleOf("1187", ...labels.reverse(), ...more, `مسقط - العمانية: ${SIGNED}`, SAID),
    ).toMatchObject({
      ...{ ...named, id: "1187", standfirst: "خطوط ملاحية جديدة", tags: ["نقل", "موانئ"], places: ["مسقط"] },
    });
    expect(await articleOf(`العنوان: ${HEADLINE}`, "3 مايو 2024", ...text)).toMatchObject(expected);
  });

  test("can withhold the article, and are refused if their date is impossible", async () => {
    const labels = [`العنوان: ${HEADLINE}`, "التاريخ: 3 مايو 2024"];
    expect(await articleOf(...labels, "الحالة: مسودة", ...text)).toMatchObject({ kind: "withheld" });
    expect(await articleOf(`العنوان: ${HEADLINE}`, "التاريخ: 33 مايو 2024", ...text)).toMatchObject([
      { code: "impossible-date", line: 2 },
    ]);
  });

  test.each([
    ["a date", ["6 أكتوبر 1973"]],
    ["a number", ["1973"]],
    ["a field again", ["الكاتب: عن الرواية أولا."]],
    ["a ban that the text is about", ["حظر التجول: كيف عاش الناس تلك الأيام"]],
  ])("end at %s that belongs to the text", async (_name, first) => {
    const labels = [`العنوان: ${HEADLINE}`, "التاريخ: 3 مايو 2024", "الكاتب: سالم العامري"];
    const parsed = await articleOf(...labels, ...first, ...text);
    expect(parsed).toMatchObject({ published: { day: "2024-05-03" }, authors: ["سالم العامري"] });
    const { standfirst = [], paragraphs = [] } = parsed as { standfirst?: string; paragraphs?: string[] };
    expect([standfirst, paragraphs].flat()).toEqual([...first, ...text]);
  });

  test("can name one field twice", async () => {
    const labels = [
      `العنوان: ${HEADLINE}`,
      "العنوان الفرعي: خطوط جديدة",
      "الملخص: كذا",
      "التاريخ: 3 مايو 2024",
    ];
    expect(await articleOf(...labels, ...text)).toMatchObject({
      ...{ headline: HEADLINE, standfirst: "خطوط جديدة", published: { day: "2024-05-03" }, paragraphs: text },
    });
  });

  test("do not include a headline with a colon", async () => {
    expect(await articleOf("مصدر: الاتفاقية غدا", "3 مايو 2024", ...text)).toMatchObject({
      headline: "مصدر: الاتفاقية غدا",
    });
  });
});
