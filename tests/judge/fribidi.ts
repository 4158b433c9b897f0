// Lets FriBidi order the characters of test lines (tests/text/direction/corpus.txt) as they are shown. FriBidi implements the Unicode
// Bidirectional Algorithm (UAX #9), and feed readers use it. Each line is tried in every place where a reader may show it.
import { spawnSync } from "node:child_process";
import { bidi } from "../../lambdas/text/direction/bidi-classes.ts";
import { corpus } from "../text/direction/corpus.ts";
import { type Shown, shownLines } from "../text/direction/environments.ts";

export interface LaidOut {
  readonly lines: number;
  /** The number of texts that were tried: each line in each place. */
  readonly paragraphs: number;
  /** The texts that FriBidi shows in an order different from the one that the corpus states. */
  readonly wrong: readonly string[];
}

const marks = /[\u200E\u200F\u061C\u2066-\u2069]/g;
const directions = { rtl: "--rtl", ltr: "--ltr", auto: "--wltr" } as const;

/** Returns `undefined` if FriBidi is not installed (Debian: libfribidi-bin). */
export function layOutCorpus(): LaidOut | undefined {
  if (spawnSync("fribidi", ["--version"]).status !== 0) return undefined;
  const shown = corpus.flatMap(({ source, visual }) =>
    shownLines(source)
      .filter(({ text }) => text.replaceAll(marks, "") === source)
      .map((one) => ({ ...one, source, visual })),
  );
  const wrong = (["rtl", "ltr", "auto"] as const).flatMap((base) => {
    const paragraphs = shown.filter((one) => one.base === base);
    const visuals = layOut(paragraphs, base);
    return paragraphs
      .filter(({ visual }, index) => visuals[index] !== visual)
      .map(({ source, environment }) => `${environment}: ${source}`);
  });
  return { lines: corpus.length, paragraphs: shown.length, wrong };
}

/** FriBidi replaces Arabic letters by their joined forms in its text. So its lists of positions and levels are used instead. */
function layOut(paragraphs: readonly Shown[], base: Shown["base"]): readonly string[] {
  const args = ["--nobreak", "--novisual", "--vtol", "--levels", "--charset", "UTF-8", directions[base]];
  const input = paragraphs.map(({ text }) => `${text}\n`).join("");
  const { stdout } = spawnSync("fribidi", args, { input, encoding: "utf8", maxBuffer: 1e9 });
  const numbers = stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.trim().split(/\s+/).map(Number));
  return paragraphs.map(({ text }, index) => {
    const characters = [...text];
    const [positions = [], levels = []] = numbers.slice(index * 2, index * 2 + 2);
    return positions
      .map((position) => {
        const character = characters[position] ?? "";
        const isMirrored = (levels[position] ?? 0) % 2 === 1;
        return (isMirrored && bidi.getMirroredCharacter(character)) || character;
      })
      .join("")
      .replaceAll(marks, "");
  });
}
