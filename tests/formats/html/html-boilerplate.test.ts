import { describe, expect, test } from "vitest";
import { plainTextOf } from "../../../lambdas/article/block.ts";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";

const paragraphs = [
  "افتتح وزير الزراعة صباح أمس سوق السمك الجديد في مطرح بحضور عدد كبير من الصيادين وأصحاب القوارب في الولاية.",
  "وقال الوزير في كلمة ألقاها خلال الحفل إن السوق يحافظ على مهنة عرفتها المدينة منذ قرون ويفتح أبوابا للشباب.",
  "وأكد رئيس لجنة الصيادين أن الأسعار ستبقى كما هي مشيرا إلى أن المزاد الأول يبدأ فجر الأحد المقبل في السوق.",
];
const [first = "", second = "", third = ""] = paragraphs.map((text) => `<p>${text}</p>`);

async function parse(body: string, head = "") {
  const page = `<!doctype html><html><head><meta charset="utf-8"><meta property="og:type" content="article">
    <meta property="article:published_time" content="2024-05-03T08:00:00+04:00">
    <meta property="og:title" content="افتتاح سوق السمك الجديد في مطرح">${head}</head><body>${body}</body></html>`;
  const parsed = await parseArticle("page.html", new TextEncoder().encode(page), "Asia/Muscat");
  if (!parsed.ok || parsed.value.kind !== "article") throw new Error(JSON.stringify(parsed));
  return parsed.value.article;
}

async function linesOf(body: string, head = "") {
  const { paragraphs } = await parse(body, head);
  return paragraphs.filter((block) => plainTextOf(block) !== "").map(plainTextOf);
}

const others = `<ul><li><a href="/1">إطلاق مسابقة لطلبة المدارس</a></li><li><a href="/2">أمطار على جبال الحجر</a></li></ul>`;

describe("the text of a page does not contain a", () => {
  test.each([
    ["link to another article", `<p><strong>اقرأ أيضاً:</strong> <a href="/3">أسعار السمك في مسقط</a></p>`],
    ["heading of links that are gone", `<h3>مواضيع ذات صلة</h3>${others}`],
    ["box of other articles", `<div class="jp-relatedposts"><h4>قد يعجبك</h4>${others}</div>`],
    ["request to follow the newspaper", "<p>تابعونا على <a href='https://t.me/x'>تلغرام</a></p>"],
    ["request without a link", "<p>تابعوا أخبارنا عبر غوغل نيوز</p>"],
    [
      "row of buttons",
      "<div><span>طباعة</span> <span>فيسبوك</span> <span>تويتر</span> <span>واتساب</span></div>",
    ],
    ["newsletter box", `<div>اشترك في النشرة البريدية<input type="email"><button>اشترك</button></div>`],
    ["advertisement", `<div class="ads-box"><p>إعلان</p></div>`],
    ["margin", "<aside><p>الأكثر قراءة</p><p>أمطار على جبال الحجر</p></aside>"],
    [
      "card of another article",
      `<div><a href="/4"><img src="/4.jpg"></a><h4><a href="/4">هبوط أسعار الذهب في السوق</a></h4></div>`,
    ],
  ])("%s", async (_, box) => {
    expect(await linesOf(`<article>${first}${box}${second}${third}</article>`)).toEqual(paragraphs);
    expect(await linesOf(`<article>${first}${second}${third}${box}</article>`)).toEqual(paragraphs);
  });

  test("label that is repeated between the paragraphs", async () => {
    const label = `<div class="x1"><span class="x2">شاهد الإعلان</span></div>`;
    expect(await linesOf(`<article>${first}${label}${second}${label}${third}${label}</article>`)).toEqual(
      paragraphs,
    );
  });

  test("box after the text", async () => {
    const about = `<section><h4>عن الكاتب</h4><p>صحفي يكتب عن البحر</p></section>`;
    expect(
      await linesOf(`<article><div class="c">${first}${second}${third}</div>${about}</article>`),
    ).toEqual(paragraphs);
  });
});

test("the picture of a link to another article is removed with the link", async () => {
  const card = `<div><a href="/4"><img src="https://cdn.example/4.jpg"></a><h4><a href="/4">هبوط أسعار الذهب</a></h4></div>`;
  const article = await parse(`<article>${first}${card}${second}${third}</article>`);
  expect(article.paragraphs).toEqual(paragraphs);
});

test("a box below the last paragraph is removed, but a short last paragraph stays", async () => {
  const about = "<section><h4>عن الكاتب</h4><span>صحفي يكتب عن البحر</span></section>";
  expect(await linesOf(`<article>${first}${second}${third}<p>(العمانية)</p>${about}</article>`)).toEqual([
    ...paragraphs,
    "(العمانية)",
  ]);
});

