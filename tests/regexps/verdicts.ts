// The regular expressions that recheck has found to be linear, so that each is searched only once.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FoundRegexp } from "./find-regexps.ts";

const path = join(import.meta.dirname, "linear.txt");
const version: string = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../node_modules/recheck/package.json"), "utf8"),
).version;

export function fingerprintOf({ source, flags }: Pick<FoundRegexp, "source" | "flags">): string {
  return createHash("sha256").update(`/${source}/${flags}`).digest("hex").slice(0, 20);
}

/** Reads the fingerprints of the linear regular expressions. Returns none if another version of recheck wrote the file. */
export function readVerdicts(): ReadonlySet<string> {
  const [by, ...fingerprints] = readFileSync(path, "utf8").trim().split("\n");
  return new Set(by === `recheck ${version}` ? fingerprints : []);
}

export function writeVerdicts(fingerprints: Iterable<string>): void {
  writeFileSync(path, `${[`recheck ${version}`, ...[...fingerprints].sort()].join("\n")}\n`);
}
