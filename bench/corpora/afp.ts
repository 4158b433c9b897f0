// Measures files of AFP's Arabic news service in NewsML 1.2. The expected values are in parsed_xml.csv of the same repository.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Article } from "../../lambdas/article/article.ts";
import { plainTextOf } from "../../lambdas/article/block.ts";
import type { Case, Family } from "./family.ts";
import { type Checks, caseOf, filesBelow, readForeign } from "./read-foreign.ts";

type Column = "Headline" | "Authors" | "Date" | "Content" | "Location";
type Row = Readonly<Record<Column, string>>;

export const afp: Family = {
  name: "AFP Arabic (NewsML 1.2)",
  repositories: ["JosiahBeynon/XML-extract--AFP-NewsML-1.2-"],
  async measure([root = ""]) {
    const rows = rowsOf(readFileSync(join(root, "parsed_xml.csv"), "utf8"));
    const cases: Case[] = [];
    for (const name of filesBelow(join(root, "afp"), /\.xml$/)) {
      const file = `afp/${name}`;
      const bytes = readFileSync(join(root, file));
      const row = rows.find(isOf(bytes.toString()));
      cases.push(
        caseOf(file, await readForeign(basename(file), bytes), (article) => (row ? check(article, row) : {})),
      );
    }
    return { cases, figures: [] };
  },
};

/** Finds the row of a file in the table. The table has no file names, so it compares the creation time and the beginning of the text. */
function isOf(xml: string) {
  const [, stamp = ""] = /<FirstCreated>([^<]*)</.exec(xml) ?? [];
  return ({ Date: date, Content, Headline }: Row) => {
    const [first = ""] = (Content || Headline).split("\n");
    return (
      date.replace(/[-:]/g, "").startsWith(stamp.slice(0, 15)) && unescaped(xml).includes(first.slice(0, 40))
    );
  };
}

function unescaped(xml: string): string {
  return xml.replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");
}

const words = (text: string) => text.normalize("NFC").replace(/\s+/gu, " ").trim();

function check(article: Article, row: Row): Checks {
  const { published, places, paragraphs } = article;
  const named = [...article.authors, ...article.agencies, article.picture?.credit ?? ""];
  const isNamed = (name: string) => words(row.Authors).includes(name);
  const [city = ""] = row.Location.split(",");
  const ours = words(
    paragraphs
      .filter((block) => !isHeadingOrPicture(block))
      .map(plainTextOf)
      .join(" "),
  );
  return {
    headline: words(row.Headline) === article.headline,
    published: "instant" in published && published.instant === Date.parse(row.Date.replace(/(\d\d)$/, ":$1")),
    /** The column holds a city and a country, such as `نيويورك, USA`. Only the city is compared. */
    place: city === "" || places.includes(words(city)),
    /** The column holds the byline, or else the photographer, or else the agency. */
    authors:
      article.authors.every(isNamed) &&
      (named.some((name) => name !== "" && isNamed(name)) || article.authors.length === 0),
    /** The column holds the text's paragraphs, then the captions of the pictures. */
    text: words(row.Content).startsWith(ours) && ours.length > 0,
  };
}

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
  return rows.map(
    (row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ""])) as Row,
  );
}
