// The files that are changed at random: the test files of each format.
import { globSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";

const project = join(import.meta.dirname, "../../..");
const fixtures = "tests/fixtures/articles";

const patterns: Readonly<Record<string, readonly string[]>> = {
  txt: [`${fixtures}/{valid,refused}/**/*.txt`, "content/articles/**/*.txt"],
  md: [`${fixtures}/markdown/*.md`, "content/articles/*.md"],
  html: [`${fixtures}/html/*.htm*`],
  ninjs: [`${fixtures}/ninjs/*.json`],
  "newsml-g2": [`${fixtures}/newsml-g2/*.xml`],
  "newsml-1": [`${fixtures}/newsml-1/*.xml`],
  nitf: [`${fixtures}/nitf/*.xml`],
  feeds: [`${fixtures}/feed-item/*.xml`],
  docx: [`${fixtures}/docx/*.docx`],
  pictures: ["tests/fixtures/{pictures,private-pictures}/*.{jpg,png,gif,webp}"],
};

export const formats: readonly string[] = Object.keys(patterns);

export interface Seed {
  /** The file extension with its dot. */
  readonly extension: string;
  readonly bytes: Uint8Array;
}

export function seedsOf(format: string): readonly Seed[] {
  const files = (patterns[format] ?? []).flatMap((pattern) => globSync(pattern, { cwd: project })).sort();
  return files.map((file) => ({ extension: extname(file), bytes: readFileSync(join(project, file)) }));
}
