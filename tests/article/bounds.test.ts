// The limits of an article. One that exceeds a limit is refused.
import { expect, test } from "vitest";
import type { Article } from "../../lambdas/article/article.ts";
import type { RichNode } from "../../lambdas/article/block.ts";
import { findExcess } from "../../lambdas/article/bounds.ts";

type Parts = Partial<Omit<Article, "published">>;

const picture = { from: { kind: "beside" } } as const;

/** A text in elements that are nested this deep. */
function nested(depth: number): RichNode {
  return depth === 1 ? "نص" : { element: "blockquote", children: [nested(depth - 1)] };
}

test.each<[of: string, allowed: number, article: (amount: number) => Parts]>([
  ["standfirst", 5000, (amount) => ({ standfirst: "ن".repeat(amount) })],
  ["text", 500_000, (amount) => ({ paragraphs: ["ن".repeat(amount)] })],
  [
    "text",
    500_000,
    (amount) => ({ paragraphs: [{ element: "a", href: "h".repeat(amount - 2), children: ["نص"] }] }),
  ],
  ["parts of the text", 10_000, (amount) => ({ paragraphs: Array(amount).fill("") })],
  ["nesting", 50, (amount) => ({ paragraphs: [nested(amount)] })],
  ["places", 50, (amount) => ({ places: Array(amount).fill("صور") })],
  ["authors", 50, (amount) => ({ authors: Array(amount).fill("منى") })],
  ["agencies", 50, (amount) => ({ agencies: Array(amount).fill("رويترز") })],
  ["tags", 100, (amount) => ({ tags: Array(amount).fill("نفط") })],
  ["name", 200, (amount) => ({ authors: ["منى"], tags: ["ن".repeat(amount)] })],
  ["pictures", 200, (amount) => ({ picture, paragraphs: Array(amount - 1).fill({ picture }) })],
  ["caption", 5000, (amount) => ({ picture: { ...picture, caption: "ن".repeat(amount) } })],
  ["caption", 5000, (amount) => ({ paragraphs: [{ picture: { ...picture, alt: "ن".repeat(amount) } }] })],
])("%s: %i at most", (of, allowed, articleWith) => {
  const article = { headline: "خبر", places: [], authors: [], agencies: [], tags: [], paragraphs: [] };
  expect(findExcess({ ...article, ...articleWith(allowed) })).toEqual([]);
  expect(findExcess({ ...article, ...articleWith(allowed + 1) })).toEqual([
    { of, found: allowed + 1, allowed },
  ]);
});
