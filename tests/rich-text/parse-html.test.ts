// HTML in the forms that pages, mails and word processors have, and the blocks that it gives.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBlockElement, plainTextOf, type RichNode } from "../../lambdas/article/block.ts";
import { parseHtml } from "../../lambdas/rich-text/parse-html.ts";

const element = (name: string, ...children: readonly unknown[]) => ({ element: name, children });
const p = (...children: readonly unknown[]) => element("p", ...children);
const strong = (...children: readonly unknown[]) => element("strong", ...children);
const link = (...children: readonly unknown[]) => ({
  element: "a",
  href: "https://news.example/",
  children,
});
const br = element("br");
const picture = (name: string, more: object = {}) => ({ picture: { from: { kind: "file", name }, ...more } });
const a = '<a href="https://news.example">';

const table: Readonly<
  Record<string, readonly (readonly [what: string, html: string, blocks: readonly unknown[]])[]>
> = {
  paragraphs: [
    ["of text alone are strings", "<p>قال.</p><p>وأضاف.</p>", ["قال.", "وأضاف."]],
    ["without a tag", "قال <b>الوزير</b> أمس", [p("قال ", strong("الوزير"), " أمس")]],
    ["that are never closed", "<p>أ<p>ب<div>ج</div>د", ["أ", "ب", "ج", "د"]],
    ["of nothing", "<p>&nbsp;</p><p> <b> </b><br></p><p>أ</p>", ["أ"]],
    ["parted by two line breaks", "أ<br><br>ب<br>ج<br> <br/>\n<br>د", ["أ", p("ب", br, "ج"), "د"]],
    ["parted by them within emphasis", "<b>أ<br><br>ب</b>ج", [p(strong("أ")), p(strong("ب"), "ج")]],
    ["around which emphasis is", "<b>أ<p>ب</p>ج</b>", [p(strong("أ")), p(strong("ب")), p(strong("ج"))]],
    [
      "around which a link is",
      `${a}أ <i>ب</i><div>ج</div></a>`,
      [p(link("أ ", element("em", "ب"))), p(link("ج"))],
    ],
    ["in emphasis in emphasis", "<b>أ<strong>ب</strong></b>", [p(strong("أب"))]],
    ["with breaks at their ends", "<p><br>أ<br></p>", ["أ"]],
    ["whose emphasis ends in a break", "<p><b>أ<br></b>ب</p>", [p(strong("أ", br), "ب")]],
    ["of a head that is never closed", "<html><head><title>ع</title><p>أ", ["أ"]],
  ],
  spaces: [
    ["are one", "<p> أ\n\tب  <i> ج </i> د </p>", [p("أ ب ", element("em", "ج "), "د")]],
    ["that don't break stay within a line", "<p>&nbsp;أ&nbsp;&nbsp;ب&nbsp;</p>", ["أ\u00A0\u00A0ب"]],
    ["of preformatted text stay", "<pre>\n  أ\n    ب\n</pre>", [element("pre", "  أ\n    ب")]],
    ["part blocks within a heading", "<h2><div>أ</div><div>ب</div></h2>", [element("h3", "أ ب")]],
  ],
  quotations: [
    ["within a line get their marks", "<p>قال <q>نعم</q>.</p>", ["قال «نعم»."]],
    [
      "of one paragraph and of two",
      "<blockquote><p>أ</p></blockquote><blockquote><p>أ<p>ب</blockquote>",
      [element("blockquote", "أ"), element("blockquote", p("أ"), p("ب"))],
    ],
  ],
  lists: [
    [
      "in lists",
      "<ul><li>أ<li>ب<ol><li>ج</ol></ul>",
      [element("ul", element("li", "أ"), element("li", p("ب"), element("ol", element("li", "ج"))))],
    ],
    [
      "right within lists belong to the item before",
      "<ul><li>أ</li><ul><li>ب</li></ul></ul>",
      [element("ul", element("li", p("أ"), element("ul", element("li", "ب"))))],
    ],
    [
      "with text that is in no item",
      "<ul>أ<li>ب</li>ج</ul>",
      [element("ul", element("li", "أ"), element("li", p("ب"), p("ج")))],
    ],
    [
      "that go on counting",
      '<ol start="5"><li>أ</ol><ol start="1"><li>ب</ol><ol start="-1e3"><li>ج</ol><ul start=3><li>د</ul>',
      [
        { element: "ol", start: 5, children: [element("li", "أ")] },
        element("ol", element("li", "ب")),
        element("ol", element("li", "ج")),
        element("ul", element("li", "د")),
      ],
    ],
    ["without items", "<ul><li> </li></ul>أ", ["أ"]],
    ["whose items are in no list", "<li>أ<li>ب", ["أ", "ب"]],
    ["of terms", "<dl><dt>أ<dd>ب</dl>", [p(strong("أ")), "ب"]],
    ["by their old names", "<menu><li>أ</menu>", [element("ul", element("li", "أ"))]],
  ],
  tables: [
    [
      "keep their empty cells",
      "<table><tbody><tr><th>أ</th><td></td><td>ب</td></tr><tr><td> </td></tr></tbody></table>",
      [element("table", element("tr", element("th", "أ"), element("td"), element("td", "ب")))],
    ],
    [
      "come after their caption, and after what is in no cell",
      "<table><caption>أ</caption><tr><td>ب</td></tr>ج</table>",
      ["أ", "ج", element("table", element("tr", element("td", "ب")))],
    ],
    [
      "with blocks in a cell",
      "<table><tr><td><p>أ</p><ul><li>ب</ul></td><td><p>ج</p></td></tr></table>",
      [
        element(
          "table",
          element("tr", element("td", p("أ"), element("ul", element("li", "ب"))), element("td", "ج")),
        ),
      ],
    ],
    [
      "with cells of several columns and rows, whose rows may be covered by them",
      "<table><tr><th colspan=2>السلعة</th></tr><tr><td rowspan='3'>نفط</td><td>٨٠</td></tr><tr><td>٨١</td></tr><tr></tr><tr><td></td></tr></table>",
      [
        element(
          "table",
          element("tr", { element: "th", colspan: 2, children: ["السلعة"] }),
          element("tr", { element: "td", rowspan: 3, children: ["نفط"] }, element("td", "٨٠")),
          element("tr", element("td", "٨١")),
          element("tr"),
        ),
      ],
    ],
    [
      "with spans that are none",
      '<table><tr><td colspan="1" rowspan="0">أ</td><td colspan="-2" rowspan="2.5">ب</td><td colspan="x" rowspan="9999999999">ج</td></tr></table>',
      [element("table", element("tr", element("td", "أ"), element("td", "ب"), element("td", "ج")))],
    ],
    ["without rows", "<table><tr><td></td></tr></table>أ", ["أ"]],
    ["whose cells are in no table", "<div><tr><td>أ</td></tr></div>", ["أ"]],
  ],
  pictures: [
    [
      "stand after their paragraph",
      "<p>أ <img src=a.jpg alt=' ص '> ب</p>",
      ["أ ب", picture("a.jpg", { alt: "ص" })],
    ],
    ["stand between paragraphs", "أ<br><br><img src=a.jpg><br><br>ب", ["أ", picture("a.jpg"), "ب"]],
    ["in links", `${a}<img src=a.jpg></a>`, [picture("a.jpg")]],
    ["in links with text", `<p>${a}<img src=a.jpg>أ</a></p>`, [p(link("أ")), picture("a.jpg")]],
    ["in headings", "<h2>أ<img src=a.jpg></h2>", [element("h3", "أ"), picture("a.jpg")]],
    ["in list items", "<ul><li><img src=a.jpg></ul>", [element("ul", element("li", picture("a.jpg")))]],
    [
      "with captions, however deep",
      "<figure><div><a href=x><img src=a.jpg></a></div><div><figcaption>أ<br><b>ب</b></figcaption></div></figure>",
      [picture("a.jpg", { caption: "أ ب" })],
    ],
    [
      "in a gallery have their own captions",
      "<figure><figure><img src=a.jpg><figcaption>أ</figcaption></figure><figure><img src=b.jpg></figure><figcaption>ج</figcaption></figure>",
      [picture("a.jpg", { caption: "أ" }), picture("b.jpg"), "ج"],
    ],
    ["whose figure has none", "<figure><figcaption>أ</figcaption></figure>", ["أ"]],
    [
      "with those whose they are",
      "<figure><img src=a.jpg><p>صدر الصورة، <span>Getty Images</span></p><figcaption>أ</figcaption></figure><figure><img src=b.jpg><p>صدر أمس</p></figure>",
      [picture("a.jpg", { caption: "أ", credit: "Getty Images" }), picture("b.jpg"), "صدر أمس"],
    ],
    ["of one pixel", "<img src=a.gif width=1 height=1>أ", ["أ"]],
  ],
  links: [
    ["that are relative lose their address", '<p>أ <a href="/x">ب</a></p>', ["أ ب"]],
    [
      "in links end the links before",
      `${a}أ<a href="mailto:a@news.example">ب</a></a>`,
      [p(link("أ"), { element: "a", href: "mailto:a@news.example", children: ["ب"] })],
    ],
  ],
};

