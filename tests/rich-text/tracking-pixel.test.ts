import { expect, test } from "vitest";
import { picturesIn } from "../../lambdas/article/block.ts";
import { parseHtml } from "../../lambdas/rich-text/parse-html.ts";

const picturesOf = (attributes: string) =>
  picturesIn(parseHtml(`<p>نص</p><img src="https://t.example/a.gif" ${attributes}>`)).length;

test.each([
  'width="1" height="1"',
  'width="1px" height=" 1"',
  'width="1.0" height="01"',
  'width="0" height="0"',
  'style="width:1px;height:1px"',
  'style="max-height: 1px !important"',
  'style="position:absolute; left:-9999px;"',
  'style="display:none"',
  "hidden",
])("an invisible picture is removed: %s", (attributes) => {
  expect(picturesOf(attributes)).toBe(0);
});

test.each([
  'width="100" height="10"',
  'style="width:1.5em"',
  'style="border-width:1px"',
  'style="width:100%"',
  "",
])("a visible picture stays: %s", (attributes) => expect(picturesOf(attributes)).toBe(1));
