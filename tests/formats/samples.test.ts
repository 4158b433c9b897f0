// The sample articles in content/. They show every format and every kind of picture, and none of them is refused.
import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { kindOfKey } from "../../lambdas/inbox/key.ts";
import { decodeText } from "../../lambdas/text/encoding/decode.ts";
import { checkFile } from "../../local/check/check-file.ts";
import { readSettings } from "../../local/read-settings.ts";

const content = join(import.meta.dirname, "../../content");
const folder = join(content, "articles");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (name) => extname(name) !== "" && !name.startsWith("_refused"),
);
const articles = files.filter((name) => kindOfKey(name) === "article");
const publication = await readSettings(join(content, "publication.json"));
const checked = new Map(
  await Promise.all(
    articles.map(async (name) => [name, await checkFile(folder, name, publication)] as const),
  ),
);

test("there are at least twenty, and some in every format", () => {
  expect(articles.length).toBeGreaterThanOrEqual(20);
  expect(new Set(articles.map((name) => extname(name)))).toEqual(
    new Set([".txt", ".docx", ".md", ".html", ".htm", ".json", ".xml"]),
  );
});

describe.each([...checked])("%s", (_name, found) => {
  test("can be published; its section is in the settings, and its pictures exist", () => {
    if (found.kind !== "article") throw new Error(JSON.stringify(found));
    const slugs = publication.sections.map(({ slug }) => slug);
    expect([undefined, ...slugs]).toContain(found.entry.section?.slug);
    expect(found.missing).toEqual([]);
  });
});

test("every section has articles, every picture belongs to an article, and every way to add a picture is shown", () => {
  const found = [...checked.values()].filter((each) => each.kind === "article");
  const sections = found.map(({ entry }) => entry.section?.slug);
  expect(sections).toEqual(expect.arrayContaining(publication.sections.map(({ slug }) => slug)));
  const pictures = found.flatMap(({ record }) => record.pictures);
  expect(new Set(pictures.map(({ from }) => from.kind))).toEqual(new Set(["beside", "file", "embedded"]));
  const shown = new Set(pictures.map(({ source }) => source?.key));
  expect(files.filter((name) => kindOfKey(name) === "picture" && !shown.has(name))).toEqual([]);
});

describe("the samples show these variants of plain text", () => {
  const texts = articles
    .filter((name) => extname(name) === ".txt")
    .map((name) => readFileSync(join(folder, name)))
    .map((bytes) => ({ hex: bytes.toString("hex"), text: decodeText(bytes) ?? "" }));

  test.each<[string, (text: string) => boolean]>([
    ["the number once", (text) => /^(\d+)\r?\n(?!\1)/.test(text)],
    ["the number twice", (text) => /^(\d+)\n\1\n/.test(text)],
    ["no number", (text) => !/^\d/.test(text)],
    ["two dates", (text) => /^.*\b\d{4}م?\n.* \d{4}$/m.test(text)],
    ["months of the Gulf", (text) => /^.*\d (?:ديسمبر|أبريل|سبتمبر) \d{4}$/m.test(text)],
    ["months of the Levant", (text) => /^.*\d شباط \d{4}\r?$/m.test(text)],
    ["months of the Maghreb", (text) => /^.*\d جويلية \d{4}$/m.test(text)],
    ["an ISO date", (text) => /^\d{4}-\d{2}-\d{2}$/m.test(text)],
    ["Arabic digits and a time of day", (text) => /^.*[٠-٩]:[٠-٩]+ مساء/m.test(text)],
    ["a Hijri date alone", (text) => /^[^\n]*\p{Nd}{4}هـ$/mu.test(text)],
    ["a Hijri date and its Gregorian one", (text) => /هـ الموافق/.test(text)],
    ["a standfirst that ends in a dash", (text) => /^.{25,} -$/m.test(text)],
    ["a credit line", (text) => /^دمشق - عمان - بسام جميدة - وكالات -$/m.test(text)],
    ["a byline", (text) => /^كتب: /m.test(text)],
    ["a dateline run into a paragraph", (text) => /^صلالة - العمانية: /m.test(text)],
    ["one with its agency in brackets", (text) => /^القاهرة - \(د ب أ\) - /m.test(text)],
    ["a quotation over two paragraphs", (text) => /: «[^»]*\n\n«[^»]*»/.test(text)],
    ["CRLF", (text) => text.includes("\r\n")],
    ["blank lines of spaces", (text) => /\n +\n/.test(text)],
    ["blank lines of no-break spaces", (text) => /\n\u00A0\n/.test(text)],
    ["several blank lines", (text) => text.includes("\n\n\n")],
    ["no blank lines between paragraphs", (text) => /\.\n\S.*\.(?:\n|$)/.test(text)],
  ])("%s", (_way, isShown) => {
    expect(texts.filter(({ text }) => isShown(text))).not.toEqual([]);
  });

  test.each([
    ["UTF-8", /^(?!efbbbf)(?:[0-7].|[cd].[89ab].|e.[89ab].[89ab].)+$/],
    ["UTF-8 with a mark", /^efbbbf/],
    ["UTF-16, little end first", /^fffe/],
    ["UTF-16, big end first", /^feff/],
    ["Windows-1256, which has quotation marks", /^(?!.*d8a7)(?!fffe|feff)(?:..)*(?:ab|bb)/],
    ["ISO-8859-6, whose feh is E1", /^(?!.*d8a7)(?!fffe|feff)(?:..)*20e1ea20/],
  ])("%s", (_encoding, isShown) => {
    expect(texts.filter(({ hex }) => isShown.test(hex))).not.toEqual([]);
  });
});
