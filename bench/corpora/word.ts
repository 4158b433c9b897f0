// Measures Word files from the tests of other programs. The name of a computer account must not become an author.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import JSZip from "jszip";
import type { Case, Family } from "./family.ts";
import { caseOf, filesBelow, readForeign } from "./read-foreign.ts";

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
      for (const path of filesBelow(join(root, folder), /\.do[ct][xm]$/i)) {
        const file = join(folder, path);
        const bytes = readFileSync(join(root, file));
        const creator = await creatorOf(bytes);
        const read = await readForeign(basename(file), bytes);
        cases.push(
          caseOf(file, read, ({ authors }) => ({
            authors: !nobody.test(creator) || !authors.includes(creator),
          })),
        );
      }
    }
    return { cases, figures: [] };
  },
};

function isOf(root: string, repository: string): boolean {
  const [, name = repository] = repository.split("/");
  return [name, repository.replace("/", "+")].includes(basename(root));
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
