// The lines of corpus.txt: what an editor types, and the visual order that a person wrote down for it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bidi } from "../../../lambdas/text/direction/bidi-classes.ts";

export interface CorpusLine {
  /** As it is typed. */
  readonly source: string;
  /** The characters from the left edge of the line to the right. */
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

/** Brackets and quotation marks are mirrored where a line runs from right to left (UAX #9, L4). */
function reverse(text: string): string {
  return [...text]
    .reverse()
    .map((character) => bidi.getMirroredCharacter(character) ?? character)
    .join("");
}
