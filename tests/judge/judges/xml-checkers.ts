// The judges xmllint and jing. They check that XML is well-formed, and that Atom follows the RELAX NG schema of RFC 4287.
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Checker, FeedDocument, Problem } from "../entry.ts";
import { runCommand } from "../run-command.ts";

/** The schemas are not part of this project. They are only used if they are in this folder beside the project. */
export const schemas = join(import.meta.dirname, "../../../../shared/schemas");
const compact = join(schemas, "atom.rnc");
const xmlSyntax = join(schemas, "atom.rng");

export const xmllint: Checker = {
  kind: "checker",
  name: "xmllint",
  formats: ["rss", "atom", "sitemap"],
  find: () => findXmllint(),
  check: (documents) => check(documents, "xmllint", ["--noout"]),
};

export const xmllintWithSchema: Checker = {
  kind: "checker",
  name: "xmllint with the Atom schema",
  formats: ["atom"],
  find: async () => (existsSync(xmlSyntax) ? findXmllint() : undefined),
  check: (documents) => check(documents, "xmllint", ["--noout", "--relaxng", xmlSyntax]),
};

export const jing: Checker = {
  kind: "checker",
  name: "jing with the Atom schema",
  formats: ["atom"],
  async find() {
    if (!existsSync(compact)) return undefined;
    const ended = await runCommand("jing", ["-c", compact]); // without a document it only reads the schema
    return ended?.status === 0 ? compact : undefined;
  },
  check: (documents) => check(documents, "jing", ["-c", compact]),
};

export async function findXmllint(): Promise<string | undefined> {
  const ended = await runCommand("xmllint", ["--version"]);
  return ended && `${ended.stdout}${ended.stderr}`.split("\n")[0];
}

/** Checks all documents in one call, because jing starts slowly. Each line of its output begins with the name of a file. */
export async function check(
  documents: readonly FeedDocument[],
  command: string,
  args: readonly string[],
): Promise<Problem[]> {
  const folder = await mkdtemp(join(tmpdir(), "checker-"));
  try {
    const files = documents.map((document, index) => ({ document, file: join(folder, `${index}.xml`) }));
    await Promise.all(files.map(({ document, file }) => writeFile(file, document.text)));
    const ended = await runCommand(command, [...args, ...files.map(({ file }) => file)]);
    if (!ended || ended.status === 0) return [];
    const lines = `${ended.stdout}\n${ended.stderr}`.split("\n");
    const problems = files.flatMap(({ document, file }) =>
      lines
        .filter((line) => line.includes(`${file}:`))
        .map((line) => ({ document, problem: line.slice(line.indexOf(file) + file.length + 1) })),
    );
    if (problems.length === 0) throw new Error(`${command} ended with ${ended.status}: ${ended.stderr}`);
    return problems;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
