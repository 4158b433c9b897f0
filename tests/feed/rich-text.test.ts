// Rich text in feeds: each block states its direction, text in the other direction has direction marks, and pictures keep their places.
import { expect, test } from "vitest";
import type { Block, RichElement, RichNode } from "../../lambdas/article/block.ts";
import { buildSummary, renderBlocks, renderContent } from "../../lambdas/feed/content/content.ts";
import type { Entry, EntryPicture } from "../../lambdas/feed/entry.ts";
import { entryOf, type Plain } from "./feed-fixture.ts";

const el = (element: RichElement["element"], ...children: RichNode[]): RichElement => ({ element, children });
const inText = (name: string): Block => ({ picture: { from: { kind: "file", name } } });
const hosted = (name: string, changes: Partial<Plain<EntryPicture>> = {}): Plain<EntryPicture> => ({
  from: { kind: "file", name },
  url: `https://news.example/media/1/${name}`,
  file: { type: "image/jpeg", length: 10, width: 4, height: 3 },
  ...changes,
});

/** Renders the content without the wrapper element around it. */
function render(paragraphs: readonly Block[], changes: Partial<Plain<Entry>> = {}): string {
  const content = renderContent(entryOf(1, { paragraphs, ...changes })).toString();
  return content.replace(/^<div dir="rtl" lang="ar">\n/, "").replace(/<\/div>$/, "");
}

test("each block has its direction, nested ones too; what is within a line has none", () => {
  const list = el(
    "ul",
    el("li", "واحد ", el("strong", "مهم")),
    el("li", el("p", "اثنان"), el("ol", el("li", "ثلاثة"))),
  );
  expect(render([list])).toBe(
    '<ul dir="rtl"><li dir="rtl">واحد <strong>مهم</strong></li>' +
      '<li dir="rtl"><p dir="rtl">اثنان</p><ol dir="rtl"><li dir="rtl">ثلاثة</li></ol></li></ul>\n',
  );
});

test("cells keep the columns and rows that they span, and lists what they count from", () => {
  const cell: RichElement = { element: "td", colspan: 2, rowspan: 3, children: ["نفط"] };
  const list: RichElement = { element: "ol", start: 0, children: [el("li", "أولا")] };
  expect(render([el("table", el("tr", cell)), list])).toBe(
    '<table dir="rtl"><tr dir="rtl"><td dir="rtl" colspan="2" rowspan="3">نفط</td></tr></table>\n' +
      '<ol dir="rtl" start="0"><li dir="rtl">أولا</li></ol>\n',
  );
});

test("a block that begins with a Latin name gets an RLM in feeds alone, before its markup", () => {
  const block = el("p", el("em", "Boeing"), " تسلم طائرة ", {
    element: "a",
    href: "https://a.example/?a=1&b=2",
    children: ["A350"],
  });
  const marked = '<em>Boeing</em> تسلم طائرة <a href="https://a.example/?a=1&amp;b=2">A350</a>';
  expect(render([block])).toBe(`<p dir="rtl">\u200F${marked}</p>\n`);
  expect(renderBlocks(entryOf(1, { paragraphs: [block] }), "page").toString()).toBe(
    `\n<p dir="rtl">${marked}</p>\n`,
  );
});

test("a bare address is a link in any text but code, one left-to-right unit, its marks outside of the link", () => {
  const link = '<a href="https://example.com/a/">https://example.com/a/</a>';
  const address = "https://example.com/a/";
  expect(render([`انظر ${address}، هنا`])).toBe(`<p dir="rtl">انظر \u2066${link}\u2069، هنا</p>\n`);
  expect(render([el("ul", el("li", el("strong", "انظر editor@news.example الآن")))])).toBe(
    '<ul dir="rtl"><li dir="rtl"><strong>انظر <a href="mailto:editor@news.example">editor@news.example</a> الآن</strong></li></ul>\n',
  );
  expect(render([el("pre", "www.example.om"), el("p", "هنا ", el("code", "www.example.om"))])).toBe(
    '<pre dir="rtl">www.example.om</pre>\n<p dir="rtl">هنا <code>www.example.om</code></p>\n',
  );
  const own: RichElement = { element: "a", href: "https://other.example/", children: [address] };
  expect(render([el("p", "هنا ", own)])).not.toContain('href="https://example.com/a/"');
});

