import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";

const timeZone = "Asia/Muscat";

async function articleIn(file: string) {
  const bytes = readFileSync(new URL(`../fixtures/articles/markdown/${file}`, import.meta.url));
  const parsed = await parseArticle(file, bytes, timeZone);
  return parsed.ok && parsed.value.kind === "article" ? parsed.value.article : parsed;
}

const parse = (text: string, name = "1.md") => parseArticle(name, new TextEncoder().encode(text), timeZone);

async function refusalsOf(text: string, name?: string) {
  const parsed = await parse(text, name);
  return parsed.ok ? [] : parsed.refusals;
}

/** An article with these fields and one line of text. */
async function withFields(...lines: readonly string[]) {
  const parsed = await parse(["---", "title: عنوان", "date: 2024-03-05", ...lines, "---", "نص."].join("\n"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals));
  return parsed.value.kind === "article" ? parsed.value.article : parsed.value;
}

const element = (name: string, ...children: readonly unknown[]) => ({ element: name, children });
const nothing = { places: [], authors: [], agencies: [], tags: [] };

describe("a file", () => {
  test("with keys in English", async () => {
    expect(await articleIn("english-keys.md")).toEqual({
      id: "0012",
      section: "الاقتصاد",
      headline: "ميناء صحار: أول رحلة مباشرة إلى موانئ شرق أفريقيا",
      published: { instant: Date.parse("2024-03-05T14:30:00+04:00") },
      updated: { instant: Date.parse("2024-03-06T09:00:00+04:00") },
      standfirst: "خط ملاحي جديد كل أسبوعين",
      places: ["صحار"],
      authors: ["سالم الحارثي"],
      agencies: ["العمانية"],
      tags: ["موانئ", "شحن", "أفريقيا"],
      picture: {
        from: { kind: "file", name: "صور/الميناء.jpg" },
        alt: "رصيف الحاويات",
        credit: "تصوير القسم الفني",
      },
      paragraphs: [
        element(
          "p",
          "غادرت أمس ",
          element("strong", "أول سفينة"),
          " من ",
          element("em", "ميناء صحار"),
          " إلى ",
          {
            element: "a",
            href: "https://ports.example/%D9%85%D9%85%D8%A8%D8%A7%D8%B3%D8%A7",
            children: ["ممباسا"],
          },
          ".",
        ),
        "وقالت الإدارة:",
        element(
          "blockquote",
          element("p", "الخط يختصر المدة إلى تسعة أيام."),
          element("p", "والأسعار ثابتة."),
        ),
      ],
    });
  });

  test("with keys in Arabic", async () => {
    expect(await articleIn("arabic-keys.md")).toEqual({
      id: "٤٤١٢",
      section: "الثقافة",
      headline: "افتتاح معرض للخط العربي في نزوى",
      published: { day: "2017-12-08" },
      updated: { day: "2017-12-09" },
      standfirst: "ستون لوحة من ثماني دول",
      places: [],
      authors: ["زينب الناصرية", "بسام جميدة"],
      agencies: [],
      tags: ["الخط العربي", "نزوى"],
      picture: {
        from: { kind: "remote", url: "https://photos.example/%D9%85%D8%B9%D8%B1%D8%B6.jpg" },
        alt: "لوحة بالخط الديواني",
        caption: "من لوحات المعرض",
        credit: "خالد البلوشي",
      },
      paragraphs: ["افتتح أمس في نزوى معرض للخط العربي."],
    });
  });

  test("with all elements of Markdown, and the headline repeated in the text", async () => {
    expect(await articleIn("everything-within.md")).toEqual({
      ...nothing,
      headline: "كل ما يكتب في ماركداون",
      published: { day: "2024-03-05" },
      paragraphs: [
        element(
          "p",
          "نص فيه ",
          element("s", "خطأ"),
          " و",
          element("code", "code"),
          " وسطر",
          element("br"),
          'جديد وخط و"اقتباس" ... 1. https://news.example',
        ),
        element("h3", "عنوان فرعي"),
        element(
          "ol",
          element("li", "أول"),
          element("li", element("p", "ثان"), element("ul", element("li", "فرع"))),
        ),
        element(
          "table",
          element("tr", element("th", "الفريق"), element("th", "النقاط")),
          element("tr", element("td", "السيب"), element("td", "44")),
          element("tr", element("td", "النهضة"), element("td")),
        ),
        {
          picture: {
            from: { kind: "file", name: "ملعب السيب.jpg" },
            alt: "ملعب",
            caption: "الملعب قبل المباراة",
          },
        },
        element("hr"),
        element("blockquote", "قول"),
        "[لا شيء](javascript:alert(1)) ونسبي.",
      ],
    });
  });

  test("without front matter, which begins with a heading, dates and a credit", async () => {
    expect(await articleIn("no-front-matter.md")).toEqual({
      ...nothing,
      headline: "أمطار غزيرة على مسندم",
      published: { day: "2024-03-05" },
      updated: { day: "2024-03-06" },
      places: ["خصب"],
      agencies: ["العمانية"],
      paragraphs: ["هطلت أمس أمطار غزيرة على ولايات مسندم."],
    });
  });

  test("with a footnote", async () => {
    const link = { element: "a", href: "https://news.example/a", children: ["بيان الوزارة"] };
    expect(await articleIn("footnotes.md")).toEqual({
      ...nothing,
      headline: "سفينة غارقة قبالة الجزر",
      published: { day: "2024-03-05" },
      paragraphs: [
        element("p", "يعود الحطام إلى القرن السادس عشر", element("sup", "[1]"), "."),
        element("ol", element("li", "بحسب ", link, ".")),
      ],
    });
  });

  test("from Windows, with front matter that has no title and ends with dots", async () => {
    expect(await articleIn("crlf-and-bom.md")).toEqual({
      ...nothing,
      id: "7",
      headline: "عنوان تحته خط",
      published: { day: "2024-03-05" },
      paragraphs: ["نص أول في سطرين.", element("h3", "عنوان في النص"), "نص ثان."],
    });
  });
});

