import { expect, test } from "vitest";
import { checkDocument } from "../../lambdas/feed/gate.ts";

const xml = (text: string) => checkDocument({ text, contentType: "application/rss+xml; charset=utf-8" });

test("well-formed documents may go out", () => {
  expect(xml('<rss xmlns:a="urn:a"><a:b>نص &amp; ]]&gt;</a:b></rss>')).toEqual([]);
  expect(checkDocument({ text: "{}", contentType: "application/feed+json; charset=utf-8" })).toEqual([]);
});

test.each([
  ["a control character", "<a>\u0008</a>"],
  ["an entity that XML does not know", "<a>&nbsp;</a>"],
  ["an unbound prefix", "<a:b/>"],
  ["the end of a CDATA section in text", "<a>]]></a>"],
  ["two roots", "<a/><b/>"],
  ["an open element", "<a><b></a>"],
  ["nothing at all", ""],
])("%s may not", (_what, text) => {
  expect(xml(text)).not.toEqual([]);
});

test("JSON that breaks off may not", () => {
  expect(checkDocument({ text: "{", contentType: "application/feed+json; charset=utf-8" })).not.toEqual([]);
});