test("lines that a break or a block divides are marked each by itself, outside of the markup", () => {
  expect(render([el("p", "لغة ", el("strong", "C++"), el("br"), el("em", "C++"), " هنا")])).toBe(
    '<p dir="rtl">لغة \u2066<strong>C++</strong>\u2069<br>\u2066<em>C++</em>\u2069 هنا</p>\n',
  );
  expect(render([el("ul", el("li", "C++ هنا", el("ul", el("li", "نص"))))])).toBe(
    '<ul dir="rtl"><li dir="rtl">\u200F\u2066C++\u2069 هنا<ul dir="rtl"><li dir="rtl">نص</li></ul></li></ul>\n',
  );
});

test("text is text: no letter of it becomes markup", () => {
  expect(render([el("td", "<script>"), '<img src="x">'])).toBe(
    '<td dir="rtl">\u200E&lt;script&gt;\u200E</td>\n<p dir="rtl">\u200E&lt;img src=&quot;x&quot;&gt;\u200E</p>\n',
  );
});

test("the dateline stands in the first paragraph, rich or plain, and on its own before any other block", () => {
  const places = { places: ["مسقط"] };
  expect(render([el("p", "قال ", el("strong", "الوزير"))], places)).toBe(
    '<p dir="rtl"><b>مسقط</b> – قال <strong>الوزير</strong></p>\n',
  );
  expect(render(["قال كذا."], places)).toBe('<p dir="rtl"><b>مسقط</b> – قال كذا.</p>\n');
  expect(render([el("ul", el("li", "أول"))], places)).toBe(
    '<p dir="rtl"><b>مسقط</b> – </p>\n<ul dir="rtl"><li dir="rtl">أول</li></ul>\n',
  );
});

test("a dateline without any text stands on its own, and is said once in a paragraph that a picture divides", () => {
  const places = ["مسقط"];
  expect(render([], { places })).toBe('<p dir="rtl"><b>مسقط</b> – </p>\n');
  expect(
    render([el("p", "أول ", { picture: { from: { kind: "file", name: "x.jpg" } } }, " ثان")], { places }),
  ).toBe('<p dir="rtl"><b>مسقط</b> – أول  ثان</p>\n');
});

test("an element that only a newer version knows is shown as what it holds", () => {
  expect(render([el("unknown", el("p", "أول"), el("p", "ثان"))])).toBe(
    '<p dir="rtl">أول</p><p dir="rtl">ثان</p>\n',
  );
  expect(render([el("unknown", "أول", el("p", "ثان"))])).toBe('<p dir="rtl">أول</p><p dir="rtl">ثان</p>\n');
  expect(render([el("unknown", "أول ", el("em", "مهم"))])).toBe('<p dir="rtl">أول <em>مهم</em></p>\n');
  expect(render([el("unknown")])).toBe("");
  expect(render([el("p", "قال ", el("unknown", "الوزير"))])).toBe('<p dir="rtl">قال الوزير</p>\n');
  expect(render([el("li", "أول", el("unknown", "ثان", el("p", "ثالث")), "رابع")])).toBe(
    '<li dir="rtl">أول<p dir="rtl">ثان</p><p dir="rtl">ثالث</p>رابع</li>\n',
  );
});

test("text before, between and after the blocks in a block stays where it is", () => {
  expect(render([el("li", "أول", el("p", "ثان"), "ثالث", el("p", "رابع"), "خامس")])).toBe(
    '<li dir="rtl">أول<p dir="rtl">ثان</p>ثالث<p dir="rtl">رابع</p>خامس</li>\n',
  );
});

test("a rule across the page has no content and no direction", () => {
  expect(render([el("hr")])).toBe("<hr>\n");
});

test("text with a link that has no address is text", () => {
  expect(render([el("p", "انظر ", el("a", "هنا"))])).toBe('<p dir="rtl">انظر هنا</p>\n');
});

test("several addresses in one text are links, and the text between them stays", () => {
  const link = (host: string) => `<a href="https://${host}/">https://${host}</a>`;
  expect(
    render(["أول https://a.example ثم https://b.example وانتهى"]).replaceAll(/[\u2066\u2069]/g, ""),
  ).toBe(`<p dir="rtl">أول ${link("a.example")} ثم ${link("b.example")} وانتهى</p>\n`);
});

test("a caption has the direction marks of feeds in feeds alone, and its addresses are links", () => {
  const pictures = [hosted("1.jpg", { caption: "Boeing من https://a.example" })];
  const caption = 'Boeing من <a href="https://a.example/">https://a.example</a>';
  expect(render([], { pictures }).replaceAll(/[\u2066\u2069]/g, "")).toContain(
    `<figcaption dir="rtl">\u200F${caption}</figcaption>`,
  );
  expect(
    renderBlocks(entryOf(1, { pictures }), "page")
      .toString()
      .replaceAll(/[\u2066\u2069]/g, ""),
  ).toContain(`<figcaption dir="rtl">${caption}</figcaption>`);
});

