// Checks files in a separate thread, which can be ended if a file takes too long.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { checkFile } from "../../../local/check/check-file.ts";
import { readSettings } from "../../../local/read-settings.ts";

/** A file to check. */
export interface Question {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Answer {
  /** The result for the file, such as `article` or `refused`. */
  readonly kind: string;
  /** The processor time that the file took, in milliseconds. */
  readonly time: number;
  /** The problem, if the result is one that must not happen. */
  readonly problem: string | undefined;
}

/** The longest allowed processor time for one file, in milliseconds. */
const mostTime = 5000;

const publication = await readSettings(join(import.meta.dirname, "../../../content/publication.json"));
const folder = mkdtempSync(join(tmpdir(), "khulasa-fuzz-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

parentPort?.on("message", async ({ name, bytes }: Question) => {
  writeFileSync(join(folder, name), bytes);
  const start = process.threadCpuUsage();
  const found = await check(name);
  const { user, system } = process.threadCpuUsage(start);
  const time = Math.round((user + system) / 1000);
  const problem = found.problem ?? (time > mostTime ? `${time} ms` : undefined);
  parentPort?.postMessage({ ...found, time, problem } satisfies Answer);
});

async function check(name: string): Promise<Pick<Answer, "kind" | "problem">> {
  try {
    const checked = await checkFile(folder, name, publication);
    const problem = checked.kind === "withheld" ? checked.problems.slice(0, 3).join("; ") : undefined;
    return { kind: checked.kind, problem };
  } catch (error) {
    return {
      kind: "thrown",
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
