// Which date of a page becomes the article's date.
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";

const timeZone = "Asia/Muscat";
const headline = "افتتاح مهرجان صلالة السياحي";
const text = `<p>${"افتتح أمس في صلالة مهرجان الخريف بحضور آلاف الزوار من دول الخليج. ".repeat(3)}</p>`;

interface Parts {
  readonly head?: string;
  readonly above?: string;
  readonly below?: string;
  readonly lang?: string;
}

/** The date of a page, or the code and the quotation of its refusal. */
async function dateOf({ head = "", above = "", below = "", lang = "ar" }: Parts): Promise<string> {
  const title = lang === "ar" ? headline : "Salalah opens its festival today";
  const page = `<!doctype html><html lang="${lang}"><head><title>${title}</title>${head}</head><body>
    <div class="masthead">${above}</div><main><section><div><article><h1>${title}</h1>${below}${text}</article></div></section></main></body></html>`;
  const parsed = await parseArticle("1.html", new TextEncoder().encode(page), timeZone);
  if (!parsed.ok) return parsed.refusals.map(({ code, found }) => `${code}: ${found}`).join();
  if (parsed.value.kind !== "article") return parsed.value.kind;
  const { published } = parsed.value.article;
  return "day" in published ? published.day : new Date(published.instant).toISOString();
}

const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`;
const linkedData = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`;

describe("a date that a program wrote month first or day first", () => {
  const american = meta("article:published_time", "11/01/2023 12:43:42");

  test("is not used if another source has a certain date", async () => {
    expect(await dateOf({ head: american, below: '<time datetime="2023-11-01">1 نوفمبر</time>' })).toBe(
      "2023-11-01",
    );
    expect(await dateOf({ head: american, below: '<span class="date">1 نوفمبر 2023</span>' })).toBe(
      "2023-11-01",
    );
    const address = '<link rel="canonical" href="https://news.example/2023/11/01/salalah">';
    expect(await dateOf({ head: american + address })).toBe("2023-11-01");
  });

  test("is refused if no other source has a date", async () => {
    expect(await dateOf({ head: american })).toBe("ambiguous-date: 11/01/2023 12:43:42");
  });

  test("is used if only one order gives a date", async () => {
    expect(await dateOf({ head: meta("article:published_time", "11/23/2023") })).toBe("2023-11-23");
  });

  test("is day first in Arabic text, and is refused on an English page", async () => {
    const below = '<span class="date">11/01/2023</span>';
    expect(await dateOf({ below })).toBe("2023-01-11");
    expect(await dateOf({ below, lang: "en" })).toMatch(/^(?:missing|ambiguous)-date/);
  });
});

