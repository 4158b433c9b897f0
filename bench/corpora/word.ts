// Measures Word files from the tests of other programs. The name of a computer account must not become an author.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import JSZip from "jszip";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import type { Case, Family } from "./family.ts";

const timeZone = "Asia/Muscat";
/** The folder of each repository that holds its Word files. */
const folders: Readonly<Record<string, string>> = {
  "apache/poi": "test-data/document",
  "jgm/pandoc": "test/docx",
  "mwilliamson/mammoth.js": "test",
  "python-openxml/python-docx": "",
};
/** Matches creators that are not people, such as accounts. A creator that does not match may be read as an author. */
const nobody = /user|account|запись|microsoft|windows|python-docx|admin|author/i;

export const word: Family = {
  name: "Word",
  repositories: Object.keys(folders),
  async measure(roots) {
    const cases: Case[] = [];
    for (const root of roots) {
      const [, folder = ""] = Object.entries(folders).find(([name]) => isOf(root, name)) ?? [];
      for (const path of wordFilesBelow(join(root, folder)))
        cases.push(await caseOf(path, relative(root, path)));
    }
    return { cases, figures: [] };
  },
};

function isOf(root: string, repository: string): boolean {
  const [, name = repository] = repository.split("/");
  return [name, repository.replace("/", "+")].includes(basename(root));
}

function wordFilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.do[ct][xm]$/i.test(path) && !path.includes("node_modules"))
    .map((path) => join(folder, path));
}

async function caseOf(path: string, file: string): Promise<Case> {
  const bytes = readFileSync(path);
  const creator = await creatorOf(bytes);
  const start = performance.now();
  const parsed = await parseArticle(basename(path), bytes, timeZone);
  const milliseconds = performance.now() - start;
  if (!parsed.ok) return { file, refused: parsed.refusals[0]?.code, compared: [], wrong: [], milliseconds };
  const authors = parsed.value.kind === "article" ? parsed.value.article.authors : [];
  const isWrong = nobody.test(creator) && authors.includes(creator);
  return { file, compared: ["authors"], wrong: isWrong ? ["authors"] : [], milliseconds };
}

/** The creator in the document's properties. Empty if there is none, or if the file is not a ZIP file. */
async function creatorOf(bytes: Uint8Array): Promise<string> {
  try {
    const xml = await (await JSZip.loadAsync(bytes)).file("docProps/core.xml")?.async("string");
    return /<dc:creator>([^<]*)</.exec(xml ?? "")?.[1] ?? "";
  } catch {
    return ""; // many of these files are damaged intentionally, as tests
  }
}