describe("front matter", () => {
  test("is recognised whatever the file's name is", async () => {
    expect((await parse("---\ntitle: عنوان\ndate: 2024-03-05\n---\nنص", "1.txt")).ok).toBe(true);
  });

  test("leaves a heading in the text that differs from its title", async () => {
    const parsed = await parse("---\ntitle: عنوان\ndate: 2024-03-05\n---\n# آخر\n\n5 مارس 2023\n\nنص");
    expect(parsed).toMatchObject({
      value: { article: { paragraphs: [element("h3", "آخر"), "5 مارس 2023", "نص"] } },
    });
  });

  test.each([
    ["a list", "authors: [أحمد الحارثي, رويترز]", { authors: ["أحمد الحارثي"], agencies: ["رويترز"] }],
    ["joined names", "author: أحمد الحارثي وزينب الناصرية", { authors: ["أحمد الحارثي", "زينب الناصرية"] }],
    [
      "names that no list knows",
      "author: ليان الزدجالي، Jane Doe",
      { authors: ["ليان الزدجالي", "Jane Doe"] },
    ],
    ["a surname first", "author: Doe, Jane", { authors: ["Doe, Jane"] }],
    ["a name with a waw", "author: سالم وليد الكندي", { authors: ["سالم وليد الكندي"] }],
    ["a map", "author: {name: ليان الزدجالي, mail: a@news.example}", { authors: ["ليان الزدجالي"] }],
    ["a place as author", "author: صحار", { authors: ["صحار"] }],
    ["several sections", "categories: [الرياضة, كرة القدم]", { section: "الرياضة", tags: ["كرة القدم"] }],
    ["places", "dateline: دمشق - عمان", { places: ["دمشق", "عمان"] }],
    ["numbers", "tags: [2030, 1_000, 0x1F]", { tags: ["2030", "1_000", "0x1F"] }],
    ["a hashtag", "summary: فوز #عمان أمس", { standfirst: "فوز #عمان أمس" }],
    ["a comment", "summary: فوز # عاجل", { standfirst: "فوز" }],
    [
      "a time with its offset",
      "updated: 2024-03-06 14:30:00 +0400",
      { updated: { instant: Date.parse("2024-03-06T10:30Z") } },
    ],
    ["an alias", "tags: &t [نفط]\nkeywords: *t", { tags: ["نفط"] }],
    ["an embargo", "embargo: 2024-03-07T06:00", { published: { instant: Date.parse("2024-03-07T02:00Z") } }],
    ["an empty field", "summary:\ndescription: وصف", { standfirst: "وصف" }],
    ["a null", "summary: null\ndescription: وصف", { standfirst: "وصف" }],
    ["a null that is a word", 'tags: ["null", ~, null, نفط]', { tags: ["null", "نفط"] }],
    ["hashtags that YAML takes for a comment", "tags: #عمان #مسقط", { tags: ["عمان", "مسقط"] }],
    [
      "nothing but nulls",
      "id: null\ndraft: null\nupdated: ~\nembargo: Null\nsection: NULL\nauthor: [null]\nimage: {src: null, alt: ~}",
      { ...nothing, id: undefined, updated: undefined, section: undefined, picture: undefined },
    ],
    [
      "hashtags",
      "tags: '#عمان #سلطنة_عمان،#مسقط, C#, نفط #1'",
      { tags: ["عمان", "سلطنة_عمان", "مسقط", "C#", "نفط", "1"] },
    ],
    ["a key with a mark nobody sees", "\u200Fالقسم: الرياضة", { section: "الرياضة" }],
    [
      "a picture in a list",
      "images: x\nimage: [a.jpg, b.jpg]",
      { picture: { from: { kind: "file", name: "a.jpg" } } },
    ],
    ["a picture that is none", "image: data:image/png;base64,AA", { picture: undefined }],
    ["a draft that is none", "draft: لا", { headline: "عنوان" }],
    ["a publication that is one", "status: published", { headline: "عنوان" }],
  ])("can contain %s", async (_what, line, expected) => {
    expect(await withFields(line)).toMatchObject(expected);
  });

  test("has at most 1,000 authors whose credit lines are parsed, because that takes time; an article with more is refused", async () => {
    const lines = Array.from({ length: 1001 }, (_, number) => `سالم ${number}، منى ${number}`);
    const authorsOf = async (stated: readonly string[]) =>
      (await withFields(`authors: ${JSON.stringify(stated)}`)) as { authors: readonly string[] };
    expect((await authorsOf(lines.slice(1))).authors).toHaveLength(2000);
    expect((await authorsOf(lines)).authors).toEqual(lines);
  });

  test.each([
    "draft: true",
    "draft: yes",
    "مسودة: نعم",
    "draft: ربما",
    "status: Draft",
    "الحالة: ملغى",
    "published: false",
    "date: 2024-05-03\npublished: false",
  ])("with %s withholds the article, and needs no other field", async (line) => {
    expect(await parse(`---\n${line}\nid: 5\n---\n`)).toEqual({
      ok: true,
      value: { kind: "withheld", id: "5" },
    });
  });
});

