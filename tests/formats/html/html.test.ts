import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";

const timeZone = "Asia/Muscat";
const parse = (text: string, name = "1.html") => parseArticle(name, new TextEncoder().encode(text), timeZone);

async function articleIn(file: string) {
  const bytes = readFileSync(new URL(`../../fixtures/articles/html/${file}`, import.meta.url));
  const parsed = await parseArticle(file, bytes, timeZone);
  return parsed.ok && parsed.value.kind === "article" ? parsed.value.article : parsed;
}

const element = (name: string, ...children: readonly unknown[]) => ({ element: name, children });
const remote = { kind: "remote", url: "https://cdn.example/%D8%AC%D8%B3%D8%B1.jpg" };
const nothing = { places: [], authors: [], agencies: [], tags: [] };

describe("a page", () => {
  test("with a JSON-LD graph, a broken JSON-LD block and a wrong charset", async () => {
    expect(await articleIn("json-ld.html")).toEqual({
      ...nothing,
      id: "55123",
      section: "عُمان",
      headline: 'افتتاح جسر جديد في صور "قبل موعده"',
      published: { instant: Date.parse("2024-03-05T04:15:00Z") },
      updated: { instant: Date.parse("2024-03-05T12:00:00Z") },
      standfirst: "الجسر يختصر الطريق بين ضفتي الخور",
      authors: ["أحمد الحارثي"],
      tags: ["جسور", "صور", "طرق"],
      picture: { from: remote, alt: "الجسر", caption: "الجسر ليلا" },
      paragraphs: [
        { picture: { from: remote, alt: "الجسر", caption: "الجسر ليلا" } },
        "افتتح صباح أمس جسر جديد فوق خور البطح.",
        "وقال المقاول إن العمل انتهى قبل موعده.",
      ],
    });
  });

  test("with Open Graph, a text in unmarked elements and a table", async () => {
    expect(await articleIn("open-graph.html")).toEqual({
      ...nothing,
      section: "الرياضة",
      headline: "السيب يتصدر الدوري",
      published: { instant: Date.parse("2024-03-05T20:00:00Z") },
      authors: ["خالد البلوشي"],
      tags: ["السيب", "الدوري"],
      paragraphs: [
        "تصدر السيب الدوري أمس بعد فوزه على النهضة بهدفين، وسط حضور كبير من جماهيره في مسقط.",
        "وقال المدرب إن الفريق استحق الفوز، وإن المباريات المقبلة أصعب، وإن اللاعبين في أفضل حالاتهم.",
        "الترتيب",
        element(
          "table",
          element("tr", element("th", "الفريق"), element("th", "النقاط")),
          element("tr", element("td", "السيب"), element("td", "44")),
        ),
        "ويلعب الفريق مباراته المقبلة في صحار يوم الجمعة، على أن يعود إلى مسقط في الأسبوع التالي.",
      ],
    });
  });

  test("saved by Word in Windows-1256, with the date and the byline as lines of the text", async () => {
    expect(await articleIn("word.htm")).toEqual({
      ...nothing,
      headline: "ندوة عن الأفلاج في نزوى",
      published: { day: "2024-03-05" },
      authors: ["زينب الناصرية"],
      paragraphs: [
        element(
          "p",
          "عقدت أمس في نزوى ندوة عن ",
          element("em", "الأفلاج"),
          " وتاريخها، شارك فيها باحثون من خمس دول.",
        ),
        "·\u00A0 فلج دارس",
        "وقال المنظمون إن الندوة ستعود في العام المقبل.",
      ],
    });
  });

  test("saved by LibreOffice without a title or a heading, parsed as plain text", async () => {
    expect(await articleIn("libreoffice.html")).toEqual({
      ...nothing,
      section: "اقتصاد",
      headline: "افتتاح سوق السمك الجديد في مطرح",
      published: { day: "2024-05-03" },
      places: ["مسقط"],
      authors: ["سالم العامري"],
      paragraphs: [
        { picture: { from: { kind: "file", name: "souq_html_4bc0.jpg" } } },
        element("p", "افتتح الوزير صباح أمس ", element("strong", "سوق السمك"), " الجديد."),
        { element: "ol", start: 3, children: [element("li", "قاعة للمزاد")] },
        "وأكد رئيس لجنة الصيادين أن الأسعار ستبقى كما هي.",
      ],
    });
  });

  test.each([
    ["no date", "<p>عنوان</p><p>نص أول.</p><p>نص ثان.</p>"],
    ["a byline before the date", "<p>عنوان الخبر</p><p>مسقط - سالم العامري</p><p>3 مايو 2024</p><p>نص.</p>"],
    ["a byline for a headline", "<p>مسقط - سالم العامري</p><p>3 مايو 2024</p><p>نص.</p>"],
  ])("without a headline whose lines have %s is refused", async (_what, body) => {
    const parsed = await parse(`<html><body>${body}</body></html>`);
    expect(parsed.ok ? [] : parsed.refusals.map(({ code }) => code)).toContain("missing-headline");
  });

  test("that is a fragment", async () => {
    expect(await articleIn("fragment.html")).toEqual({
      ...nothing,
      headline: "أسعار التمور ترتفع",
      published: { day: "2017-12-08" },
      updated: { day: "2017-12-09" },
      places: ["مسقط"],
      agencies: ["العمانية"],
      paragraphs: ["ارتفعت أسعار التمور هذا الموسم.", "وقال التجار إن الطلب كبير."],
    });
  });
});

