// Reads corpus.txt. Each entry is a line that an editor types, and the order in which it must be displayed, which a person wrote down.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bidi } from "../../../lambdas/text/direction/bidi-classes.ts";

export interface CorpusLine {
  /** The line as an editor types it. */
  readonly source: string;
  /** The characters in the order in which they are displayed, from left to right. */
  readonly visual: string;
}

const file = join(import.meta.dirname, "corpus.txt");

export const corpus: readonly CorpusLine[] = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line !== "" && line !== "#" && !line.startsWith("# "))
  .map((line) => ({ source: line.replaceAll(/[⟦⟧]/g, ""), visual: visualOf(line) }));

function visualOf(line: string): string {
  const parts = line
    .split(/(⟦[^⟧]*⟧)/)
    .map((part) => (part.startsWith("⟦") ? part.slice(1, -1) : reverse(part)));
  return parts.reverse().join("");
}

/** Mirrors brackets and quotation marks in the parts that are displayed from right to left (UAX #9, L4). */
function reverse(text: string): string {
  return [...text]
    .reverse()
    .map((character) => bidi.getMirroredCharacter(character) ?? character)
    .join("");
}
