// Measures files of AFP's Arabic news service in NewsML 1.2. The expected values are in parsed_xml.csv of the same repository.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Article } from "../../lambdas/article/article.ts";
import { plainTextOf } from "../../lambdas/article/block.ts";
import type { Case, Family } from "./family.ts";
import { outcomeOf } from "./outcome.ts";

interface Row {
  readonly headline: string;
  readonly authors: string;
  readonly date: string;
  readonly content: string;
  readonly location: string;
}

export const afp: Family = {
  name: "AFP Arabic (NewsML 1.2)",
  repositories: ["JosiahBeynon/XML-extract--AFP-NewsML-1.2-"],
  async measure([root = ""]) {
    const rows = rowsOf(readFileSync(join(root, "parsed_xml.csv"), "utf8"));
    const files = readdirSync(join(root, "afp"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".xml"))
      .sort();
    const cases: Case[] = [];
    for (const name of files) {
      const file = `afp/${name}`;
      const { submission, refused, milliseconds } = await outcomeOf(root, file);
      const row = rows.find(isOf(readFileSync(join(root, file), "utf8")));
      const compared = row ? Object.keys(checks) : [];
      const article = submission?.kind === "article" ? submission.article : undefined;
      const wrong = article && row ? compared.filter((field) => !checks[field]?.(article, row)) : [];
      cases.push({ file, refused, compared, wrong, milliseconds });
    }
    return { cases, figures: [] };
  },
};

/** Finds the row of a file in the table. The table has no file names, so it compares the creation time and the beginning of the text. */
function isOf(xml: string) {
  const [, stamp = ""] = /<FirstCreated>([^<]*)</.exec(xml) ?? [];
  return ({ date, content, headline }: Row) => {
    const [first = ""] = (content || headline).split("\n");
    return (
      date.replace(/[-:]/g, "").startsWith(stamp.slice(0, 15)) && unescaped(xml).includes(first.slice(0, 40))
    );
  };
}

function unescaped(xml: string): string {
  return xml.replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

const words = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

const checks: Readonly<Record<string, (article: Article, row: Row) => boolean>> = {
  headline: (article, { headline }) => words(headline) === article.headline,
  published: ({ published }, { date }) =>
    "instant" in published && published.instant === Date.parse(date.replace(/(\d\d)$/, ":$1")),
  /** The column holds `نيويورك, USA`. Only the city is compared. */
  place: ({ places }, { location }) => {
    const [city = ""] = location.split(",");
    return city === "" || places.includes(words(city));
  },
  /** The column holds the byline, or if there is none the photographer, or if there is none the agency. */
  authors: (article, { authors }) => {
    const photographers = [article.picture?.credit ?? ""];
    const named = [...article.authors, ...article.agencies, ...photographers];
    const unnamed = article.authors.every((author) => words(authors).includes(author));
    return (
      unnamed &&
      (named.some((name) => name !== "" && words(authors).includes(name)) || article.authors.length === 0)
    );
  },
  /** The column holds the text's paragraphs, then the captions of the pictures. */
  text: ({ paragraphs }, { content }) => {
    const ours = words(
      paragraphs
        .filter((block) => !isHeadingOrPicture(block))
        .map(plainTextOf)
        .join(" "),
    );
    const theirs = words(content);
    return theirs.startsWith(ours) && ours.length > 0;
  },
};

/** The expected text has no subheadings, and captions only at its end, so ours is compared without both. */
function isHeadingOrPicture(block: Article["paragraphs"][number]): boolean {
  return typeof block !== "string" && ("picture" in block || /^h\d$/.test(block.element));
}

/** Parses CSV (RFC 4180) whose first line names the columns. */
function rowsOf(csv: string): readonly Row[] {
  const cells = [...csv.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)];
  const lines: string[][] = [[]];
  for (const [, quoted, plain = "", end] of cells) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") lines.push([]);
  }
  const [header = [], ...rows] = lines.filter(({ length }) => length > 1);
  const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? "";
  return rows.map((row) => ({
    headline: at(row, "Headline"),
    authors: at(row, "Authors"),
    date: at(row, "Date"),
    content: at(row, "Content"),
    location: at(row, "Location"),
  }));
}
