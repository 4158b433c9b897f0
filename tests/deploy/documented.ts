// Reads the shell commands in the documents, so that the tests run the same commands as people.
import { readFileSync } from "node:fs";

const project = new URL("../../", import.meta.url);
const run = new Set<string>();

/**
 * Returns the shell commands below a heading of a document, up to the next heading.
 *
 * @param replacements the examples or dots in the document, each with the real value that replaces it
 */
export function commandsOf(
  file: string,
  heading: string,
  replacements: Readonly<Record<string, string>> = {},
) {
  const found = blocksOf(file).filter((block) => block.heading === heading);
  if (found.length === 0) throw new Error(`${file} has no commands below ${heading}`);
  return found.map(({ script }) => {
    run.add(`${file} ${heading} ${script}`);
    return Object.entries(replacements).reduce(
      (text, [example, value]) => text.replaceAll(example, value),
      script,
    );
  });
}

/** Returns the commands of a document that no test has asked for until now. */
export function commandsLeft(file: string): readonly string[] {
  return blocksOf(file)
    .filter(({ heading, script }) => !run.has(`${file} ${heading} ${script}`))
    .map(({ heading, script }) => `${heading}: ${script}`);
}

function blocksOf(file: string): readonly { readonly heading: string; readonly script: string }[] {
  const blocks = [];
  let heading = "";
  for (const part of readFileSync(new URL(file, project), "utf8").matchAll(
    /^#+ (?<heading>.*)$|^```sh\n(?<script>[\s\S]*?)^```$/gm,
  )) {
    heading = part.groups?.heading ?? heading;
    if (part.groups?.script !== undefined) blocks.push({ heading, script: part.groups.script });
  }
  return blocks;
}
