// Measures the pages of news sites that Fundus tests its parsers with: https://github.com/flairNLP/fundus
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Article } from "../../../lambdas/article/article.ts";
import type { Family, Figure } from "../family.ts";
import { type Checks, caseOf } from "../read-foreign.ts";
import { compareTexts, type PageWithText } from "./compare-texts.ts";
import { lettersOf, readPageFile, textOf } from "./read-page.ts";

const folder = "tests/resources/parser/test_data";
/** The publishers that are measured. The others are held out: nobody improves the code with them, so they can judge it later. */
const publishers = /^[a-l]\w*\.json$/i;

const version = z.object({
  title: z.string().optional(),
  authors: z.array(z.string()).default([]),
  publishing_date: z.string().optional(),
  body: z.object({
    summary: z.array(z.string()),
    sections: z.array(z.object({ headline: z.array(z.string()), paragraphs: z.array(z.string()) })),
  }),
});
type Version = z.infer<typeof version>;

interface Page extends PageWithText {
  readonly version: Version;
}

export const fundus: Family = {
  name: "fundus: pages of news sites",
  repositories: ["flairNLP/fundus"],
  peers: ["Readability", "trafilatura"],
  async measure([root = ""]) {
    const pages: Page[] = [];
    const files = await readdir(join(root, folder), { recursive: true });
    for (const file of files.toSorted()) {
      const [country = "", name = ""] = file.split("/");
      if (publishers.test(name)) pages.push(...(await readPublisher(root, join(folder, country), name)));
    }
    const cases = pages.map((page) => caseOf(page.file, page, (article) => check(article, page.version)));
    return { cases, figures: [...compareTexts(pages, ourText), ...countAuthors(pages)] };
  },
};

/** Fundus lists the versions of a publisher's parser, the oldest first. Each belongs to one page; the pages are in the order of their dates. */
async function readPublisher(root: string, directory: string, name: string): Promise<readonly Page[]> {
  const json = JSON.parse(await readFile(join(root, directory, name), "utf8"));
  const versions = Object.values(z.record(z.string(), version).parse(json));
  const publisher = name.replace(/\.json$/, "");
  const files = (await readdir(join(root, directory)))
    .filter((file) => /^_\d{4}_\d\d_\d\d\.html\.gz$/.test(file.replace(publisher, "")))
    .toSorted();
  const pages: Page[] = [];
  for (const [index, version] of versions.entries()) {
    const file = join(directory, files[index] ?? "");
    const page = await readPageFile(file, gunzipSync(await readFile(join(root, file))));
    pages.push({ ...page, version, expected: expectedText(version) });
  }
  return pages;
}

function expectedText({ body }: Version): string {
  const sections = body.sections.flatMap(({ headline, paragraphs }) => [...headline, ...paragraphs]);
  return [...body.summary, ...sections].join("\n");
}

/** The text that we read. The standfirst is added if Fundus counts it as text (`summary`), because for us it is a separate field. */
function ourText({ article, version }: Page): string {
  if (!article) return "";
  const standfirst = version.body.summary.length > 0 ? (article.standfirst ?? "") : "";
  return [standfirst, textOf(article)].join("\n");
}

function check(article: Article, { title, authors, publishing_date }: Version): Checks {
  return {
    title: title === undefined ? undefined : lettersOf(article.headline) === lettersOf(title),
    date: publishing_date === undefined ? undefined : isSameDate(article.published, publishing_date),
    authors: authors.length > 0 ? isSameNames(namesOf(article), authors) : undefined,
  };
}

function isSameDate(date: Article["published"], written: string): boolean {
  if ("day" in date) return written.startsWith(date.day);
  return Math.abs(date.instant - Date.parse(written.replace(" ", "T"))) < 60_000;
}

/** Missing and wrong names are counted separately, because a missing name is better than a wrong one. */
function countAuthors(pages: readonly Page[]): readonly Figure[] {
  const compared = pages.flatMap(({ article, version }) =>
    article && version.authors.length > 0 ? [{ names: namesOf(article), expected: version.authors }] : [],
  );
  const right = compared.filter(({ names, expected }) => isSameNames(names, expected));
  const missing = compared.filter(({ names }) => names.length === 0);
  const counts = {
    right,
    missing,
    wrong: compared.filter((one) => !right.includes(one) && !missing.includes(one)),
  };
  return Object.entries(counts).map(([name, { length }]) => ({
    name: `authors: ${name} of ${compared.length}`,
    ours: length,
    peers: {},
  }));
}

function namesOf({ authors, agencies }: Article): readonly string[] {
  return [...authors, ...agencies];
}

function isSameNames(names: readonly string[], expected: readonly string[]): boolean {
  const sorted = (list: readonly string[]) => [...new Set(list.map(lettersOf))].toSorted().join(" ");
  return sorted(names) === sorted(expected);
}
