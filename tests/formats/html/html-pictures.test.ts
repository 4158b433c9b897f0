// Pictures in web pages. Many are on other hosts, or are only loaded by a script.
import { describe, expect, test } from "vitest";
import { picturesIn } from "../../../lambdas/article/block.ts";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";

const text = "افتتح الوزير صباح أمس سوق السمك الجديد، الذي يضم مئة وعشرين منفذا للبيع وقاعة للمزاد.";

async function parse(body: string, head = "") {
  const page = `<!doctype html><html><head><title>خبر</title><meta name="date" content="2024-05-03">${head}</head><body><article><p>${text}</p>${body}</article></body></html>`;
  const parsed = await parseArticle("1.html", new TextEncoder().encode(page), "Asia/Muscat");
  if (!parsed.ok || parsed.value.kind !== "article") throw new Error("no article");
  return parsed.value.article;
}

async function addressesIn(body: string, head?: string) {
  const { paragraphs } = await parse(body, head);
  return picturesIn(paragraphs).map(({ from }) => ("url" in from ? from.url : "name" in from && from.name));
}

const dot = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

describe("a picture that a script would load", () => {
  test.each([
    ["in an attribute", `<img src="${dot}" data-src="a.jpg">`, "a.jpg"],
    ["behind one that holds its place", '<img src="placeholder.png" data-original="a.jpg">', "a.jpg"],
    [
      "in several sizes",
      '<img src="placeholder.png" data-srcset="a.jpg 480w, b.jpg 1024w, c.jpg 300w">',
      "b.jpg",
    ],
    ["in sizes alone", '<img srcset="a.jpg, b.jpg 2x">', "b.jpg"],
    ["in forms", `<picture><source srcset="a.webp 1x"><img src="${dot}"></picture>`, "a.webp"],
    [
      "for browsers without one",
      `<img class="lazy" src="${dot}"><noscript><img src="a.jpg"></noscript>`,
      "a.jpg",
    ],
    ["for those, before its place", `<noscript><img src="a.jpg"></noscript><img src="${dot}">`, "a.jpg"],
    ["for those alone", '<div class="lazy"></div><noscript><img src="a.jpg"></noscript>', "a.jpg"],
    ["and is there too", '<img src="a.jpg"><noscript><img src="a.jpg"></noscript>', "a.jpg"],
  ])("%s", async (_what, body, address) => {
    expect(await addressesIn(body)).toEqual([address]);
  });

  test("keeps its caption", async () => {
    const figure = `<figure><img src="${dot}" data-lazy-srcset="a.jpg 2x"><noscript><img src="a.jpg"></noscript><figcaption>السوق</figcaption></figure>`;
    expect((await parse(figure)).paragraphs.slice(1)).toEqual([
      { picture: { from: { kind: "file", name: "a.jpg" }, caption: "السوق" } },
    ]);
  });

  test("is not used if it is a tracking pixel", async () => {
    expect(
      await addressesIn(
        '<noscript><img height="1" width="1" style="display:none" src="https://count.example/x.gif"></noscript>',
      ),
    ).toEqual([]);
  });
});

describe("a relative address", () => {
  const canonical = '<link rel="canonical" href="https://news.example/2024/souq.html">';
  const images =
    '<img src="/img/a.jpg"><img src="b.jpg"><img src="//cdn.example/c.jpg"><img src="https://x.example/d.jpg"><img src="./souq_files/e.jpg">';
  const others = ["https://cdn.example/c.jpg", "https://x.example/d.jpg", "./souq_files/e.jpg"];

  test.each([
    [
      "the page's base",
      `<base href="https://cdn.example/pages/">${canonical}`,
      "https://cdn.example/img/a.jpg",
      "https://cdn.example/pages/b.jpg",
    ],
    [
      "its base, which is itself relative",
      `<base href="/">${canonical}`,
      "https://news.example/img/a.jpg",
      "https://news.example/b.jpg",
    ],
    [
      "its canonical address, because its base is not a web address",
      `<base href="javascript:alert(1)//">${canonical}`,
      "https://news.example/img/a.jpg",
      "https://news.example/2024/b.jpg",
    ],
    ["its canonical address", canonical, "https://news.example/img/a.jpg", "https://news.example/2024/b.jpg"],
    [
      "the address that it states in og:url",
      '<meta property="og:url" content="https://news.example/2024/souq.html">',
      "https://news.example/img/a.jpg",
      "https://news.example/2024/b.jpg",
    ],
  ])(
    "starts from %s, except that of a file which a browser saved beside the page",
    async (_what, head, a, b) => {
      expect(await addressesIn(images, head)).toEqual([a, b, ...others]);
    },
  );

  test("is that of a file if the page does not state its own address", async () => {
    expect(await addressesIn('<img src="b.jpg">')).toEqual(["b.jpg"]);
  });

  test("of a link is also resolved, except within the page and with the scheme of scripts", async () => {
    const links =
      '<p>نشرت الوزارة بيانا <a href="other.html">أ</a> <a href="#top">ب</a> <a href="javascript:alert(1)">ج</a></p>';
    expect((await parse(links, canonical)).paragraphs.at(-1)).toEqual({
      element: "p",
      children: [
        "نشرت الوزارة بيانا ",
        { element: "a", href: "https://news.example/2024/other.html", children: ["أ"] },
        " ب ج",
      ],
    });
  });

  test("of the leading picture is also resolved", async () => {
    const { picture } = await parse("", `${canonical}<meta property="og:image" content="/img/a.jpg">`);
    expect(picture?.from).toEqual({ kind: "remote", url: "https://news.example/img/a.jpg" });
  });
});

