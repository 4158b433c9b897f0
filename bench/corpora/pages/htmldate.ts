// Measures the web pages that htmldate is evaluated with, in many languages: https://github.com/adbar/htmldate
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ArticleDate } from "../../../lambdas/dates/days.ts";
import { parseArticle } from "../../../lambdas/formats/parse-article.ts";
import type { Case, Family, Figure } from "../family.ts";

interface Page {
  readonly file: string;
  /** The day of publication, as `YYYY-MM-DD`. */
  readonly day: string;
}

/** The files that are measured. The others are held out: nobody improves the code with them, so they can judge it later. */
const inUse = /^[a-m0-4]/i;
/** Most of the pages are from Germany. */
const timeZone = "Europe/Berlin";
/** The UTC offsets of most pages, in hours. The corpus states the day in the page's own time zone, which it does not name. */
const offsets = [-8, -5, 0, 1, 2, 3, 5.5, 8, 9];

export const htmldate: Family = {
  name: "dates of web pages",
  repositories: ["adbar/htmldate"],
  async measure([root = ""]) {
    const tests = join(root, "tests");
    const pages = pagesIn(tests);
    const cases: Case[] = [];
    let edited = 0;
    for (const { file, day } of pages) {
      const bytes = readFileSync(pathOf(tests, file));
      const start = performance.now();
      const parsed = await parseArticle(file, bytes, timeZone);
      const milliseconds = performance.now() - start;
      const article = parsed.ok && parsed.value.kind === "article" ? parsed.value.article : undefined;
      const refused = parsed.ok ? undefined : parsed.refusals[0]?.code;
      const wrong = article && !daysOf(article.published).includes(day) ? ["published"] : [];
      if (wrong.length > 0 && article?.updated && daysOf(article.updated).includes(day)) edited += 1;
      cases.push({
        file: `tests/${file}`,
        refused,
        compared: article ? ["published"] : [],
        wrong,
        milliseconds,
      });
    }
    const ours = edited / pages.length;
    const ofEdit = { name: "dates wrong because the corpus has the day of our update", ours, peers: {} };
    return { cases, figures: [...figuresOf(cases, pages, tests), ofEdit] };
  },
};

function pagesIn(tests: string): readonly Page[] {
  return ["eval_default.json", "eval_mediacloud_2020.json"].flatMap((list) => {
    // The file has NaN, which is not JSON, for unknown dates.
    const text = readFileSync(join(tests, list), "utf8").replace(/"date": NaN/g, '"date": null');
    const entries = Object.values(JSON.parse(text) as Record<string, { file: string; date: string | null }>);
    return entries
      .filter(({ file, date }) => inUse.test(file) && date !== null && existsSync(pathOf(tests, file)))
      .map(({ file, date }) => ({ file, day: `${date}` }));
  });
}

function pathOf(tests: string, file: string): string {
  const paths = ["test_set", "cache", "eval"].map((folder) => join(tests, folder, file));
  return paths.find((path) => existsSync(path)) ?? "";
}

function daysOf(date: ArticleDate): readonly string[] {
  if ("day" in date) return [date.day];
  return offsets.map((hours) => new Date(date.instant + hours * 3_600_000).toISOString().slice(0, 10));
}

function figuresOf(cases: readonly Case[], pages: readonly Page[], tests: string): readonly Figure[] {
  const right = cases.filter(({ refused, wrong }) => !refused && wrong.length === 0).length;
  const wrong = cases.filter((each) => each.wrong.length > 0).length;
  const peer = askPeer(pages, tests);
  const shareOf = (count: number) => count / pages.length;
  return [
    { name: "dates right", ours: shareOf(right), peers: peer ? { htmldate: shareOf(peer.right) } : {} },
    { name: "dates wrong", ours: shareOf(wrong), peers: peer ? { htmldate: shareOf(peer.wrong) } : {} },
  ];
}

const program = `
import json, sys
from htmldate import find_date
right = wrong = 0
for path, day in json.load(sys.stdin):
    found = find_date(open(path, "rb").read(), original_date=True, extensive_search=False)
    if found == day: right += 1
    elif found: wrong += 1
print(json.dumps({"right": right, "wrong": wrong}))
`;

/** Runs htmldate itself if `PYTHON` (or `python3`) has it installed. */
function askPeer(
  pages: readonly Page[],
  tests: string,
): { readonly right: number; readonly wrong: number } | undefined {
  const input = JSON.stringify(pages.map(({ file, day }) => [pathOf(tests, file), day]));
  try {
    const python = process.env.PYTHON ?? "python3";
    const stdio = ["pipe", "pipe", "ignore"] as const;
    return JSON.parse(execFileSync(python, ["-c", program], { input, stdio: [...stdio], encoding: "utf8" }));
  } catch {
    return undefined; // not installed
  }
}
