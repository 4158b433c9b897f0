// Reads the mutants of a Stryker run (https://github.com/stryker-mutator/mutation-testing-elements, its report schema).
import { readFileSync } from "node:fs";
import * as z from "zod";

export interface Mutant {
  readonly file: string;
  readonly line: number;
  /** The changed code, in one line. */
  readonly from: string;
  readonly to: string;
  readonly isKilled: boolean;
}

const position = z.object({ line: z.number(), column: z.number() });
const report = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          replacement: z.string(),
          status: z.string(),
          location: z.object({ start: position, end: position }),
        }),
      ),
    }),
  ),
});

/** Mutants that can't be run, and those that the settings exclude, are not counted. */
const killed = new Set(["Killed", "Timeout"]);
const alive = new Set(["Survived", "NoCoverage"]);

export function readReport(path: string): readonly Mutant[] {
  const { files } = report.parse(JSON.parse(readFileSync(path, "utf8")));
  return Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => killed.has(status) || alive.has(status))
      .map(({ replacement, status, location: { start, end } }) => {
        const from = oneLine(source.slice(offsetOf(source, start), offsetOf(source, end)));
        return { file, line: start.line, from, to: oneLine(replacement), isKilled: killed.has(status) };
      }),
  );
}

/** Lines and columns count from 1. */
function offsetOf(source: string, { line, column }: z.infer<typeof position>): number {
  const before = source.split("\n").slice(0, line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
}

function oneLine(code: string): string {
  return code.replaceAll(/\s+/g, " ").trim();
}
