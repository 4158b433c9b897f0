// Measures the web pages that htmldate is evaluated with, in many languages: https://github.com/adbar/htmldate
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ArticleDate } from "../../../lambdas/dates/days.ts";
import type { Case, Family, Figure } from "../family.ts";
import { caseOf, readForeign } from "../read-foreign.ts";
import { askPython } from "./page-peers.ts";

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
      const read = await readForeign(file, readFileSync(pathOf(tests, file)), timeZone);
      const isDay = (date: ArticleDate | undefined) => date !== undefined && daysOf(date).includes(day);
      const found = caseOf(`tests/${file}`, read, ({ published }) => ({ published: isDay(published) }));
      if (found.wrong.length > 0 && isDay(read.article?.updated)) edited += 1;
      cases.push(found);
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
  const paths = pages.map(({ file, day }) => [pathOf(tests, file), day]);
  const peer = askPython<{ readonly right: number; readonly wrong: number }>(program, paths);
  const shareOf = (count: number) => count / pages.length;
  const figure = (kind: "right" | "wrong", count: number): Figure => ({
    name: `dates ${kind}`,
    ours: shareOf(count),
    peers: peer ? { htmldate: shareOf(peer[kind]) } : {},
  });
  const read = cases.filter(({ refused }) => !refused);
  return [
    figure("right", read.filter(({ wrong }) => wrong.length === 0).length),
    figure("wrong", read.filter(({ wrong }) => wrong.length > 0).length),
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
