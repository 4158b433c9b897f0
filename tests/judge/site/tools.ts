// The tools that check pages: a browser, Lighthouse and validators. They take 300 MB, so they are installed only when they are needed.
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const project = resolve(import.meta.dirname, "../../..");
const folder = join(project, ".khulasa/judge/tools");
/** The folder of the screenshots. It is not in git. */
export const screenshots = join(project, ".khulasa/judge/screenshots");

/** Installs the tools that are not installed yet. */
export function installTools(): void {
  cpSync(join(import.meta.dirname, "tools"), folder, { recursive: true });
  const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status, error } = spawnSync("npm", args, { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`npm install ended with ${status}`, { cause: error });
}

/** Returns the path of a file in the package of a tool. */
export function toolFile(name: string): string {
  return createRequire(join(folder, "package.json")).resolve(name);
}

/** Imports a tool. The caller states the type of the module. */
export async function importTool<Module>(name: string): Promise<Module> {
  return import(pathToFileURL(toolFile(name)).href);
}