test("the leading picture is not repeated where the text names it, although the text's pictures are listed too", () => {
  const pictures = [hosted("1.jpg"), hosted("1.jpg")];
  expect(render([inText("1.jpg"), "نص."], { pictures }).match(/<img/g)).toHaveLength(1);
});

test("the leading picture opens the text and is not shown again; others stand where they stood, if they are there", () => {
  const pictures = [
    hosted("1.jpg", { caption: "الميناء", credit: "سالم" }),
    hosted("2.jpg", { alt: "سفينة" }),
  ];
  const text = render(["أول.", inText("1.jpg"), inText("absent.jpg"), "ثان.", inText("2.jpg")], { pictures });
  expect(text).toBe(
    '<figure dir="rtl"><img src="https://news.example/media/1/1.jpg" alt="الميناء" width="4" height="3">' +
      '<figcaption dir="rtl">الميناء (سالم)</figcaption></figure>\n' +
      '<p dir="rtl">أول.</p>\n<p dir="rtl">ثان.</p>\n' +
      '<figure dir="rtl"><img src="https://news.example/media/1/2.jpg" alt="سفينة" width="4" height="3"></figure>\n',
  );
});

test("a picture on another server is shown without a size that nobody knows", () => {
  const from = { kind: "remote", url: "https://cdn.example/a.jpg" } as const;
  expect(render(["نص."], { pictures: [{ from, url: from.url }] })).toContain(
    '<img src="https://cdn.example/a.jpg" alt="">',
  );
});

test("the summary is of the first text that is no heading, in one line", () => {
  const summaryOf = (...paragraphs: Block[]) => buildSummary(entryOf(1, { paragraphs }));
  expect(
    summaryOf(
      inText("1.jpg"),
      el("h3", "عنوان فرعي"),
      el("p", "قال ", el("strong", "الوزير"), el("br"), "كذا."),
    ),
  ).toBe("قال الوزير كذا.");
  expect(summaryOf(el("h3", "عنوان فرعي"))).toBe("عنوان فرعي");
  expect(summaryOf(el("ul", el("li", "أول"), el("li", "ثان")))).toBe("أول ثان");
  expect(summaryOf(" أول  ثان\n")).toBe("أول ثان");
  expect(summaryOf("", "ثان")).toBe("ثان");
  expect(summaryOf()).toBe("");
});

test("a picture that is shown as a link stands where the picture would", () => {
  const linked = (name: string, changes: Partial<Plain<EntryPicture>> = {}) =>
    hosted(name, { file: undefined, ...changes });
  const link = (name: string, words: string) =>
    `<p dir="rtl"><a href="https://news.example/media/1/${name}">${words}</a></p>\n`;
  const [first, second] = [
    linked("1.jpg", { alt: "سفينة" }),
    linked("2.jpg", { alt: "رصيف", caption: "الميناء" }),
  ];
  const paragraphs = ["أول.", inText("1.jpg"), inText("2.jpg"), inText("absent.jpg")];
  const text = '<p dir="rtl">أول.</p>\n';
  expect(render(paragraphs, { linkedPictures: [first, second] })).toBe(
    link("1.jpg", "سفينة") + text + link("2.jpg", "الميناء"),
  );
  const [figure, ...rest] = render(paragraphs, {
    pictures: [hosted("9.jpg")],
    linkedPictures: [first, second],
  }).split("</figure>\n");
  expect(figure).toContain("9.jpg");
  expect(rest.join()).toBe(text + link("1.jpg", "سفينة") + link("2.jpg", "الميناء"));
  expect(render([], { linkedPictures: [linked("3.jpg")] })).toBe(link("3.jpg", "صورة"));
});

test("the words of such a link are no links themselves", () => {
  const linkedPictures = [hosted("1.jpg", { caption: "من https://a.example" })];
  expect(render([], { linkedPictures }).match(/<a /g)).toHaveLength(1);
});

test("the standfirst is a heading in feeds and a paragraph on pages, and the agencies close the text", () => {
  const entry = { standfirst: "مقدمة", agencies: ["رويترز", "أ ف ب"] };
  const agencies = '<p dir="rtl">رويترز، أ ف ب</p>\n';
  expect(render(["نص."], entry)).toBe(`<h3 dir="rtl">مقدمة</h3>\n<p dir="rtl">نص.</p>\n${agencies}`);
  expect(renderBlocks(entryOf(1, { paragraphs: ["نص."], ...entry }), "page").toString()).toBe(
    `\n<p class="standfirst">مقدمة</p>\n<p dir="rtl">نص.</p>\n${agencies}`,
  );
});
