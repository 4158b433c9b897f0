// Measures Markdown files of Arabic and other sites. Compares fields with the front matter, and looks in the text for shortcodes
// (commands to a site generator), which readers must not see.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Article } from "../../lambdas/article/article.ts";
import { type Block, plainTextOf } from "../../lambdas/article/block.ts";
import type { Case, Family } from "./family.ts";
import { type Checks, caseOf, dayOf, filesBelow, readForeign } from "./read-foreign.ts";

/** Matches `title = "…"`, `title: …` and `"title": "…"` at the beginning of a line, the usual forms in front matter. */
const title = /^[ \t]*"?title"?\s*[:=]\s*(.*?),?\s*$/im;
const date = /^[ \t]*"?date"?\s*[:=]\s*["']?(\d{4}-\d{2}-\d{2})/im;
const dateInName = /^(\d{4}-\d{2}-\d{2})-/;
/** Shortcodes are searched for only outside of code, because code may show one as an example. */
const shortcode = /\{\{[<%]|\{%|\{\{\s*[\w.]+\s*[}|(]/;

export const markdown: Family = {
  name: "Markdown of sites",
  repositories: ["reactjs/ar.reactjs.org", "salif/linkita", "phil-opp/blog_os"],
  async measure(roots) {
    const cases: Case[] = [];
    for (const root of roots)
      for (const file of filesBelow(root, /\.(?:md|markdown)$/i)) {
        const bytes = readFileSync(join(root, file));
        const text = bytes.toString();
        if (/(?:^|\/)\./.test(file) || !/^\s*(?:---|\+\+\+|\{)/.test(text)) continue;
        const read = await readForeign(basename(file), bytes);
        cases.push(caseOf(file, read, (article) => check(article, basename(file), text)));
      }
    return { cases, figures: [] };
  },
};

function check({ headline, published, paragraphs }: Article, name: string, text: string): Checks {
  const head = text.split(/^(?:---|\+\+\+|\})[ \t]*$/m, 2).join("\n");
  const stated = title.exec(head)?.[1];
  const day = date.exec(head)?.[1] ?? dateInName.exec(name)?.[1];
  const found = "day" in published ? published.day : dayOf(published.instant);
  return {
    headline: stated ? lettersOf(stated) === lettersOf(headline) : undefined,
    published: day === undefined ? undefined : found === day,
    "text without shortcodes": !paragraphs.some(isLeaking),
  };
}

function lettersOf(text: string): string {
  return text
    .replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function isLeaking(block: Block): boolean {
  return shortcode.test(plainTextOf(withoutCode(block)));
}

function withoutCode(block: Block): Block {
  if (typeof block === "string" || !("element" in block)) return block;
  if (/^(?:pre|code)$/.test(block.element)) return "";
  return { ...block, children: block.children.map((child) => withoutCode(child as Block)) } as Block;
}