describe("HTML is recognised by its content", () => {
  test.each([
    ["a declaration of XML", '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html><body>'],
    ["a comment", "<!-- x --><div>"],
    ["a paragraph", "<p>"],
  ])("if it begins with %s, whatever the file's name is", async (_what, start) => {
    const parsed = await parse(`${start}<h1>عنوان</h1><p>8 ديسمبر 2017</p><p>نص</p>`, "1.txt");
    expect(parsed).toMatchObject({ value: { article: { headline: "عنوان", paragraphs: ["نص"] } } });
  });

  test("but a fragment that begins with text by its name", async () => {
    const parsed = await parse("تمهيد<h1>عنوان</h1><p>8 ديسمبر 2017</p><p>نص</p>");
    expect(parsed).toMatchObject({ value: { article: { headline: "عنوان", paragraphs: ["نص"] } } });
  });

  test.each([
    '<?xml version="1.0"?><newsItem/>',
    "<nitf><body/></nitf>",
    '<!DOCTYPE nitf SYSTEM "x"><nitf/>',
  ])("%s is another format", async (text) => {
    expect(await parse(text, "1.xml")).toMatchObject({
      refusals: expect.arrayContaining([
        expect.objectContaining({ code: expect.stringMatching(/^(?:not-an-article|missing-date)$/) }),
      ]),
    });
  });
});

describe("a headline", () => {
  const headlineOf = async (head: string, body = "") => {
    const parsed = await parse(
      `<html><head>${head}</head><body>${body}<p>8 ديسمبر 2017</p><p>نص</p></body></html>`,
    );
    return parsed.ok && parsed.value.kind === "article" ? parsed.value.article.headline : parsed;
  };

  test.each([
    [
      "loses the site's name",
      '<title>خبر - محلي | موقع</title><meta property="og:site_name" content="موقع">',
      "",
      "خبر - محلي",
    ],
    [
      "loses the site's name after so many spaces that a pattern would need hours for them",
      `<meta property="og:site_name" content="موقع"><meta property="og:title" content="خبر${" ".repeat(500)} | ${" ".repeat(400_000)}موقع">`,
      "",
      "خبر |",
    ],
    [
      "has its marks, though they were written for HTML twice",
      '<meta property="og:title" content="&amp;quot;خبر&amp;quot; &amp;amp; 5 < 7">',
      "",
      '"خبر" & 5 < 7',
    ],
    ["keeps what no one says is the site's", "<title>خبر | موقع</title>", "", "خبر | موقع"],
    ["is the heading that the title repeats", "<title>خبر | موقع</title>", "<h1>خبر</h1>", "خبر"],
    ["is the heading where there is no title", "", "<h1>خبر</h1>", "خبر"],
  ])("%s", async (_what, head, body, headline) => {
    expect(await headlineOf(head, body)).toBe(headline);
  });
});

test.each([
  ["هسبريس - و.م.ع", { authors: [], agencies: ["هسبريس", "و.م.ع"], places: [] }],
  ["نبأ بلس - و.م.ع", { authors: ["نبأ بلس"], agencies: ["و.م.ع"], places: [] }],
])("a newspaper that names itself and an agency as authors is not a place: %s", async (name, credit) => {
  const ld = `<script type="application/ld+json">{"@type":"NewsArticle","headline":"خبر","datePublished":"2024-05-03","author":{"@type":"Person","name":"${name}"}}</script>`;
  expect(await parse(`<html><head>${ld}</head><body><p>نص</p></body></html>`)).toMatchObject({
    value: { article: credit },
  });
});

test("a wrong date is not used if there is a right one; if there is none, it is refused", async () => {
  const page = (text: string) =>
    `<html><head><title>خبر</title><meta name="date" content="قريبا"></head><body><p>${text}</p><p>نص</p></body></html>`;
  expect(await parse(page("8 ديسمبر 2017"))).toMatchObject({
    value: { article: { published: { day: "2017-12-08" }, paragraphs: ["نص"] } },
  });
  expect(await parse(page("نص"))).toMatchObject({
    ok: false,
    refusals: [{ code: "impossible-date", found: "قريبا" }],
  });
});

test("a page with missing fields is refused", async () => {
  expect(await parse("<html><body></body></html>")).toMatchObject({
    refusals: [{ code: "missing-headline" }, { code: "missing-date" }, { code: "missing-text" }],
  });
});

const spaces = " ".repeat(400_000);

test.each([
  ["very deep", `${"<div>".repeat(190)}<p>${"نص، ".repeat(30_000)}</p>${"</div>".repeat(190)}`],
  ["styled with a million spaces", `<p style="display:${" ".repeat(1_000_000)}">نص</p>`],
  ["full of times", `<p>${"نص، ".repeat(30)}</p>${"<time>أمس</time>".repeat(20_000)}`],
  ["full of boxes in boxes", `${'<div class="meta">'.repeat(150)}${"<b>قال الوزير </b>".repeat(20_000)}`],
  ["full of forms of a picture", `<picture>${'<source srcset="a.jpg 2x"><img>'.repeat(15_000)}</picture>`],
  [
    "led by a picture of many extensions",
    `<img src="https://cdn.example/${".jpg".repeat(100_000)}x"><meta property="og:image" content="https://cdn.example/a.jpg">`,
  ],
  [
    "described in JSON-LD with spaces alone",
    `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${"نص ".repeat(100)}${spaces}x"}</script>`,
  ],
])("a page that is %s is parsed before the test times out", async (_what, text) => {
  const page = `<html><head><title>خبر</title></head><body><p>8 ديسمبر 2017</p>${text}<p>خاتمة</p></body></html>`;
  expect(await parse(page)).toMatchObject({ ok: true, value: { article: { headline: "خبر" } } });
});
