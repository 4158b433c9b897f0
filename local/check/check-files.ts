// Shows how each file would be published, or why it would be refused.
import { createHash } from "node:crypto";
import { stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { CannotStart } from "../cannot-start.ts";
import { keyOf, listFolder, readRegularFile } from "../inbox/folder-files.ts";
import { formatReadProblem } from "../inbox/read-problem.ts";
import { readSettings } from "../read-settings.ts";
import { type Bilingual, inBoth } from "../terminal/bilingual.ts";
import { formatName } from "../terminal/format-name.ts";
import { checkFile } from "./check-file.ts";
import { formatCheck } from "./format-check.ts";

const help = `Shows how article files would be published, or why they would be refused. Publishes nothing.

  npm run check -- FILE…         files of any format, or folders of them

Options:
  --settings FILE    the newspaper's settings (content/publication.json)
  --help             this text

Ends with status 0 when every file can be published, 1 when one can't, 2 when the command was not understood.`;

/** The folder of the articles. A file in it that states no id gets its path in the folder as its id; a file elsewhere gets its name. */
const articles = join(import.meta.dirname, "../../content/articles");
const defaultSettings = join(import.meta.dirname, "../../content/publication.json");

/**
 * Does what the arguments of `npm run check` say.
 *
 * @param print called with each text for the editor
 * @returns the exit status
 * @throws CannotStart if the arguments or the settings are wrong
 */
export async function checkFiles(args: readonly string[], print: (text: string) => void): Promise<number> {
  const { values, positionals: files } = readArguments(args);
  if (values.help) print(help);
  if (values.help) return 0;
  if (files.length === 0 || files.includes(""))
    throw new CannotStart(["no file was named; npm run check -- --help shows how to name one"]);
  const publication = await readSettings(values.settings ?? defaultSettings);
  const all = (await Promise.all(files.map(filesAt))).flat();
  // Twins (files with the same bytes) are searched for only if there are several files. A single file is not read a second time, because it
  // may have 20 MB.
  const twins = all.length > 1 ? new Twins() : undefined;
  let isEachPublishable = true;
  for (const [index, file] of all.entries()) {
    if (index > 0) print("");
    const { text, isPublishable } = await show(file, publication, twins);
    print(text);
    isEachPublishable = isPublishable && isEachPublishable;
  }
  return isEachPublishable ? 0 : 1;
}

/** The paths of the files in a folder; for any other path, the path itself. */
async function filesAt(path: string): Promise<readonly string[]> {
  const stats = await stat(path).catch(() => undefined);
  if (!stats?.isDirectory()) return [path];
  const { entries } = await listFolder(path);
  const files = entries.map(({ key }) => join(path, key));
  return files.length > 0 ? files.sort() : [path];
}

const noArticle = { arabic: "لا مقال في هذا المجلد", english: "no article in this folder" };

/** Finds the files that have the same bytes as an earlier one. */
class Twins {
  readonly #firsts = new Map<string, string>();

  /** The key of the first file in the root folder that has the bytes of this one. Undefined if this one is the first. */
  async twinOf(root: string, key: string): Promise<string | undefined> {
    const digest = createHash("sha256")
      .update(await readRegularFile(root, key))
      .digest("hex");
    const bytes = `${root} ${digest}`;
    const first = this.#firsts.get(bytes) ?? key;
    this.#firsts.set(bytes, first);
    return first === key ? undefined : first;
  }
}

async function show(
  file: string,
  publication: Awaited<ReturnType<typeof readSettings>>,
  twins: Twins | undefined,
): Promise<{ readonly text: string; readonly isPublishable: boolean }> {
  const unreadable = (why: Bilingual) => ({
    text: `${formatName(file)}: ${inBoth(why)}`,
    isPublishable: false,
  });
  try {
    if ((await stat(file).catch(() => undefined))?.isDirectory()) return unreadable(noArticle);
    const key = keyOf(articles, resolve(file));
    const isInside = !key.startsWith("../") && !isAbsolute(key);
    const [root, name] = isInside ? [articles, key] : [dirname(file), basename(file)];
    const checked = await checkFile(root, name, publication, await twins?.twinOf(root, name));
    const isPublishable =
      checked.kind === "several"
        ? checked.refusals.length === 0
        : checked.kind !== "refused" && checked.kind !== "withheld";
    return { text: formatCheck(file, checked, publication, Date.now()), isPublishable };
  } catch (problem) {
    return unreadable(formatReadProblem(problem));
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: "boolean", short: "h" }, settings: { type: "string" } },
    });
  } catch (error) {
    const problem = error instanceof Error ? error.message.split(/\.\s|\n/)[0] : String(error);
    throw new CannotStart([`${problem}; npm run check -- --help lists the options`], { cause: error });
  }
}
