// Reads a file of every format, and the captions and credits of every picture. The result must be the same in the tests' own module loader,
// in Node, and in the bundle, although these give a package in CommonJS different exports.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArticle } from "../../lambdas/formats/parse-article.ts";
import { inspectPicture } from "../../lambdas/pictures/inspect-picture.ts";
import { readPictureWords } from "../../lambdas/pictures/read-words.ts";

/** The results of reading files. The keys are the names of the files. */
export type Readings = Readonly<Record<string, unknown>>;

/** @param project the folder of the project. It is an argument, because the bundle of this file is in another folder */
export async function readEverything(project: string): Promise<Readings> {
  const readings: Record<string, unknown> = {};
  for (const folder of [
    "content/articles",
    "tests/fixtures/articles/docx",
    "tests/fixtures/articles/markdown",
  ])
    for (const [name, bytes] of filesIn(join(project, folder)))
      readings[name] = await parseArticle(name, bytes, "Asia/Muscat");
  for (const [name, bytes] of filesIn(join(project, "tests/fixtures/pictures")))
    readings[name] = {
      inspected: (await inspectPicture("1", bytes))?.hosted,
      words: await readPictureWords(bytes),
    };
  return JSON.parse(JSON.stringify(readings)) as Readings;
}

function filesIn(folder: string): readonly (readonly [name: string, bytes: Buffer])[] {
  return readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]);
}
