import { expect, test } from "vitest";
import { Placeholders } from "../../lambdas/feed/feed-template.ts";
import { appendElement, parseTemplate, serialise } from "../../lambdas/feed/xml-tree.ts";

test("a template that is not well-formed is a fault", () => {
  for (const xml of ["<a>", "<a><b></a>", "<a>&nbsp;</a>", ""])
    expect(() => parseTemplate(xml, new Placeholders())).toThrow();
});

test("a text that XML can't hold is a fault when a document is written, not a broken document", () => {
  const root = parseTemplate("<a>text</a>", new Placeholders());
  const [text] = root.childNodes;
  if (text) text.nodeValue = "\u0008";
  expect(() => serialise(root, "https://news.example/feed.css")).toThrow();
});

test("texts and attributes are added without the characters that XML can't hold", () => {
  const root = parseTemplate("<a/>", new Placeholders());
  const attributes = { one: "1\u0008", two: undefined, three: 3 };
  appendElement(root, { namespace: null, name: "b", attributes, text: "<\u0008" });
  expect(serialise(root, "s.css")).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="s.css"?>\n' +
      '<a><b one="1" three="3">&lt;</b></a>\n',
  );
});
