// Whole pages from content management systems. Which part is the article, and which is not?
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plainTextOf } from "../../../lambdas/article/block.ts";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";

const timeZone = "Asia/Muscat";

async function parse(page: string | Uint8Array) {
  const bytes = typeof page === "string" ? new TextEncoder().encode(page) : page;
  const parsed = await parseArticle("1.html", bytes, timeZone);
  return parsed.ok && parsed.value.kind === "article" ? parsed.value.article : parsed;
}

const parseFixture = (file: string) =>
  parse(readFileSync(new URL(`../../fixtures/articles/html/${file}`, import.meta.url)));

/** The lines that readers see, without pictures. */
async function linesOf(page: string): Promise<readonly string[]> {
  const article = await parse(page);
  return "paragraphs" in article ? article.paragraphs.map(plainTextOf).filter((line) => line !== "") : [];
}

const headline = "افتتاح سوق السمك الجديد في مطرح";
const opened =
  "افتتح وزير الثروة الزراعية صباح أمس في مطرح سوق السمك الجديد، الذي يضم مئة وعشرين منفذا للبيع وقاعة للمزاد ومصنعا للثلج.";
const said =
  "وقال الوزير، في كلمة ألقاها خلال الحفل، إن السوق يحافظ على مهنة عرفتها المدينة منذ قرون، ويفتح أمام الصيادين الشباب أبوابا جديدة.";
const confirmed =
  "وأكد رئيس لجنة الصيادين أن الأسعار ستبقى كما هي، مشيرا إلى أن المزاد الأول يبدأ فجر الأحد المقبل.";
const text = [opened, said, confirmed];
const paragraphs = text.map((line) => `<p>${line}</p>`).join("\n");
const date = '<meta name="date" content="2024-05-03">';
const nothing = { places: [], authors: [], agencies: [], tags: [] };
const remote = (url: string) => ({ kind: "remote", url });

const pageOf = (body: string, head = date) =>
  `<!doctype html><html><head><title>${headline}</title>${head}</head><body>${body}</body></html>`;

describe("a page", () => {
  test("of WordPress, whose article element also contains the date, share buttons and the author", async () => {
    const souq = remote("https://marfa.example/wp-content/uploads/2024/05/souq.jpg");
    expect(await parseFixture("wordpress.html")).toEqual({
      ...nothing,
      headline,
      published: { instant: Date.parse("2024-05-03T06:15:00Z") },
      authors: ["سالم العامري"],
      picture: { from: souq, alt: "السوق من الخارج" },
      paragraphs: [{ picture: { from: souq, alt: "السوق من الخارج" } }, ...text],
    });
  });

  test("of Drupal, whose headline is outside the article element, and whose byline is a footer", async () => {
    expect(await parseFixture("drupal.html")).toEqual({
      ...nothing,
      headline,
      published: { instant: Date.parse("2024-05-03T06:00:00Z") },
      authors: ["منى البلوشي"],
      paragraphs: [
        {
          picture: {
            from: remote("https://bawaba.example/sites/default/files/styles/large/public/souq.jpg?itok=x"),
            alt: "السوق",
          },
        },
        ...text,
        {
          element: "blockquote",
          children: ["البحر لا ينسى أهله", "— صياد من مطرح"].map((line) => ({
            element: "p",
            children: [line],
          })),
        },
      ],
    });
  });

  test("of Blogger, whose elements have several names of microdata", async () => {
    expect(await parseFixture("blogger.html")).toEqual({
      ...nothing,
      headline,
      published: { instant: Date.parse("2024-05-03T06:00:00Z") },
      authors: ["منى البلوشي"],
      paragraphs: [
        opened,
        { picture: { from: remote("https://blogger.example/s320/souq.jpg") } },
        said,
        confirmed,
      ],
    });
  });

  test("without useful classes, with labels for screen readers", async () => {
    const d3b2 = remote("https://img.example/ace/ws/640/cpsprodpb/7f5c/live/d3b2.jpg");
    const shown = { from: d3b2, alt: "السوق", caption: "السوق قبل الافتتاح", credit: "Getty Images" };
    expect(await parseFixture("hashed-classes.html")).toEqual({
      ...nothing,
      headline,
      published: { instant: Date.parse("2024-05-03T06:15:00Z") },
      authors: ["منى البلوشي"],
      picture: shown,
      paragraphs: [{ picture: shown }, ...text],
    });
  });
});

