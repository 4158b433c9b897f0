// Measures files of several news agencies and the examples of the standards ninjs, NewsML-G2, NewsML 1 and NITF.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Element, isTag } from "domhandler";
import { DomUtils, parseDocument } from "htmlparser2";
import type { Article } from "../../lambdas/article/article.ts";
import { picturesIn } from "../../lambdas/article/block.ts";
import type { Case, Family } from "./family.ts";
import { type Checks, caseOf, filesBelow, readForeign } from "./read-foreign.ts";

const newsXml =
  /<(?:[\w.-]+:)?(?:newsItem|newsMessage|packageItem|conceptItem|knowledgeItem|planningItem|NewsML|nitf)[\s>]/;
const newsJson = [/^\s*\{/, /"(?:uri|guid)"/, /"(?:type|headlines?|versioncreated)"/i];
const notNews = /(?:^|\/)(?:package(?:-lock)?|[^/]*schema[^/]*)\.json$|superdesk-belga/;

export const agencies: Family = {
  name: "Agencies (ninjs, NewsML-G2, NewsML 1, NITF)",
  repositories: [
    "superdesk/superdesk-core",
    "iptc/newsinjson",
    "iptc/newsml-g2",
    "dpa-newslab/dpa-digitalwires-to-newsmlg2",
    "apa-it/xml-newsml-g2",
  ],
  async measure(roots) {
    const cases: Case[] = [];
    for (const root of roots) {
      for (const file of filesBelow(root, /\.(?:xml|json)$/i)) {
        if (notNews.test(file)) continue;
        const bytes = readFileSync(join(root, file));
        const text = bytes.toString();
        if (!newsXml.test(text) && !newsJson.every((sign) => sign.test(text))) continue;
        const expected = () => (text.trimStart().startsWith("{") ? inJson(text) : inXml(text));
        const read = await readForeign(basename(file), bytes);
        cases.push(caseOf(file, read, (article) => check(article, expected())));
      }
    }
    return { cases, figures: [] };
  },
};

interface Expected {
  readonly headline: string | undefined;
  /** The authors whom a person would name after reading the file. */
  readonly authors: readonly string[] | undefined;
  /**
   * The addresses of pictures that are one pixel wide or high. Such pictures only serve to count readers, so an article must not show them.
   */
  readonly pictures: readonly string[];
}

/** For each byline in these repositories, the authors whom a person would name. Files with other bylines are not compared. */
const authorsOf: Readonly<Record<string, readonly string[]>> = {
  "": [],
  "ANTTI AUTIO, HETA HASSINEN": ["ANTTI AUTIO", "HETA HASSINEN"],
  "Aaron J. Staples, Michigan State University": ["Aaron J. Staples"],
  "Adel Zaanoun with Guillaume Lavallee in Jerusalem": ["Adel Zaanoun", "Guillaume Lavallee"],
  "By ASHOK SHARMA": ["ASHOK SHARMA"],
  "By BERNARD CONDON": ["BERNARD CONDON"],
  "By Benjamin Wright, Press Association": ["Benjamin Wright"],
  "By Henning Gloystein": ["Henning Gloystein"],
  "By Ian Jones, Press Association": ["Ian Jones"],
  "By John Doe": ["John Doe"],
  "By Meredith Jameson,": ["Meredith Jameson"],
  "By Sam Lister, Press Association Political Correspondent": ["Sam Lister"],
  "Geir Molnes / Faktisk.no": ["Geir Molnes"],
  "Maria Rosvall, Jecaterina Mantsinen": ["Maria Rosvall", "Jecaterina Mantsinen"],
  "Mia Rabson and Jordan Press": ["Mia Rabson", "Jordan Press"],
  "NTB-AFP-DPA": [],
  "Paulo Santalucia and Frances d'Emilio": ["Paulo Santalucia", "Frances d'Emilio"],
  "Peter and Jane": ["Peter", "Jane"],
  "Reuters, MAR 04": [],
  "Trond Husø, The Anti-Doping Database": ["Trond Husø"],
  "Von Andrej Sokolow, dpa": ["Andrej Sokolow"],
  "Von Christian Hollmann, dpa": ["Christian Hollmann"],
  "Von Marco Krefting und Sunrita Sen, dpa": ["Marco Krefting", "Sunrita Sen"],
  "Von Thomas Est": ["Thomas Est"],
  "Von dpa": [],
  "creator:Max Musterman": ["Max Musterman"],
  "futurezone/KN": [],
  "gr/bp": [],
};
/** Creators that are not names of people: logins, initials, desks and organisations. */
const nobody =
  /^(?:[a-z]+\.[a-z]+|[a-z]+|[A-Z]{2,3}|VR-COM|dpa-Redaktion|Reuters|The Sports Network|By ASHOK SHARMA)$/;

const { findAll, textContent } = DomUtils;

function check(article: Article, expected: Expected | undefined): Checks {
  if (!expected) return {};
  const { headline, authors, pictures } = expected;
  const shown = [...picturesIn(article.paragraphs), ...(article.picture ? [article.picture] : [])];
  return {
    headline: headline === undefined ? undefined : normalise(headline) === article.headline,
    authors: authors && JSON.stringify(authors) === JSON.stringify(article.authors),
    pictures: !shown.some(({ from }) => from.kind === "remote" && pictures.includes(from.url)),
  };
}

function normalise(text: string): string {
  return text.normalize("NFC").replace(/\s+/gu, " ").trim();
}

function inXml(text: string): Expected | undefined {
  const elements = findAll(isTag, parseDocument(text, { xmlMode: true }).children);
  const named = (...names: readonly string[]) =>
    elements.filter(({ name }) => names.includes(name.replace(/^[\w.-]+:/, "")));
  const first = (...names: readonly string[]) =>
    names
      .flatMap((name) => named(name))
      .map(textContent)
      .map(normalise)
      .find((line) => line !== "");
  const isSeveral = named("newsItem").length > 1 || named("NewsItem").length > 1;
  const isClear = !isSeveral && named("headline").length <= 1;
  return {
    headline: isClear ? first("headline", "HeadLine", "hl1") : undefined,
    authors: isSeveral ? undefined : authorsIn(elements),
    pictures: named("img", "media-reference", "remoteContent")
      .filter(({ attribs: { width, height } }) => Number(width) === 1 || Number(height) === 1)
      .map(({ attribs: { src, source, href } }) => src ?? source ?? href ?? ""),
  };
}

function authorsIn(elements: readonly Element[]): readonly string[] | undefined {
  const named = (...names: readonly string[]) => elements.filter(({ name }) => names.includes(name));
  const parties = findAll(({ name, parent }) => name === "Party" && isCreator(parent), [...elements]);
  const [byline = parties[0]?.attribs.FormalName?.trim()] = named("by", "byline", "ByLine")
    .map((one) =>
      normalise(textContent(one.children.filter((child) => !isTag(child) || child.name !== "byttl"))),
    )
    .filter((line) => line !== "");
  if (byline !== undefined) return authorsOf[byline];
  const creators = named("creator").flatMap(({ children, attribs }) => {
    const [name] = children.filter(isTag).filter((child) => child.name === "name");
    return (name ? normalise(textContent(name)) : attribs.literal) ?? [];
  });
  const persons = creators.filter((name) => !nobody.test(name));
  return persons.every((name) => `creator:${name}` in authorsOf) ? persons : undefined;
}

function isCreator(parent: Element["parent"]): boolean {
  return parent !== null && isTag(parent) && parent.name === "Creator";
}

function inJson(text: string): Expected | undefined {
  const json: unknown = JSON.parse(text);
  if (typeof json !== "object" || json === null) return undefined;
  const { headline, headlines, byline, by } = json as Readonly<Record<string, unknown>>;
  const written = byline ?? by;
  return {
    headline: typeof headline === "string" ? headline : onlyValue(headlines),
    authors: typeof written === "string" ? authorsOf[normalise(written)] : undefined,
    pictures: [],
  };
}

function onlyValue(wordings: unknown): string | undefined {
  if (!Array.isArray(wordings) || wordings.length !== 1) return undefined;
  const value: unknown = wordings[0]?.value;
  return typeof value === "string" ? value : undefined;
}
