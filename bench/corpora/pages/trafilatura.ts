// Measures the pages that trafilatura is evaluated with: https://github.com/adbar/trafilatura, tests/eval_common.py
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Article } from "../../../lambdas/article/article.ts";
import type { Family } from "../family.ts";
import { type Checks, caseOf } from "../read-foreign.ts";
import { compareWithPeers } from "./compare-texts.ts";
import { lettersOf, type ReadPage, readPageFile } from "./read-page.ts";

const folder = "tests";
/** The files that are measured. The others are held out: nobody improves the code with them, so they can judge it later. */
const files = /^[a-m0-4]/i;

const names = z.union([z.string(), z.array(z.string())]);
const truth = z.record(
  z.string(),
  z.object({
    file: z.string(),
    /** `with`: pieces of text that belong to the article. `without`: pieces that belong to the rest of the page and must not be read. */
    with: z.array(z.string()),
    without: z.array(z.string()),
    title: z.string().optional(),
    author: names.optional(),
    date: z.string().optional(),
  }),
);
type Expected = z.infer<typeof truth>[string];

type Page = ReadPage & { readonly expected: Expected };

export const trafilatura: Family = {
  name: "trafilatura: pages of all kinds",
  repositories: ["adbar/trafilatura"],
  peers: ["Readability", "trafilatura"],
  async measure([root = ""]) {
    const entries = truth.parse(JSON.parse(await readFile(join(root, folder, "evaldata.json"), "utf8")));
    const pages: Page[] = [];
    for (const expected of Object.values(entries).filter(({ file }) => files.test(file))) {
      const file = ["cache", "eval"]
        .map((name) => join(folder, name, expected.file))
        .find((candidate) => existsSync(join(root, candidate)));
      if (file === undefined) continue;
      pages.push({ ...(await readPageFile(file, await readFile(join(root, file)))), expected });
    }
    const cases = pages.map((page) => caseOf(page.file, page, (article) => check(article, page.expected)));
    return { cases, figures: compareWithPeers(pages, scoreOf) };
  },
};

function scoreOf(texts: readonly { readonly page: Page; readonly text: string }[]) {
  let found = 0;
  let missing = 0;
  let wrong = 0;
  for (const { page, text } of texts) {
    const inOneLine = lineOf(text);
    const has = (piece: string) => inOneLine.includes(lineOf(piece));
    const hits = page.expected.with.filter(has).length;
    found += hits;
    missing += page.expected.with.length - hits;
    wrong += page.expected.without.filter(has).length;
  }
  const [precision, recall] = [found / (found + wrong), found / (found + missing)];
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}

function lineOf(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

function check(article: Article, { title, author, date }: Expected): Checks {
  const { published } = article;
  const day = "day" in published ? published.day : new Date(published.instant).toISOString().slice(0, 10);
  const written = typeof author === "string" ? author.split(/;\s*/) : author;
  const expected = written?.map(lettersOf).toSorted().join(" ");
  const found = [...article.authors, ...article.agencies].map(lettersOf).toSorted().join(" ");
  return {
    title: title === undefined ? undefined : lettersOf(article.headline) === lettersOf(title),
    authors: expected === undefined ? undefined : found === expected,
    date: date === undefined ? undefined : day === date,
  };
}
