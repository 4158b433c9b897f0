// Tests the tools of `npm run soak -- pages` and `-- fuzz`: they notice dangerous markup, and can repeat the same random change of a file.

import { type AnyNode, isTag } from "domhandler";
import { parseDocument } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { mutate } from "./fuzz/mutate.ts";
import { randomOf } from "./fuzz/random.ts";
import { formats, seedsOf } from "./fuzz/seeds.ts";
import { type DomNode, dangersIn } from "./markup-check.ts";

function nodeOf(node: AnyNode): DomNode {
  if (!isTag(node)) return { nodeName: "#text" };
  const attributes = Object.entries(node.attribs).flat();
  return { nodeName: node.name.toUpperCase(), attributes, children: node.children.map(nodeOf) };
}

const dangers = (html: string) => parseDocument(html).children.map(nodeOf).flatMap(dangersIn);

describe("in a document as a browser has built it", () => {
  test.each([
    "<p><script>1</script></p>",
    "<iframe></iframe>",
    '<meta http-equiv="refresh" content="0">',
    "<p onclick=x>",
    '<a href="javascript:x">',
    '<a href=" java\tscript:x">',
    '<a href="data:text/html,x">',
    "<svg></svg>",
    "<form></form>",
  ])("%s is dangerous", (html) => {
    expect(dangers(html)).not.toEqual([]);
  });

  test.each([
    '<script type="application/ld+json">{}</script>',
    '<a href="https://news.example/a:b">',
    '<a href="mailto:a@news.example">',
    '<a href="#note-1">',
    '<a href="/a:b">',
    '<meta charset="utf-8"><p class="x">نص</p>',
  ])("%s is not", (html) => {
    expect(dangers(html)).toEqual([]);
  });
});

test.each(formats)("there are files of %s to change, and a number makes the same file again", (format) => {
  const [seed] = seedsOf(format);
  const bytes = seed?.bytes ?? new Uint8Array();
  expect(bytes.length).toBeGreaterThan(0);
  const made = (number: number) => mutate(bytes, randomOf(number), bytes);
  expect(made(7)).toEqual(made(7));
  const all = new Set(
    Array.from({ length: 20 }, (_, number) => Buffer.from(made(number)).toString("base64")),
  );
  expect(all.size).toBeGreaterThan(10);
});
