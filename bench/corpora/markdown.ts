// Measures Markdown files of Arabic and other sites. Compares fields with the front matter, and looks in the text for shortcodes
// (commands to a site generator), which readers must not see.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { type Block, plainTextOf } from "../../lambdas/article/block.ts";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import type { Case, Family } from "./family.ts";

const timeZone = "Asia/Muscat";
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
      for (const path of markdownBelow(root)) cases.push(await caseOf(path, relative(root, path)));
    return { cases, figures: [] };
  },
};

function markdownBelow(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:md|markdown)$/i.test(path) && !/node_modules|(?:^|\/)\./.test(path))
    .filter((path) => /^\s*(?:---|\+\+\+|\{)/.test(readFileSync(join(root, path), "utf8")))
    .map((path) => join(root, path));
}

async function caseOf(path: string, file: string): Promise<Case> {
  const bytes = readFileSync(path);
  const head = bytes
    .toString("utf8")
    .split(/^(?:---|\+\+\+|\})[ \t]*$/m, 2)
    .join("\n");
  const start = performance.now();
  const parsed = await parseArticle(basename(path), bytes, timeZone);
  const milliseconds = performance.now() - start;
  if (!parsed.ok) return { file, refused: parsed.refusals[0]?.code, compared: [], wrong: [], milliseconds };
  if (parsed.value.kind === "withheld") return { file, compared: [], wrong: [], milliseconds };
  const { headline, published, paragraphs } = parsed.value.article;
  const stated = title.exec(head)?.[1];
  const day = date.exec(head)?.[1] ?? dateInName.exec(basename(path))?.[1];
  const found = "day" in published ? published.day : dayOf(published.instant);
  const checks: Readonly<Record<string, boolean | undefined>> = {
    headline: stated === undefined || stated === "" ? undefined : lettersOf(stated) === lettersOf(headline),
    published: day === undefined ? undefined : found === day,
    "text without shortcodes": !paragraphs.some(isLeaking),
  };
  const compared = Object.keys(checks).filter((name) => checks[name] !== undefined);
  return { file, compared, wrong: compared.filter((name) => !checks[name]), milliseconds };
}

function dayOf(instant: number): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant);
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
