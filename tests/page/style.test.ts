import { expect, test } from "vitest";
import { feedStyle } from "../../lambdas/page/style/feed-style.ts";
import { style } from "../../lambdas/page/style/page-style.ts";

test("a long address breaks instead of widening a page or a feed on a telephone", () => {
  expect(/body \{[^}]*overflow-wrap: break-word;/.test(style)).toBe(true);
  expect(/:root \{[^}]*overflow-wrap: break-word;/.test(feedStyle)).toBe(true);
});
