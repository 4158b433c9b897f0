// The corpus of lines in every environment, laid out by FriBidi: an implementation of UAX #9 that is used by readers.
import { spawnSync } from "node:child_process";
import { bidi } from "../../lambdas/text/direction/bidi-classes.ts";
import { corpus } from "../text/direction/corpus.ts";
import { type Shown, shownLines } from "../text/direction/environments.ts";

export interface LaidOut {
  readonly lines: number;
  /** Paragraphs: each line in each place and environment. */
  readonly paragraphs: number;
  /** What is not in the order that a person wrote down. */
  readonly wrong: readonly string[];
}

const marks = /[\u200E\u200F\u061C\u2066-\u2069]/g;
const directions = { rtl: "--rtl", ltr: "--ltr", auto: "--wltr" } as const;

/** Undefined where FriBidi is not installed (Debian: libfribidi-bin). */
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

/** FriBidi prints letters in their joined forms, so its positions and levels are taken. */
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