describe("a page's date", () => {
  test.each([
    [
      "of WordPress's page node",
      { head: linkedData({ "@graph": [{ "@type": "WebPage", datePublished: "2023-11-01" }] }) },
    ],
    [
      "in JSON-LD that is no JSON",
      {
        head: '<script type="application/ld+json">{"@type":"NewsArticle","name":"a "b"","datePublished":"2023-11-01"}</script>',
      },
    ],
    ["in hAtom", { below: '<abbr class="published" title="2023-11-01">أمس</abbr>' }],
    ["in the address", { head: '<link rel="canonical" href="https://news.example/2023/11/1/a">' }],
    ["in its own box", { below: '<div class="post-date"><i></i> نشر يوم الأربعاء 1 نوفمبر 2023</div>' }],
    ["without a box", { below: "<small>1 نوفمبر 2023 | محليات</small>" }],
    ["in English", { below: '<div class="posted">Posted on November 1, 2023 by Said</div>', lang: "en" }],
    ["in French", { below: '<span class="date">le mercredi 1er novembre 2023</span>', lang: "fr" }],
    ["in German", { below: "<small>Mittwoch, 1. November 2023</small>", lang: "de" }],
    ["in Turkish", { below: '<span class="date">1 Kasım 2023 Çarşamba</span>', lang: "tr" }],
  ] as const)("%s is found", async (_where, parts) => {
    expect(await dateOf(parts)).toBe("2023-11-01");
  });

  test.each([
    ["today's in the masthead", { above: '<span class="date">الاثنين 30 نوفمبر 2026</span>' }],
    [
      "of a post that the text quotes",
      { below: '<blockquote><time datetime="2018-03-12">أمس</time></blockquote>' },
    ],
    [
      "of an update",
      { below: '<span class="date">آخر تحديث للصفحة كلها كان يوم 9 ديسمبر 2017 صباحا</span>' },
    ],
    [
      "of related articles",
      { below: '<div class="teaser"><b>خبر آخر عن بلد آخر</b><span class="date">1 نوفمبر 2023</span></div>' },
    ],
    ["of which there are two", { below: "<small>بين 1 نوفمبر 2023 و5 نوفمبر 2023</small>" }],
  ] as const)("is not the one %s", async (_where, parts) => {
    expect(await dateOf(parts)).toBe("missing-date: ");
  });

  test("is not a date with unclear meaning in a meta tag, if the page shows that it is an edit", async () => {
    const head = '<meta name="date" content="2023-11-20">';
    expect(await dateOf({ head })).toBe("2023-11-20");
    expect(await dateOf({ head, below: '<div class="date">1 نوفمبر 2023</div>' })).toBe("2023-11-01");
    const margin = `${text}<aside><time datetime="2023-11-01">أمس</time></aside>`;
    expect(await dateOf({ head, below: margin })).toBe("ambiguous-date: 2023-11-20");
  });

  test("is refused if the metadata states another day than the page shows", async () => {
    const edited = meta("article:published_time", "2017-08-21") + meta("article:modified_time", "2019-04-03");
    const contradiction = "ambiguous-date: 2017-08-21 / 2019-04-03";
    expect(await dateOf({ head: edited, below: '<div class="date">3 أبريل 2019</div>' })).toBe(contradiction);
    expect(await dateOf({ head: edited, below: '<div class="date">آخر تحديث 3 أبريل 2019</div>' })).toBe(
      "2017-08-21",
    );
    const moved = '<link rel="canonical" href="https://news.example/2017/7/12/a">';
    expect(await dateOf({ head: meta("article:published_time", "2019-06-17") + moved })).toBe(
      "ambiguous-date: 2019-06-17 / 2017-07-12",
    );
  });

  test("of the last update is left out if it can't be parsed", async () => {
    const head =
      meta("article:published_time", "2023-11-01") + meta("article:modified_time", "Di., 25.01.2022");
    expect(await dateOf({ head })).toBe("2023-11-01");
  });
});

describe("a date in the text beside the headline", () => {
  test("is not the article's if it is the caption of a picture", async () => {
    const caption = "سوق مطرح، 24 أبريل 2023";
    const below = `<div><img src="/a.jpg" alt="${caption}"><p>${caption}</p></div>`;
    expect(await dateOf({ below })).toMatch(/^missing-date/);
    expect(await dateOf({ below: `${below}<span class="date">28 أبريل 2023</span>` })).toBe("2023-04-28");
  });
});

describe("a date with unclear meaning", () => {
  const head = '<meta name="date" content="2021-10-15">';

  test("is refused if the page calls it an update, also in its footer", async () => {
    const below = "<p>آخر تحديث: 15 أكتوبر 2021</p>";
    const above = "<footer><h4>آخر تعديل</h4><ul><li>15/10/2021</li></ul></footer>";
    expect(await dateOf({ head, above })).toBe("ambiguous-date: 2021-10-15");
    expect(await dateOf({ head, above: `<div>${below}</div>` })).toBe("ambiguous-date: 2021-10-15");
  });

  test("counts if the page calls another day an update, or shows the publication day", async () => {
    expect(await dateOf({ head, above: "<p>آخر تحديث: 17 أكتوبر 2021</p>" })).toBe("2021-10-15");
    const shown = '<span class="date">13 أكتوبر 2021</span>';
    const above = "<p>آخر تحديث: 15 أكتوبر 2021</p>";
    expect(await dateOf({ head, above, below: shown })).toBe("2021-10-13");
  });
});
