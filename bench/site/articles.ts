// Makes articles as Markdown files with front matter, which Khulasa, Hugo and Eleventy all read. The texts are those of the samples.
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const samples = join(import.meta.dirname, "../../content/articles");

/** Between two articles, in milliseconds: a day has 96. */
const interval = 900_000;
const day = 96 * interval;

/** The sections of the sample newspaper: the folder of each, and its name. */
const sections: readonly (readonly [string, string])[] = [
  ["oman", "عُمان"],
  ["world", "العرب والعالم"],
  ["economy", "الاقتصاد"],
  ["sport", "الرياضة"],
  ["culture", "الثقافة"],
  ["society", "المجتمع"],
  ["science", "العلوم والتقنية"],
];

/** The paragraphs of the sample texts. Two of these are not in UTF-8, and are left out. */
const paragraphs: readonly string[] = readdirSync(samples)
  .filter((name) => /^\d+\.txt$/.test(name))
  .flatMap((name) => readFileSync(join(samples, name), "utf8").split("\n").slice(8))
  .filter((line) => line.length > 80 && /\p{Script=Arabic}{3}/u.test(line));

export interface Wording {
  readonly index: number;
  readonly section: string;
  readonly date: Date;
  readonly headline: string;
}

/** The text of an article. Each has seven paragraphs. */
export function articleOf({ index, section, date, headline }: Wording): string {
  const text = Array.from({ length: 7 }, (_, line) => paragraphs[(index * 3 + line) % paragraphs.length]);
  return `---
title: "${headline}"
id: ${1_000_000 + index}
date: ${date.toISOString()}
section: ${section}
---

${text.join("\n\n")}
`;
}

/** Writes this many articles into folders of their sections. They are of the days before yesterday. */
export function writeArticles(folder: string, count: number): void {
  const newest = Date.now() - day;
  for (const [section] of sections) mkdirSync(join(folder, section), { recursive: true });
  for (let index = 0; index < count; index++) {
    const date = new Date(newest - index * interval);
    writeArticle(join(folder, pathOf(index)), index, date, `مجلس البلدية يناقش المشروع رقم ${index}`);
  }
}

/**
 * Writes a new article under another name and then renames it, as careful programs do, so that half of a file is never in the folder.
 *
 * @returns the headline, which no other article has, and when the file was there, as `performance.now()` gives it
 */
export function dropArticle(
  folder: string,
  index: number,
): { readonly headline: string; readonly time: number } {
  const headline = `خبر عاجل ${index}`;
  const written = join(folder, "..", `${index}.written`);
  writeArticle(written, index, new Date(Date.now() - 1000), headline);
  const time = performance.now();
  renameSync(written, join(folder, pathOf(index)));
  return { headline, time };
}

function writeArticle(path: string, index: number, date: Date, headline: string): void {
  const [, section] = sectionOf(index);
  writeFileSync(path, articleOf({ index, section, date, headline }));
}

function pathOf(index: number): string {
  return join(sectionOf(index)[0], `${index}.md`);
}

function sectionOf(index: number): readonly [string, string] {
  return sections[index % sections.length] ?? ["oman", "عُمان"];
}
