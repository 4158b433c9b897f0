// `npm run fonts`: makes the fonts of the site (lambdas/page/fonts/naskh.ts) from Noto Naskh Arabic in the package of @fontsource. Run it
// after an update of that package, or when a letter is missing.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const packageName = "@fontsource-variable/noto-naskh-arabic";
const require = createRequire(import.meta.url);
const folder = fileURLToPath(new URL("../../lambdas/page/fonts/", import.meta.url));

/** The ranges of Arabic characters that newspapers use: letters (also those for foreign sounds), marks, digits and punctuation. */
const arabic: readonly (readonly [number, number])[] = [
  [0x60c, 0x60c],
  [0x61b, 0x61b],
  [0x61f, 0x61f],
  [0x621, 0x63a],
  [0x640, 0x655],
  [0x660, 0x66d],
  [0x670, 0x671],
  ...[0x67e, 0x686, 0x698, 0x6a4, 0x6a8, 0x6a9, 0x6af, 0x6cc].map((letter) => [letter, letter] as const),
  [0x200c, 0x200d],
  [0xfdf2, 0xfdf2],
  [0xfdfa, 0xfdfa],
  [0xfdfc, 0xfdfc],
];
/** The ranges of ASCII and of the punctuation that Arabic text shares with other scripts. */
const latin: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0xa0],
  [0xab, 0xab],
  [0xb7, 0xb7],
  [0xbb, 0xbb],
  [0xd7, 0xd7],
  [0x2013, 0x2014],
  [0x2018, 0x2019],
  [0x201c, 0x201d],
  [0x2026, 0x2026],
];

/** The sources of a font's name and letters, and of its bytes. */
async function subset(script: "arabic" | "latin", ranges: typeof arabic) {
  const font = readFileSync(
    require.resolve(`${packageName}/files/noto-naskh-arabic-${script}-wght-normal.woff2`),
  );
  const letters = ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
  );
  const bytes = await subsetFont(font, letters.join(""), { targetFormat: "woff2" });
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const hex = (code: number) => code.toString(16).toUpperCase();
  const range = ranges
    .map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`))
    .join(", ");
  console.log(`${script}: ${bytes.length} bytes of ${font.length}`);
  const name = `naskh${script === "arabic" ? "Arabic" : "Latin"}`;
  return {
    names: `
export const ${name}: Font = {
  name: "naskh-${script}-${hash}.woff2",
  unicodeRange:
    "${range}",
};
`,
    bytes: `
export const ${name}Bytes =
  "${bytes.toString("base64")}";
`,
  };
}

/** The sources of the modules that contain the fonts, by their file names. */
export async function makeModules(): Promise<Readonly<Record<string, string>>> {
  const { version } = JSON.parse(readFileSync(require.resolve(`${packageName}/package.json`), "utf8"));
  const origin = `// Made by \`npm run fonts\` from ${packageName} ${version}: Noto Naskh Arabic, weights 400 to 700, only with the letters below.
// Copyright 2022 The Noto Project Authors (https://github.com/notofonts/arabic), SIL Open Font License 1.1 (http://scripts.sil.org/OFL).
`;
  const fonts = [await subset("arabic", arabic), await subset("latin", latin)];
  return {
    "naskh.ts": `${origin}
export interface Font {
  /** The name of the font's file. It contains a hash of the bytes. */
  readonly name: string;
  /** The characters of the font, in the form of the CSS property unicode-range. */
  readonly unicodeRange: string;
}
${fonts.map(({ names }) => names).join("")}`,
    "naskh-bytes.ts": `${origin}// The bytes of the fonts in naskh.ts, in base64. They have a file of their own, because each page needs the names of the fonts, but only few calls need the bytes.
${fonts.map(({ bytes }) => bytes).join("")}`,
  };
}

if (import.meta.main)
  for (const [name, source] of Object.entries(await makeModules())) writeFileSync(`${folder}${name}`, source);