describe("the text of a page still contains", () => {
  test("a paragraph that is one link and a sentence", async () => {
    const linked = "وكان المجلس قد أقر مشروع السوق في جلسته الماضية بعد نقاش طويل.";
    expect(await linesOf(`<article>${first}<p><a href="/5">${linked}</a></p>${second}</article>`)).toContain(
      linked,
    );
  });

  test("a subheading, a list and a short last line", async () => {
    const list = "<ul><li>الأسماك الطازجة</li><li>الأسماك المجففة</li></ul>";
    const body = `<article>${first}<h3>ما يباع فيه</h3>${list}${second}${third}<p>(العمانية)</p></article>`;
    expect(await linesOf(body)).toEqual(
      expect.arrayContaining(["ما يباع فيه", "الأسماك الطازجة\nالأسماك المجففة", "(العمانية)"]),
    );
  });

  test("the refrain of a poem", async () => {
    const line = "<p>يا بحر يا بحر</p>";
    const lines = await linesOf(`<article>${first}${line}${second}${line}${third}${line}</article>`);
    expect(lines.filter((text) => text === "يا بحر يا بحر")).toHaveLength(3);
  });

  test("the words below a picture, as its caption", async () => {
    const box = `<div class="img"><img src="https://cdn.example/a.jpg"><div class="caption">السوق قبل الافتتاح</div></div>`;
    const article = await parse(`<article>${box}${first}${second}</article>`);
    expect(article.paragraphs.slice(1)).toEqual(paragraphs.slice(0, 2));
    expect(article.paragraphs[0]).toMatchObject({ picture: { caption: "السوق قبل الافتتاح" } });
  });
});

describe("a page by WordPress", () => {
  test("is not taken for a page that a word processor saved, with menus in its text", async () => {
    const menu = `<div id="top">${others}</div>`;
    const body = `${menu}<div class="main"><div class="c">${first}${second}${third}</div></div>${menu}`;
    const lines = await linesOf(body, '<meta name="generator" content="WordPress 6.5">');
    expect(lines).toEqual(paragraphs);
  });
});

describe("a page that states its whole text in JSON-LD", () => {
  const statement = (text: string) =>
    `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "افتتاح سوق السمك", articleBody: text })}</script>`;
  const words = (line: number) => Array.from({ length: 16 }, (_, word) => `كلمة${line}و${word}`).join(" ");
  const stated = Array.from({ length: 24 }, (_, line) => words(line));
  const shown = stated.map((text) => `<p>${text}</p>`).join("");

  test("shows no other paragraph", async () => {
    const other =
      "<p>يسر الصحيفة أن تستقبل آراء قرائها الكرام على عنوانها المعروف في كل يوم من أيام الأسبوع</p>";
    expect(await linesOf(`<article>${shown}${other}</article>`, statement(stated.join("\n")))).toEqual(
      stated,
    );
  });

  test("keeps the text that it shows, if the stated text is cut short", async () => {
    expect(await linesOf(`<article>${shown}</article>`, statement(stated.slice(0, 10).join("\n")))).toEqual(
      stated,
    );
  });
});

describe("the fields of a page", () => {
  const body = `<article><h1>افتتاح سوق السمك الجديد في مطرح</h1>${first}${second}</article>`;

  test.each(["المدينة نيوز - افتتاح سوق السمك الجديد في مطرح", "افتتاح سوق السمك الجديد في مطرح | الأخبار"])(
    "the name of the site is removed from the headline: %s",
    async (headline) => {
      const linkedData = JSON.stringify({ "@type": "NewsArticle", headline });
      const article = await parse(body, `<script type="application/ld+json">${linkedData}</script>`);
      expect(article.headline).toBe("افتتاح سوق السمك الجديد في مطرح");
    },
  );

  test("a slogan is not a standfirst, but a sentence about the article is", async () => {
    const described = (text: string) => `<meta property="og:description" content="${text}">`;
    expect((await parse(body, described("بوابتك الأولى نحو الخبر اليقين"))).standfirst).toBeUndefined();
    expect((await parse(body, described("السوق الجديد في مطرح يبدأ مزاده فجرا"))).standfirst).toBe(
      "السوق الجديد في مطرح يبدأ مزاده فجرا",
    );
    expect(
      (await parse(body, described("افتتح وزير الزراعة صباح أمس سوق السمك…"))).standfirst,
    ).toBeUndefined();
  });

  test("a description that repeats the first paragraph is dropped, and the paragraph stays", async () => {
    const { standfirst, paragraphs: text } = await parse(
      body,
      `<meta property="og:description" content="${paragraphs[0]}">`,
    );
    expect([standfirst, ...text]).toEqual([undefined, ...paragraphs.slice(0, 2)]);
  });

  test("one field can contain several tags", async () => {
    expect((await parse(body, '<meta property="article:tag" content="مطرح,الصيد">')).tags).toEqual([
      "مطرح",
      "الصيد",
    ]);
  });

  test("the page's own address is not a picture", async () => {
    const head = `<link rel="canonical" href="https://news.example/2024/7">
      <meta property="og:image" content="https://news.example/2024/7"><meta property="og:image" content="/a.jpg">`;
    expect((await parse(body, head)).picture?.from).toEqual({
      kind: "remote",
      url: "https://news.example/a.jpg",
    });
  });

  test("the site and programs are not authors", async () => {
    const head = `<link rel="canonical" href="https://akhbar.example/7"><meta name="author" content="akhbar">
      <meta name="author" content="Developed By Someone">`;
    expect((await parse(body, head)).authors).toEqual([]);
  });
});
