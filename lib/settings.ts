// The settings on their way from content/publication.json to the function's environment.
import { readFileSync } from "node:fs";
import {
  type ParsedPublication,
  type Publication,
  parsePublication,
} from "../lambdas/publication/publication.ts";

/** Lambda's limit for a function's whole environment, names and values, in bytes. */
const environmentLimit = 4096;

/** What the other variables take at the most: three bucket names of 63 letters, an address, constants. */
const otherVariables = 800;

/** Reads and checks the settings; each problem is one line that begins with the name of the file. */
export function readSettings(file: string): ParsedPublication {
  const parsed = parseSettings(file);
  if (!parsed.ok) return { ok: false, problems: parsed.problems.map((problem) => `${file}: ${problem}`) };
  const size = formatSettings(parsed.publication).length;
  const limit = environmentLimit - otherVariables;
  if (size <= limit) return parsed;
  const problem = `${file}: found ${size} bytes of settings, expected ${limit} at the most (an Arabic letter counts six): fewer sections, or shorter texts`;
  return { ok: false, problems: [problem] };
}

/**
 * The settings as the value of an environment variable: minified, and in ASCII, "\u0639" for "ع".
 * CloudFormation deploys other letters but answers `?` for them when asked what it has deployed, so `cdk diff` would not
 * see one section's name change into another (aws-cloudformation/cloudformation-coverage-roadmap#814).
 */
export function formatSettings(publication: Publication): string {
  return JSON.stringify(publication).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
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
