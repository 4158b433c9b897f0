import { expect, test } from "vitest";
import { escapeText, insertBefore, renderElement } from "../../lambdas/feed/xml-markup.ts";

test("texts and attributes are escaped, without the characters that XML can't hold", () => {
  const attributes = { one: '1\u0008"', two: undefined, three: 3 };
  expect(renderElement("a", attributes, escapeText(']]> & <b> \u0008"'))).toBe(
    '<a one="1&quot;" three="3">]]&gt; &amp; &lt;b&gt; "</a>',
  );
  expect(renderElement("a", {})).toBe("<a/>");
});

test("an element is inserted on a line of its own, indented like its neighbours", () => {
  const xml = "<a>\n    <b>\n        <c/>\n    </b>\n</a>";
  const inserted = insertBefore(insertBefore(xml, "<c", ["<one/>"]), "</b>", ["<two/>", "<three/>"]);
  expect(inserted.split("\n").slice(1, -1)).toEqual([
    "    <b>",
    "        <one/>",
    "        <c/>",
    "        <two/>",
    "        <three/>",
    "    </b>",
  ]);
});

test("an element is inserted before the first tag too", () => {
  expect(insertBefore("<a/>", "<a", ["<one/>"])).toBe("<one/><a/>");
});

test("a template without the place for an element is a fault", () => {
  expect(() => insertBefore("<a>\n</a>", "<b", [])).toThrow("<b");
});
