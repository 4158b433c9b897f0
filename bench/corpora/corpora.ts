// `npm run corpora -- PATH`: measures how Khulasa reads files of other publishers and prints one table. It has
// a row for each family: the files of one kind or source.
import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { families } from "./families.ts";
import { formatReport } from "./report.ts";
import { type Result, runFamily } from "./run-family.ts";

const help = `Measures how Khulasa reads foreign files and prints one table.

  npm run corpora -- PATH             all families whose repositories are below PATH
  npm run corpora -- PATH FAMILY…     only these: ${families.map(({ name }) => name).join(", ")}

A repository is looked for as PATH/NAME, PATH/OWNER/NAME and PATH/OWNER+NAME.

Options:
  --json FILE    also write every case to a file
  --help         this text

Ends with status 0 when every family that was found could be measured, 1 when one failed, 2 when the command was not understood.`;

/** Returns the exit status. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: "string" }, help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  if (values.help) console.log(help);
  if (values.help) return 0;
  const [folder, ...names] = positionals;
  const unknown = names.filter((name) => !families.some((family) => family.name === name));
  if (folder === undefined || unknown.length > 0) {
    console.error(unknown.length > 0 ? `no such family: ${unknown.join(", ")}` : "no folder was named");
    console.error("npm run corpora -- --help shows how to use this command");
    return 2;
  }
  const results: Result[] = [];
  for (const family of families) {
    if (names.length > 0 && !names.includes(family.name)) continue;
    console.error(`measuring ${family.name}`);
    results.push(await runFamily(family, folder));
  }
  console.log(formatReport(results));
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(results, undefined, 2)}\n`);
  return results.some(({ failure }) => failure !== undefined) ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
