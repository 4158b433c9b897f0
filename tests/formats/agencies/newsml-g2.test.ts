import { describe, expect, test } from "vitest";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";
import { at, fixturesOf, NOTHING_ELSE, outcomeOf, parseFixture } from "./agency-fixtures.ts";

const CASES: Record<string, object | string | readonly string[]> = {
  "xhtml.xml": {
    id: "wire.example/g2/1",
    section: "الاقتصاد",
    headline: "مجلس الوزراء يقر الموازنة العامة",
    published: at("2026-11-03T10:00:00Z"),
    updated: at("2026-11-03T12:00:00Z"),
    standfirst: "عجز أقل للعام الثالث",
    places: ["مسقط"],
    authors: ["أحمد سالم", "منى علي"],
    agencies: ["وكالة الاختبار", "رويترز"],
    tags: ["اقتصاد", "موازنة"],
    paragraphs: [
      {
        element: "p",
        children: [
          "أقر المجلس الموازنة & ملحقاتها، ",
          { element: "a", href: "https://wire.example/b?a=1&b=2", children: ["وهنا نصها"] },
          ".",
        ],
      },
      "والعجز < 2%.",
      { picture: { from: { kind: "file", name: "charts/deficit.png" }, alt: 'منحنى "العجز"' } },
    ],
  },
  "nitf.xml": {
    ...NOTHING_ELSE,
    id: "tag:wire.example,2026:nitf",
    section: "الرياضة",
    headline: "فوز كبير للأهلي المحلي",
    published: at("2026-11-04T08:00:00+04:00"),
    places: ["القاهرة"],
    authors: ["بدر الهنائي"],
    agencies: ["أ ف ب"],
    paragraphs: [
      "فاز الفريق على ضيفه بثلاثة أهداف.",
      { element: "h3", children: ["شوط أول"] },
      {
        picture: {
          from: { kind: "file", name: "match 1.jpg" },
          alt: "لاعب يسدد",
          caption: "لقطة من المباراة",
        },
      },
      { element: "blockquote", children: ["كنا الأفضل"] },
      {
        element: "table",
        children: [
          {
            element: "tr",
            children: [
              { element: "td", children: ["3"] },
              { element: "td", children: ["0"] },
            ],
          },
        ],
      },
    ],
  },
  "message-with-pictures.xml": {
    ...NOTHING_ELSE,
    id: "text",
    headline: "سوق نزوى",
    published: at("2026-11-06T05:00:00Z"),
    agencies: ["وكالة السوق"],
    paragraphs: [
      "افتتح السوق.",
      { picture: { from: { kind: "file", name: "in-text.jpg" } } },
      {
        picture: {
          from: { kind: "remote", url: "https://wire.example/gate.png" },
          alt: "بوابة",
          caption: "بوابة السوق",
          credit: "خالد",
        },
      },
    ],
    picture: { from: { kind: "file", name: "market.jpg" }, caption: "السوق", credit: "نوف الشنفرية" },
  },
  "inline-data.xml": {
    ...NOTHING_ELSE,
    id: "tag:reuters.example,2026:L4N",
    headline: "مصفاة جديدة",
    published: at("2026-11-08T00:00:00+04:00"),
    updated: at("2026-11-07T10:41:00+04:00"),
    standfirst: "طاقة أكبر",
    places: ["الدقم"],
    authors: ["هند الإدريسي"],
    agencies: ["رويترز"],
    paragraphs: ["بدأت المصفاة الإنتاج هذا الأسبوع.", "وتبلغ طاقتها مائة ألف برميل."],
    picture: { from: { kind: "file", name: "refinery.jpg" } },
  },
  "inline-html.xml": {
    ...NOTHING_ELSE,
    id: "urn:x:html",
    headline: "نص في بيانات",
    published: at("2026-11-07T10:41:00Z"),
    places: ["القاهرة"],
    agencies: ["د ب أ"],
    paragraphs: [{ element: "p", children: ["فقرة ", { element: "strong", children: ["أولى"] }, " طويلة."] }],
  },
  "one-paragraph-for-all.xml": {
    ...NOTHING_ELSE,
    id: "tag:reuters.example,2026:one",
    headline: "الذهب يرتفع",
    published: at("2026-11-09T04:00:00Z"),
    places: ["دبي"],
    authors: ["منى علي"],
    agencies: ["رويترز"],
    paragraphs: [
      "ارتفع الذهب اليوم الاثنين مع إقبال المستثمرين على الملاذات الآمنة.",
      "وزادت الفضة واحدا في المائة.",
    ],
  },
  "metadata-in-header.xml": {
    ...NOTHING_ELSE,
    id: "urn:newsml:dpa.example:20221011:930-4303",
    headline: "مباراة في لندن",
    published: at("2026-11-10T11:14:42+02:00"),
    places: ["لندن"],
    agencies: ["د ب أ"],
    paragraphs: [
      { element: "p", children: ["فاز الفريق بهدف ", { element: "em", children: ["متأخر"] }, "."] },
    ],
  },
  "canceled.xml": "withheld urn:x:canceled",
  "embargoed-until-further-notice.xml": "withheld wire.example/held",
  "withheld-picture.xml": "withheld urn:x:picture",
  "several-texts.xml": ["several-articles 3:133 3"],
  "picture.xml": ["not-an-article 1:139 newsItem: picture"],
  "package.xml": ["not-an-article 1:134 packageItem"],
  "concept.xml": ["not-an-article 1:134 conceptItem"],
  "no-text.xml": ["missing-text 1:1"],
  "impossible-embargo.xml": ["impossible-date 1:241 قريبا"],
  "document-type.xml": ['damaged-file 2:60 <!DOCTYPE newsItem [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]'],
  "cut-short.xml": ["damaged-file 37:11 unclosed tag: p"],
  "unknown-entity.xml": ["damaged-file 3:328 undefined entity."],
};

