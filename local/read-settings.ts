// Reads the settings file of the local newspaper.
import { readFile } from "node:fs/promises";
import { type Publication, parsePublication } from "../lambdas/publication/publication.ts";
import { CannotStart, systemErrorCode } from "./cannot-start.ts";

/** @throws CannotStart with one line for each wrong setting */
export async function readSettings(file: string): Promise<Publication> {
  const parsed = parsePublication(await readText(file));
  if (!parsed.ok) throw new CannotStart(parsed.problems.map((problem) => `${file}: ${problem}`));
  return parsed.publication;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const code = systemErrorCode(error);
    const problem =
      code === "ENOENT" ? "there is no such settings file" : `the settings can't be read (${code})`;
    throw new CannotStart([`${file}: ${problem}`], { cause: error });
  }
}
