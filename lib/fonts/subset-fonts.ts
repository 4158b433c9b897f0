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

/**
 * The Arabic characters that newspapers use: letters (also those for foreign sounds), marks, digits and punctuation. The form is that of the
 * CSS property unicode-range.
 */
const arabic =
  "U+60C, U+61B, U+61F, U+621-63A, U+640-655, U+660-66D, U+670-671, U+67E, U+686, U+698, U+6A4, U+6A8, U+6A9, U+6AF, U+6CC, U+200C-200D, U+FDF2, U+FDFA, U+FDFC";
/** ASCII and the punctuation that Arabic text shares with other scripts. */
const latin = "U+20-7E, U+A0, U+AB, U+B7, U+BB, U+D7, U+2013-2014, U+2018-2019, U+201C-201D, U+2026";

/**
 * Makes a font that has only these characters. Returns it as TypeScript source. `names` declares the font's name and its characters, and
 * `bytes` declares its bytes.
 */
async function subset(script: "arabic" | "latin", unicodeRange: string) {
  const font = readFileSync(
    require.resolve(`${packageName}/files/noto-naskh-arabic-${script}-wght-normal.woff2`),
  );
  const letters = unicodeRange.split(", ").flatMap((range) => {
    const [first = 0, last = first] = range
      .slice("U+".length)
      .split("-")
      .map((code) => Number.parseInt(code, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index));
  });
  const bytes = await subsetFont(font, letters.join(""), { targetFormat: "woff2" });
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  console.log(`${script}: ${bytes.length} bytes of ${font.length}`);
  const name = `naskh${script === "arabic" ? "Arabic" : "Latin"}`;
  return {
    names: `
export const ${name}: Font = {
  name: "naskh-${script}-${hash}.woff2",
  unicodeRange:
    "${unicodeRange}",
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