test.each(["true", "yes", "نعم"])("published: %s is not taken for the date", async (yes) => {
  const parsed = await parse(`---\ntitle: عنوان\npublished: ${yes}\ndate: 2024-05-03\n---\nنص.\n`);
  expect(parsed).toMatchObject({ value: { article: { published: { day: "2024-05-03" } } } });
});

test("a word for a ban in a headline and a byline does not make them embargoes", async () => {
  const text = "حظر التجول: يوميات الناس\nكتب: أحمد الحارثي\n5 مايو 2020\nنص الخبر كله.";
  expect(await refusalsOf(text)).toEqual([]);
});

test("two articles in one file are refused", async () => {
  const article = (id: number) => `---\nid: ${id}\ntitle: خبر\ndate: 2024-05-03\n---\nنص.\n`;
  expect(await refusalsOf(`${article(1)}\n${article(2)}`)).toEqual([
    { code: "several-articles", line: 8, column: 1, found: "---" },
  ]);
  const boxes = [
    "المصدر: رويترز\nتصوير: خالد",
    "العنوان: شارع السلطان قابوس",
    "المكان: دار الأوبرا\nالعنوان: شارع السلطان قابوس\nالتاريخ: 5 مايو",
  ];
  for (const box of boxes) expect(await refusalsOf(`${article(1)}\n---\n${box}\n---\nنص.\n`)).toEqual([]);
});

test("the second article is found only if its front matter has fewer than 30 lines, because a text can have thousands of dashes", async () => {
  const first = "---\ntitle: خبر\ndate: 2024-05-03\n---\nنص.\n";
  const second = (lines: number) =>
    `---\ntitle: خبر\ndate: 2024-05-03\n${"tags: وسم\n".repeat(lines - 2)}---\nنص.\n`;
  const codesOf = async (text: string) => (await refusalsOf(text)).map(({ code }) => code);
  expect(await codesOf(first + second(29))).toEqual(["several-articles"]);
  expect(await codesOf(first + second(30))).toEqual([]);
});

