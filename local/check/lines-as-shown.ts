// The lines of an entry as readers see them, taken from the HTML that feeds contain.
import { type Block, plainTextOf } from "../../lambdas/article/block.ts";
import { renderContent } from "../../lambdas/feed/content/content.ts";
import type { Entry } from "../../lambdas/feed/entry.ts";
import { parseHtml as readHtml } from "../../lambdas/rich-text/parse-html.ts";

/** One line for each paragraph, heading, picture, list item and table row. The dateline comes first and the agencies last. */
export function linesAsShown(entry: Entry): readonly string[] {
  return readHtml(renderContent(entry).toString()).flatMap((block) => lineOf(block).split("\n"));
}

function lineOf(block: Block): string {
  if (typeof block === "string" || !("picture" in block)) return plainTextOf(block);
  const { caption, alt } = block.picture;
  return `[${caption || alt || "صورة"}]`;
}
