// Finds the regular expressions of the code: literals in the syntax tree, and those that are built from parts while it runs.
import { glob, readFile } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "acorn";

const root = join(import.meta.dirname, "../..");

export interface FoundRegexp {
  /** Relative to the repository. */
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

interface SourceFile {
  readonly file: string;
  readonly code: string;
}

export async function readSources(patterns: readonly string[]): Promise<readonly SourceFile[]> {
  const files: string[] = [];
  for await (const file of glob(patterns, { cwd: root })) files.push(file);
  return Promise.all(files.map(async (file) => ({ file, code: await readFile(join(root, file), "utf8") })));
}

export function findLiterals(sources: readonly SourceFile[]): readonly FoundRegexp[] {
  return sources.flatMap(({ file, code }) => {
    const found: FoundRegexp[] = [];
    const tree = parse(stripTypeScriptTypes(code), { ecmaVersion: "latest", sourceType: "module" });
    JSON.stringify(tree, (_name, node) => {
      if (node?.type === "Literal" && node.regex)
        found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
      return node?.type === "Literal" ? null : node;
    });
    return found;
  });
}

/**
 * Records the regular expressions that are built while the modules are loaded, and those that are built during a run.
 *
 * @param run calls the functions that build regular expressions
 */
export async function recordBuilt(
  sources: readonly SourceFile[],
  run: () => Promise<void>,
): Promise<readonly FoundRegexp[]> {
  const found: FoundRegexp[] = [];
  const Native = globalThis.RegExp;
  globalThis.RegExp = new Proxy(Native, {
    construct(target, parts, newTarget) {
      const built = Reflect.construct(target, parts, newTarget);
      const caller = (new Error().stack ?? "").split("\n")[2] ?? "";
      const file = sources.find((one) => caller.includes(pathToFileURL(join(root, one.file)).href))?.file;
      if (file) found.push({ file, source: built.source, flags: built.flags });
      return built;
    },
  });
  try {
    for (const { file, code } of sources)
      if (code.includes("new RegExp(")) await import(pathToFileURL(join(root, file)).href);
    await run();
  } finally {
    globalThis.RegExp = Native;
  }
  return found;
}