describe("front matter is refused, with the line, if", () => {
  test.each([
    ["a colon stands in a value of a map", "---\nimage:\n  alt: صورة: رجل\n---\n", 3, 8, "  alt: صورة: رجل"],
    ["TOML is broken", '+++\ntitle = "خبر"\ndate = أمس\n+++\nنص', 3, 8, "date = أمس"],
    ["TOML opens and never closes", '+++\ntitle = "خبر"\n', 1, 1, "+++"],
    ["JSON is broken", '{"title": "خبر",,}\n\nنص', 1, 1, '{"title": "خبر",,}'],
    ["a quotation mark is never closed", '---\ntitle: "خبر\ndate: 1\n---\nنص', 2, 8, 'title: "خبر'],
    ["a tab indents", "---\nimage:\n\tsrc: a\n---\n", 3, 1, "\tsrc: a"],
    ["a key is there twice", "---\ntitle: أ\ntitle: ب\n---\n", 3, 1, "title: ب"],
    ["there is a list instead of fields", "---\n- أ\n- ب\n---\n", 2, 1, "- أ"],
    ["there is mere text", "---\nمقال\n---\n", 2, 1, "مقال"],
    ["an alias stands for nothing", "---\ntitle: أ\ntags: *t\n---\n", 3, 7, "tags: *t"],
    ["it opens and never closes", "\n---\ntitle: أ\n", 2, 1, "---"],
  ])("%s", async (_what, text, line, column, found) => {
    expect(await refusalsOf(text)).toEqual([{ code: "broken-front-matter", line, column, found }]);
  });

  test("its twenty aliases would expand to a thousand times the text", async () => {
    const levels = Array.from({ length: 10 }, (_, n) => `k${n + 1}: &l${n + 1} [*l${n}, *l${n}]`);
    const text = ["---", "k0: &l0 [x]", ...levels, "---", "نص"].join("\n");
    expect((await refusalsOf(text)).map(({ code }) => code)).toEqual(["broken-front-matter"]);
  });

  test("it has too many aliases", async () => {
    const fields = Array.from({ length: 21 }, (_, n) => `k${n}: *a`);
    const text = ["---", "title: &a أ", "date: 2017-12-08", ...fields, "---", "نص"].join("\n");
    expect(await refusalsOf(text)).toEqual([
      { code: "broken-front-matter", line: 24, column: 6, found: "k20: *a" },
    ]);
  });

  test("it is longer than 64 kB", async () => {
    const fields = "title: خبر\ndate: 2017-12-08\nother: ";
    const textWith = (length: number) => `---\n${fields.padEnd(length - 1, "a")}\n---\nنص`;
    expect(await refusalsOf(textWith(65_536))).toEqual([]);
    expect(await refusalsOf(textWith(65_537))).toEqual([
      { code: "broken-front-matter", line: 1, column: 1, found: "---" },
    ]);
  });

  test("a date is impossible, in a field or below a heading", async () => {
    expect(await refusalsOf("---\ntitle: أ\ndate:   32 ديسمبر 2017\n---\nنص")).toEqual([
      { code: "impossible-date", line: 3, column: 9, found: "32 ديسمبر 2017" },
    ]);
    expect(await refusalsOf("---\nid: 1\n---\n# أ\n\n *32 ديسمبر 2017*\n\nنص")).toEqual([
      { code: "impossible-date", line: 6, column: 2, found: "32 ديسمبر 2017" },
    ]);
  });

  test.each([
    ["title", "---\ndate: 2024-03-05\n---\nنص", ["missing-headline"]],
    ["date", "# عنوان\n\nنص", ["missing-date"]],
    ["text", "---\ntitle: أ\ndate: 2024-03-05\n---\n", ["missing-text"]],
    ["anything", "---\n---\n", ["missing-headline", "missing-date", "missing-text"]],
  ])("there is no %s", async (_what, text, codes) => {
    expect((await refusalsOf(text)).map(({ code }) => code)).toEqual(codes);
  });
});