describe("NewsML-G2", () => {
  test.each(Object.entries(CASES))("%s", async (name, expected) => {
    expect(await outcomeOf(parseFixture("newsml-g2", name))).toEqual(expected);
  });

  test("every file has a case", () => {
    expect(fixturesOf("newsml-g2")).toEqual(Object.keys(CASES).sort());
  });
});

const parse = (xml: string) => outcomeOf(parseArticle("a.xml", new TextEncoder().encode(xml), "Asia/Muscat"));

const item = (content: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-01-01T00:00:00Z</versionCreated></itemMeta><contentMeta><headline>عنوان المقال في الصحيفة</headline></contentMeta><contentSet>${content}</contentSet></newsItem>`;
const xhtml = (body: string) =>
  `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html></inlineXML>`;

describe("a document that is not NewsML-G2", () => {
  test.each([
    [
      "an element of its name",
      '<newsItem xmlns="http://wire.example/"><headline>عنوان</headline></newsItem>',
    ],
  ])("%s", async (_name, xml) => {
    expect(await parse(xml)).toEqual([expect.stringMatching(/^unknown-format /)]);
  });
});

describe("hostile XML", () => {
  const text = "<p>نص المقال الطويل</p>";

  test("is refused if elements are nested too deeply", async () => {
    const deep = (depth: number) => item(xhtml("<strong>".repeat(depth) + text + "</strong>".repeat(depth)));
    expect(await parse(deep(190))).toMatchObject({ id: "urn:x:1" });
    expect(await parse(deep(201))).toEqual([
      expect.stringMatching(/^damaged-file .* elements nested more than 200 deep/),
    ]);
  });

  test("is refused if it has too many elements", async () => {
    expect(await parse(item(xhtml("<em>نص</em>".repeat(100_001))))).toEqual([
      expect.stringMatching(/^damaged-file .* more than 100000 elements/),
    ]);
  });

  test("is refused if its document type declares entities", async () => {
    const internal = `<!DOCTYPE newsItem [<!ENTITY x "نص">]>${item(xhtml(text))}`;
    expect(await parse(internal)).toEqual([expect.stringMatching(/^damaged-file .* <!DOCTYPE newsItem \[/)]);
  });

  test("is refused if it uses an entity of an external document type, which is not loaded", async () => {
    const external = (body: string) => `<!DOCTYPE newsItem SYSTEM "file:///etc/passwd">${item(xhtml(body))}`;
    expect(await parse(external(text))).toMatchObject({ paragraphs: ["نص المقال الطويل"] });
    expect(await parse(external("<p>&passwd;</p>"))).toEqual([expect.stringMatching(/^damaged-file /)]);
  });

  test.each(['width="1"', 'height="1"', 'style="width:1px"', 'hidden=""'])(
    "has no tracking pixel among its pictures: %s",
    async (attributes) => {
      const image = (more: string) => `<img src="https://wire.example/a.gif" ${more}/>`;
      const picture = { from: { kind: "remote", url: "https://wire.example/a.gif" } };
      const paragraphs = ["نص المقال الطويل", { picture }];
      expect(await parse(item(xhtml(text + image(""))))).toMatchObject({ paragraphs });
      expect(await parse(item(xhtml(text + image(attributes))))).toMatchObject({
        paragraphs: ["نص المقال الطويل"],
      });
    },
  );

  test("can contain a document type in its text", async () => {
    const quoted = item(xhtml("<p>يبدأ الملف بعبارة <![CDATA[<!DOCTYPE html>]]> دائما</p>"));
    expect(await parse(quoted)).toMatchObject({ paragraphs: ["يبدأ الملف بعبارة <!DOCTYPE html> دائما"] });
  });
});

test("a wrong encoding in the XML declaration is ignored", async () => {
  const declared = `<?xml version="1.0" encoding="iso-8859-1"?>\n${item(xhtml("<p>نص المقال الطويل</p>"))}`;
  expect(await parse(declared)).toMatchObject({ paragraphs: ["نص المقال الطويل"] });
});

test("a subheadline is never the headline, whatever its language is", async () => {
  const lines = `<headline xml:lang="en">Headline</headline><headline xml:lang="ar" role="hld:subHeadline">سطر تحت العنوان</headline>`;
  const xml = item(xhtml("<p>نص المقال الطويل</p>")).replace(/<headline>.*<\/headline>/, lines);
  expect(await parse(xml)).toMatchObject({ headline: "Headline", standfirst: "سطر تحت العنوان" });
});