describe("the text is not", () => {
  test.each([
    [
      "a reader's comment",
      `<main><h1>${headline}</h1><div class="entry-content">${paragraphs}</div><ol><li><article class="comment-body"><p>تعليق القارئ الوحيد</p></article></li></ol></main>`,
    ],
    [
      "a comment without a class",
      `<main><h1>${headline}</h1><div>${paragraphs}</div><ol><li><article><p>تعليق القارئ الوحيد</p></article></li></ol></main>`,
    ],
    [
      "the card of another article",
      `<div id="content"><h1>${headline}</h1><div class="body">${paragraphs}</div></div><aside><article class="card"><h3><a href="https://x.example/1">خبر آخر: افتتاح معرض الكتاب</a></h3><p>مقدمة الخبر الآخر قصيرة.</p></article></aside>`,
    ],
    [
      "the cards under the article",
      `<main><article><h1>${headline}</h1>${paragraphs}</article><div class="grid"><article><h3>خبر أول</h3><p>مقدمته</p></article><article><h3>خبر ثان</h3><p>مقدمته</p></article></div></main>`,
    ],
    [
      "the summary in its microdata",
      `<article><meta itemprop="articleBody" content="ملخص"><h1>${headline}</h1>${paragraphs}</article>`,
    ],
    [
      "what stands around the element that microdata names",
      `<h1 itemprop="name headline">${headline}</h1><div itemprop="text articleBody">${paragraphs}</div><div>حقوق النشر محفوظة</div>`,
    ],
    [
      "a form, although ASP.NET puts one around the whole page",
      `<form id="form1"><div id="top"><a href="/">الرئيسية</a></div><h1>${headline}</h1><div>${paragraphs}</div></form>`,
    ],
    [
      "a theme's line of names and numbers",
      `<article><h1>${headline}</h1><div class="td-module-meta-info"><div class="td-author-by">بواسطة</div> <a href="/a">سالم</a> <span>342</span></div>${paragraphs}</article>`,
    ],
    [
      "what readers are asked to do",
      `<article><h1>${headline}</h1><div class="article-share"><span>شارك</span></div>${paragraphs}<ul class="post-tags"><li><a href="/t">أسواق</a></li></ul><section class="comments-area"><p>${said}</p></section></article>`,
    ],
  ])("%s", async (_what, body) => {
    expect(await linesOf(pageOf(body))).toEqual(text);
  });

  test("cut if a box with a class of boilerplate contains a paragraph", async () => {
    const body = `<article><h1>${headline}</h1><p>${opened}</p><div class="social-story"><p>${said}</p></div><p>${confirmed}</p></article>`;
    expect(await linesOf(pageOf(body))).toEqual(text);
  });

  test("cut if a class only tells the state of the page", async () => {
    const body = `<div class="content no-comments has-related comments-open"><article class="tags post category-social"><h1>${headline}</h1>${paragraphs}</article></div>`;
    expect(await linesOf(pageOf(body))).toEqual(text);
  });
});