describe("in the text", () => {
  const textOf = async (text: string) => {
    const parsed = await parse(`---\ntitle: عنوان\ndate: 2024-03-05\n---\n${text}`);
    return parsed.ok && parsed.value.kind === "article" ? parsed.value.article.paragraphs : parsed;
  };

  test("has at most 1,000 footnotes, and none within a line, because their time grows with the square of their number", async () => {
    const notes = (count: number) =>
      Array.from({ length: count }, (_, number) => `[^${number}]: حاشية\n\n`).join("");
    expect(await textOf(`نص.\n\n${notes(1000)}`)).toEqual(["نص."]);
    expect(await textOf(`نص.\n\n${notes(1001)}`)).toMatchObject({
      refusals: [{ code: "damaged-file", found: "more than 1000 footnotes" }],
    });
    expect(await textOf("قال^[حاشية] كذا.")).toEqual(["قال^[حاشية] كذا."]);
  });

  test("footnotes are at the end, like those of Word", async () => {
    const notes = "[^1]: حاشية.\n\n[^طويلة]: حاشية [لها رابط](https://news.example/a) وكلمات.";
    const link = { element: "a", href: "https://news.example/a", children: ["لها رابط"] };
    expect(await textOf(`نص[^1] وآخر[^طويلة] ثم الأولى[^1].\n\n${notes}\n\nخاتمة.`)).toEqual([
      element(
        "p",
        ...["نص", element("sup", "[1]"), " وآخر", element("sup", "[2]")],
        ...[" ثم الأولى", element("sup", "[1]"), "."],
      ),
      "خاتمة.",
      element("ol", element("li", "حاشية."), element("li", "حاشية ", link, " وكلمات.")),
    ]);
  });

  test.each([
    ["![أ](صورة الخبر.jpg)", { name: "صورة الخبر.jpg" }, {}],
    [
      '![أ](صور/صورة الخبر 2.PNG "تعليق (مهم)")',
      { name: "صور/صورة الخبر 2.PNG" },
      { caption: "تعليق (مهم)" },
    ],
    ["![أ](<صورة الخبر.jpg>)", { name: "صورة الخبر.jpg" }, {}],
    ["![أ](صورة.jpg)", { name: "صورة.jpg" }, {}],
  ])("the picture %s", async (text, file, words) => {
    expect(await textOf(`قبلها.\n\n${text}`)).toEqual([
      "قبلها.",
      { picture: { from: { kind: "file", ...file }, alt: "أ", ...words } },
    ]);
  });

  test("other brackets stay in the text", async () => {
    expect(await textOf("نص (انظر صورة الخبر.jpg) [أ] (ب ج).")).toEqual([
      "نص (انظر صورة الخبر.jpg) [أ] (ب ج).",
    ]);
  });
});

describe("without the dashes of front matter", () => {
  const found = { headline: "خبر", published: { day: "2024-05-03" }, paragraphs: ["نص."] };
  test.each([
    ["a blank line ends it", "title: خبر\ndate: 2024-05-03\n\nنص."],
    ["in Arabic", "\u200Fالعنوان : خبر\nالتاريخ: 3 مايو 2024\n\nنص."],
    ["its first dashes are missing", "title: خبر\ndate: 2024-05-03\n---\nنص."],
    ["a word processor made one of them", "\u2014\ntitle: خبر\ndate: 2024-05-03\n\u2014\n\nنص."],
    ["there is one too many in each", "----\ntitle: خبر\ndate: 2024-05-03\n----\nنص."],
  ])("%s", async (_what, text) => {
    expect(await parse(text)).toMatchObject({ value: { article: found } });
  });

  test("a draft is withheld", async () => {
    const text = "title: خبر\ndate: 2024-05-03\ndraft: true\n\nنص";
    expect(await parse(text)).toMatchObject({ ok: true, value: { kind: "withheld" } });
  });

  test("fields without a blank line before the text are refused", async () => {
    expect(await refusalsOf("title: خبر\ndate: 2024-05-03\nنص الخبر كله.")).toMatchObject([
      { code: "broken-front-matter", line: 3 },
    ]);
  });
});

test.each(["## خبر", "### خبر ###", "**خبر**", "__خبر__"])("a file can begin with %s", async (heading) => {
  expect(await parse(`${heading}\n\n3 مايو 2024\n\nنص **مهم**.`)).toMatchObject({
    value: {
      article: { headline: "خبر", paragraphs: [element("p", "نص ", element("strong", "مهم"), ".")] },
    },
  });
});

test("the newspaper's own plain text is parsed as such in a file with the extension of Markdown", async () => {
  const parsed = await parse("12\nعنوان المقال\n8 ديسمبر 2017\nقال * كذا * وكذا.");
  expect(parsed).toMatchObject({ value: { article: { id: "12", paragraphs: ["قال * كذا * وكذا."] } } });
});
