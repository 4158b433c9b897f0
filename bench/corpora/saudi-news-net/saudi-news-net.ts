// Measures articles of Saudi newspapers with their real credit lines, put into the layout of our plain-text format.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import JSZip from "jszip";
import * as z from "zod";
import type { Case, Family } from "../family.ts";
import { readForeign } from "../read-foreign.ts";
import { collectPlaces, expectCredit, keyOf, type Places } from "./expected-credit.ts";

const articles = z.array(
  z.object({ source: z.string(), author: z.string(), title: z.string(), content: z.string() }),
);

type SourceArticle = z.infer<typeof articles>[number];

/** Articles with odd numbers are held out: nobody improves the code with them, so they can judge it later. */
const isMeasured = (number: number) => number % 2 === 0;

export const saudiNewsNet: Family = {
  name: "Saudi newspapers: text and credit lines",
  repositories: ["inparallel/SaudiNewsNet"],
  async measure([root = ""]) {
    const all = await readArticles(join(root, "dataset"));
    const places = collectPlaces(all);
    const whole = all.flatMap((article, index) =>
      isMeasured(index + 1) && layOut(index + 1, article) ? [{ number: index + 1, article }] : [],
    );
    const cases: Case[] = [];
    for (const { number, article } of whole) cases.push(await measureArticle(number, article, places));
    const read = cases.filter(({ refused }) => refused === undefined);
    const share = (field: string) =>
      (100 * read.filter(({ wrong }) => wrong.includes(field)).length) / Math.max(1, read.length);
    const valued = read.filter(
      ({ wrong, compared }) => compared.length > 1 && !wrong.includes("credit line"),
    );
    const wrong = valued.filter((one) => one.wrong.length > 0);
    const figures = [
      { name: "credit lines lost to the standfirst or the text, %", ours: share("credit line"), peers: {} },
      {
        name: "credits with a wrong value, %",
        ours: (100 * wrong.length) / Math.max(1, valued.length),
        peers: {},
      },
      { name: "two articles in one file refused, %", ours: await measurePairs(whole), peers: {} },
    ];
    return { cases, figures };
  },
};

async function readArticles(folder: string): Promise<readonly SourceArticle[]> {
  const all: SourceArticle[] = [];
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".zip")).sort()) {
    const zip = await JSZip.loadAsync(await readFile(join(folder, name)));
    const json = Object.values(zip.files).find((file) => /^[^_].*\.json$/.test(file.name));
    if (json) all.push(...articles.parse(JSON.parse((await json.async("string")).replace(/^\uFEFF/, ""))));
  }
  return all;
}

/** Writes the article as a plain-text file. `undefined` if the corpus lacks the credit line, the headline or the text. */
function layOut(number: number, { author, title, content }: SourceArticle): string | undefined {
  const [credit, headline] = [author, title].map((text) => text.replace(/\s+/g, " ").trim());
  if (!credit || !headline || content.trim() === "") return undefined;
  return [number, "أخبار", headline, "21 يوليو 2015", credit, content.trim()].join("\n\n");
}

async function measureArticle(number: number, source: SourceArticle, places: Places): Promise<Case> {
  const { article, refused, milliseconds } = await read(layOut(number, source) ?? "");
  const file = `dataset#${number}`;
  const expected = expectCredit(source.source, source.author, places);
  const compared = ["credit line", ...(expected ? ["places", "authors", "agencies"] : [])];
  if (!article) return { file, refused: refused[0], compared: [], wrong: [], milliseconds };
  const isRead = article.places.length + article.authors.length + article.agencies.length > 0;
  const isStandfirst = keyOf(article.standfirst ?? "").includes(keyOf(source.author).slice(0, 30));
  if (!isRead || (article.standfirst && isStandfirst))
    return { file, compared, wrong: ["credit line"], milliseconds };
  const wrong = (["places", "authors", "agencies"] as const).filter(
    (field) => expected && !isSame(article[field], expected[field]),
  );
  return { file, compared, wrong, milliseconds };
}

function isSame(found: readonly string[], expected: readonly string[]): boolean {
  const keys = (names: readonly string[]) => [...new Set(names.map(keyOf))].sort().join("|");
  return keys(found) === keys(expected);
}

/** Puts every twentieth article and the next one together into one file. Returns the percentage of these files that is refused. */
async function measurePairs(whole: readonly { readonly number: number; readonly article: SourceArticle }[]) {
  let pairs = 0;
  let refused = 0;
  for (let index = 0; index + 1 < whole.length; index += 20) {
    const texts = whole
      .slice(index, index + 2)
      .map(({ number, article }) => layOut(1_000_000 + number, article));
    const pair = await read(texts.join("\n\n"));
    pairs++;
    if (pair.refused.includes("several-articles")) refused++;
  }
  return (100 * refused) / Math.max(1, pairs);
}

function read(text: string) {
  return readForeign("article.txt", new TextEncoder().encode(text), "Asia/Riyadh");
}