describe("a leading picture that is in the text in another size", () => {
  const led = (address: string) => `<meta property="og:image" content="https://cdn.example/${address}">`;
  const shown = (address: string) => `<img src="https://cdn.example/${address}" alt="السوق">`;

  test.each([
    ["is the larger one of a folder", "up/souq.jpg", "up/souq-1024x683.jpg", "up/souq.jpg"],
    [
      "is the larger one, whatever its query is",
      "up/souq.jpg?w=1200",
      "up/souq.jpg?w=640",
      "up/souq.jpg?w=1200",
    ],
    [
      "is the one without the newspaper's sign",
      "1024/branded/souq.jpg",
      "640/news/souq.jpg.webp",
      "640/news/souq.jpg.webp",
    ],
  ])("%s", async (_what, leading, inText, address) => {
    const article = await parse(shown(inText), led(leading));
    const from = { kind: "remote", url: `https://cdn.example/${address}` };
    expect(article.picture).toEqual({ from, alt: "السوق" });
    expect(article.paragraphs.slice(1)).toEqual([{ picture: { from, alt: "السوق" } }]);
  });

  test.each([
    ["a name that all have", "1/image.jpg", "2/image.jpg"],
    ["the address of a program", "image?id=1", "image?id=2"],
    ["another name", "up/souq.jpg", "up/souq-2.jpg"],
  ])("is another picture if they have only %s in common", async (_what, leading, inText) => {
    const article = await parse(shown(inText), led(leading));
    expect(article.picture?.from).toEqual({ kind: "remote", url: `https://cdn.example/${leading}` });
    expect(picturesIn(article.paragraphs)[0]?.from).toEqual({
      kind: "remote",
      url: `https://cdn.example/${inText}`,
    });
  });
});

test("a picture's credit counts although its label is only for screen readers", async () => {
  const label = '<span class="visually-hidden">صدر الصورة، </span>';
  const { paragraphs } = await parse(
    `<figure><img src="a.jpg"><p>${label}Getty Images</p><figcaption>السوق</figcaption></figure>`,
  );
  expect(picturesIn(paragraphs)).toMatchObject([{ caption: "السوق", credit: "Getty Images" }]);
});

describe("a box that is named for a picture", () => {
  const leading = '<meta property="og:image" content="https://cdn.example/souq.jpg">';
  const image = '<img src="https://cdn.example/souq.jpg" alt="السوق">';

  test("contains the caption of its picture", async () => {
    const article = await parse(
      `<div class="article_image">${image}<div class="red">السوق من الخارج</div></div>`,
    );
    expect(picturesIn(article.paragraphs)).toMatchObject([{ caption: "السوق من الخارج" }]);
    expect(article.paragraphs).not.toContain("السوق من الخارج");
  });

  test("contains no caption if its words link to another article", async () => {
    const { paragraphs } = await parse(`<div class="image">${image}<a href="/2.html">خبر آخر</a></div>`);
    expect(picturesIn(paragraphs).every(({ caption }) => caption === undefined)).toBe(true);
  });

  test("gives the leading picture its caption, even outside the text", async () => {
    const page = `<!doctype html><html><head><title>افتتاح السوق</title><meta name="date" content="2024-05-03">${leading}</head><body><div><div>
      <div class="title"><h1>افتتاح السوق الجديد في مطرح</h1></div><div class="article_image">${image}<div>السوق من الخارج</div></div>
      <div class="main_body">${`<p>${text}</p>`.repeat(3)}</div></div></div></body></html>`;
    const parsed = await parseArticle("1.html", new TextEncoder().encode(page), "Asia/Muscat");
    expect(parsed).toMatchObject({ value: { article: { picture: { caption: "السوق من الخارج" } } } });
  });
});

test("an animation without a description that links to another page is removed as an advertisement", async () => {
  const linked = (src: string, href: string, alt = "") =>
    `<p><a href="${href}"><img src="${src}" alt="${alt}"></a></p>`;
  const { paragraphs } = await parse(
    linked("https://x.example/ad.gif", "https://shop.example/") +
      linked("https://x.example/map.gif", "https://x.example/map", "خريطة") +
      linked("https://x.example/small.gif", "https://x.example/large.gif") +
      linked("https://x.example/photo.jpg", "https://x.example/photo"),
  );
  const names = picturesIn(paragraphs).map(({ from }) =>
    from.kind === "remote" ? from.url.split("/").pop() : "",
  );
  expect(names).toEqual(["map.gif", "small.gif", "photo.jpg"]);
});
