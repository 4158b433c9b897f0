// Parsing a feed entry by entry gives the same as parsing it whole.
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkCharacters } from "../../lambdas/gate/check-characters.ts";
import { parseFeedXml } from "../../lambdas/gate/feed-xml.ts";
import { parseStrictXml, textsIn, type XmlElement } from "../../lambdas/gate/strict-xml.ts";
import { entryOf, renderDocument } from "../feed/feed-fixture.ts";

const entries = [entryOf(1, { authors: ["سالم خالد"] }), entryOf(2), entryOf(3)];
const formats = { item: renderDocument("rss.xml", entries), entry: renderDocument("atom.xml", entries) };
type Name = keyof typeof formats;

/** What the gate reads of a feed: all but the texts of the elements around the entries. */
function readable(element: XmlElement, name: string): object {
  const { text, ...others } = element;
  if (element.name === name) return element;
  const isAround = element.children.some((child) => child.name === name || child.name === "channel");
  return {
    ...others,
    ...(isAround ? {} : { text }),
    children: element.children.map((child) => readable(child, name)),
  };
}

/** The same of a document that is parsed whole. Undefined if it is not well-formed, or if a character is wrong. */
function wholeOf(text: string, name: Name): object | undefined {
  const xml = parseStrictXml(text);
  return xml.ok && checkCharacters(textsIn(xml.root)).length === 0 ? readable(xml.root, name) : undefined;
}

test.each(["item", "entry"] as const)("all parts of a feed with <%s> are read, in their order", (name) => {
  const root = parseFeedXml(formats[name], name);
  expect(root && readable(root, name)).toEqual(wholeOf(formats[name], name));
  expect(root).toBeDefined();
});

const pieces = fc.oneof(
  // Pieces that a document may have in most places,
  fc.constantFrom(
    "<b/>",
    "<a>نص</a>",
    "<!-- نص -->",
    "<![CDATA[</item></entry>]]>",
    "<?a b?>",
    "\u2067سالم\u2069",
  ),
  // tags of feeds,
  fc.constantFrom(
    "<item>",
    "</item>",
    "<item/>",
    "<entry>",
    "</entry>",
    "<entry/>",
    "<channel>",
    "</channel>",
  ),
  fc.constantFrom(
    '<rss version="2.0">',
    "</rss>",
    "</feed>",
    "<other:b/>",
    "<item></item>",
    "<entry> </entry>",
  ),
  // and what is never right.
  fc.constantFrom(
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<",
    "&",
    "&nbsp;",
    "\u2067",
    "\u2069",
    "\u202E",
    "\uD83D",
    "\u0008",
  ),
);
/** `at` is a place in the document, in ten-thousandths of its tags. There, `cut` tags are taken out, and `piece` is put in. */
const changes = fc.array(
  fc.record({
    at: fc.noBias(fc.nat(9999)),
    cut: fc.constantFrom(0, 0, 1, 2),
    piece: pieces,
  }),
  { minLength: 1, maxLength: 2 },
);

test.each(["item", "entry"] as const)("a damaged feed with <%s> is never taken for a right one", (name) => {
  let right = 0;
  fc.assert(
    fc.property(changes, (all) => {
      let text = formats[name];
      for (const { at, cut, piece } of all) {
        const tags = text.split(/(?=<)/);
        tags.splice(Math.floor((at / 10_000) * tags.length), cut, piece);
        text = tags.join("");
      }
      const root = parseFeedXml(text, name);
      if (!root) return;
      right += 1;
      expect(readable(root, name)).toEqual(wholeOf(text, name));
    }),
    { numRuns: 1000 },
  );
  expect(right).toBeGreaterThan(100);
});

test.each([
  ["an entry in a comment", "<item>", "<!--<item>"],
  ["an entry in a CDATA section", "<item>", "<![CDATA[<item>"],
  ["the end of an entry in a CDATA section", "<title>عنوان 2", "<title><![CDATA[</item>]]>عنوان 2"],
  ["an entry in an entry", "<title>عنوان 2", "<item></item><title>عنوان 2"],
  ["a prefix that one entry does not know", "<title>عنوان 2", "<other:title/><title>عنوان 2"],
  ["an empty entry before the others", "<item>", "<item/><item>"],
])("%s is left to the parser of whole documents", (_what, right, broken) => {
  const text = formats.item.replace(right, broken);
  expect(text).not.toBe(formats.item);
  expect(parseFeedXml(text, "item")).toBeUndefined();
});

test("an entry that was right with the namespaces of an earlier feed is wrong without them", () => {
  const pattern = /<rss ([^>]*) xmlns:dc="[^"]*"/;
  expect(parseFeedXml(formats.item, "item")).toBeDefined();
  const text = formats.item.replace(pattern, "<rss $1");
  expect(text).not.toBe(formats.item);
  expect(parseFeedXml(text, "item")).toBeUndefined();
  const [element] = parseFeedXml(formats.item, "item")?.children ?? [];
  expect(element?.children.filter(({ name }) => name === "item")).toHaveLength(3);
});