describe("several articles", () => {
  const several = { refusals: [{ code: "several-articles" }] };
  const card = (index: number) =>
    `<article><h2>خبر ${index}</h2><time datetime="2024-05-0${index}">يوم</time><p>مقدمة قصيرة للخبر</p></article>`;

  test("of a home page are refused", async () => {
    const cards = [1, 2, 3, 4, 5, 6, 7].map(card).join("");
    expect(await parse(pageOf(`<main>${cards}</main>`))).toMatchObject(several);
  });

  test("are refused if neither is the article of the page", async () => {
    const body = `<article><h2>${headline}</h2>${paragraphs}</article><article><h2>خبر آخر</h2>${paragraphs}</article>`;
    expect(await parse(pageOf(body))).toMatchObject(several);
  });

  test("on the front page of a blog are refused", async () => {
    const post = `<div itemscope itemtype="https://schema.org/BlogPosting"><h3>خبر</h3><div itemprop="articleBody">${opened}</div></div>`;
    expect(await parse(pageOf(post.repeat(3)))).toMatchObject(several);
  });

  test("are one article, if the page says so", async () => {
    const update = (line: string) => `<article><h3>تحديث</h3><p>${line}</p></article>`;
    const head = `${date}<meta property="og:type" content="article">`;
    const lines = await linesOf(pageOf(`<h1>${headline}</h1><div>${text.map(update).join("")}</div>`, head));
    expect(lines).toEqual(expect.arrayContaining(text));
  });
});

describe("the date is", () => {
  const publishedOf = async (body: string) => {
    const article = await parse(pageOf(body, ""));
    return "published" in article ? article.published : article;
  };
  const own = '<time datetime="2024-05-03">3 مايو</time>';
  const other = '<time datetime="2020-01-01">يناير</time>';
  const day = { day: "2024-05-03" };

  test.each([
    [
      "not a menu's",
      `<nav>${other}</nav><aside>${other}</aside><article><h1>${headline}</h1>${own}${paragraphs}</article>`,
    ],
    [
      "not a ticker's before the article",
      `<div class="ticker">${other}</div><article><h1>${headline}</h1>${own}${paragraphs}</article>`,
    ],
    [
      "not a ticker's before the headline",
      `<div class="ticker">${other}</div><h1>${headline}</h1>${own}<div>${paragraphs}</div>`,
    ],
    [
      "not that of a related article",
      `<div class="related-posts">${other}</div><div>${own}${paragraphs}</div>`,
    ],
    [
      "not that of the last change",
      `<article><h1>${headline}</h1><time class="updated" datetime="2024-05-04">أمس</time>${own}${paragraphs}</article>`,
    ],
    [
      "in a line of names and dates",
      `<article><h1>${headline}</h1><div class="post-meta"><span>نُشر في</span> <span>3 مايو 2024</span> <span>لا تعليقات</span></div>${paragraphs}</article>`,
    ],
  ])("%s", async (_what, body) => {
    expect(await publishedOf(body)).toEqual(day);
  });
});

describe("the text of a page that a script would load", () => {
  const articleBody = `${opened}\\n\\n${said}`;

  test("comes from JSON-LD", async () => {
    const ld = `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-05-03","articleBody":"${articleBody}"}</script>`;
    expect(await linesOf(pageOf('<div id="app"><p>فعّل جافا سكربت</p></div>', ld))).toEqual([opened, said]);
  });

  test("comes from microdata", async () => {
    const body = `<div itemscope><meta itemprop="articleBody" content="${opened}"></div>`;
    expect(await linesOf(pageOf(body))).toEqual([opened]);
  });

  test("comes from the page if the page shows it", async () => {
    const ld = `${date}<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${opened} ${said} ${confirmed}"}</script>`;
    expect(await linesOf(pageOf(`<article>${paragraphs}</article>`, ld))).toEqual(text);
  });
});

describe("the headline", () => {
  const search =
    '<meta name="date" content="2024-05-03"><script type="application/ld+json">{"@type":"NewsArticle","headline":"سوق جديدة في مطرح"}</script>';
  const social = `<meta property="og:title" content="${headline}">`;
  const body = `<article><h1>${headline}</h1>${paragraphs}</article>`;

  test("is the shown one if the title for social networks says the same", async () => {
    expect(await parse(pageOf(body, search + social))).toHaveProperty("headline", headline);
  });

  test("is the one of the structured data otherwise", async () => {
    expect(await parse(pageOf(body, search))).toHaveProperty("headline", "سوق جديدة في مطرح");
    expect(await parse(pageOf(`${body}<h1>${said}</h1>`, search + social))).toHaveProperty(
      "headline",
      "سوق جديدة في مطرح",
    );
  });
});