for (const [what, cases] of Object.entries(table)) {
  describe(what, () => {
    test.each(cases)("%s", (_name, html, blocks) => expect(parseHtml(html)).toEqual(blocks));
  });
}

/** Well-formed HTML with any nesting, and the text that a browser shows for it. */
const { node } = fc.letrec<{ node: { html: string; text: string } }>((tie) => ({
  node: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc
      .tuple(fc.constantFrom("قال", "5 < 7", " ", "\n", "&", "نص ", "Oman"))
      .map(([text]) => ({ html: text.replace("&", "&amp;").replace("<", "&lt;"), text })),
    fc.constantFrom({ html: "<br>", text: "" }, { html: "<hr>", text: "" }),
    fc
      .tuple(
        fc.constantFrom(
          ..."div p b em a h1 h4 ul ol li table tr td th blockquote pre figure figcaption section dl dt dd center font sub".split(
            " ",
          ),
        ),
        fc.array(tie("node"), { maxLength: 4 }),
      )
      .map(([name, children]) => ({
        html: `<${name} href="https://news.example/">${children.map(({ html }) => html).join("")}</${name}>`,
        text: children.map(({ text }) => text).join(""),
      })),
  ),
}));

test("with any nesting of elements, all text is kept and blocks are only where HTML allows them", () => {
  fc.assert(
    fc.property(node, ({ html, text }) => {
      const blocks = parseHtml(html);
      const letters = (some: string) => [...some.replaceAll(/\s/g, "")].sort().join("");
      expect(letters(blocks.map(plainTextOf).join(""))).toBe(letters(text));
      for (const block of blocks) expectGrammar(block, "flow");
    }),
    { numRuns: 3000 },
  );
});

const contents: Readonly<Record<string, string>> = { ul: "li", ol: "li", table: "tr", tr: "td th" };

/** Checks that elements are only where the content models of HTML allow them. */
function expectGrammar(node: RichNode, within: string): void {
  if (typeof node === "string") {
    expect(contents[within]).toBeUndefined();
    return;
  }
  if ("picture" in node) {
    expect(within).toMatch(/^(?:flow|li|td|th|blockquote)$/);
    return;
  }
  const only = contents[within];
  if (only !== undefined) expect(only.split(" ")).toContain(node.element);
  else expect(node.element).not.toMatch(/^(?:li|tr|td|th)$/);
  if (isBlockElement(node)) expect(within).toMatch(/^(?:flow|li|td|th|blockquote|ul|ol|table|tr)$/);
  for (const child of node.children) expectGrammar(child, node.element);
}
