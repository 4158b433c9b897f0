// The sample articles, as `npm run check` sees them: every format, every kind of picture, and not one refused.
import { readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { isPictureKey } from "../../lambdas/publish/source-key.ts";
import { checkFile } from "../../local/check/check-file.ts";
import { readSettings } from "../../local/read-settings.ts";

const content = join(import.meta.dirname, "../../content");
const folder = join(content, "articles");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (name) => extname(name) !== "" && !name.startsWith("_refused"),
);
const articles = files.filter((name) => !isPictureKey(name));
const publication = await readSettings(join(content, "publication.json"));
const checked = new Map(
  await Promise.all(
    articles.map(async (name) => [name, await checkFile(folder, name, publication)] as const),
  ),
);

test("there are twenty or more, of every format", () => {
  expect(articles.length).toBeGreaterThanOrEqual(20);
  expect(new Set(articles.map((name) => extname(name)))).toEqual(
    new Set([".txt", ".docx", ".md", ".html", ".htm", ".json", ".xml"]),
  );
});

describe.each([...checked])("%s", (_name, found) => {
  test("can be published, in a section that the settings name if in any, with every picture that it names", () => {
    if (found.kind !== "article") throw new Error(JSON.stringify(found));
    const slugs = publication.sections.map(({ slug }) => slug);
    expect([undefined, ...slugs]).toContain(found.entry.section?.slug);
    expect(found.missing).toEqual([]);
  });
});

test("every section has some, every picture its article, and every way to bring a picture is shown", () => {
  const found = [...checked.values()].filter((each) => each.kind === "article");
  const sections = found.map(({ entry }) => entry.section?.slug);
  expect(sections).toEqual(expect.arrayContaining(publication.sections.map(({ slug }) => slug)));
  const pictures = found.flatMap(({ record }) => record.pictures);
  expect(new Set(pictures.map(({ from }) => from.kind))).toEqual(new Set(["beside", "file", "embedded"]));
  const shown = new Set(pictures.map(({ source }) => source?.key));
  expect(files.filter((name) => isPictureKey(name) && !shown.has(name))).toEqual([]);
});
