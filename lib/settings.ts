// The settings of the newspaper, from content/publication.json.
import { readFileSync } from "node:fs";
import { type ParsedPublication, parsePublication } from "../lambdas/publication/publication.ts";

/** Reads and checks the settings; each problem is one line that begins with the name of the file. */
export function readSettings(file: string): ParsedPublication {
  const parsed = parseSettings(file);
  if (parsed.ok) return parsed;
  return { ok: false, problems: parsed.problems.map((problem) => `${file}: ${problem}`) };
}

function parseSettings(file: string): ParsedPublication {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return { ok: false, problems: [`can't be read: ${error instanceof Error ? error.message : error}`] };
  }
  return parsePublication(text);
}
