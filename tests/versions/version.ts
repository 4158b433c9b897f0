// Runs the code of an earlier commit, taken from the git history, with the dependencies of its own lock file.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import versions from "./versions.json" with { type: "json" };

export type Command = {
  /** The time for publishing and for the store, in milliseconds since 1970. */
  readonly now: number;
  readonly settings: object;
} & ({ readonly do: "publish" | "backfill"; readonly keys: readonly string[] } | { readonly do: "due" });

export interface Answer {
  /** How many messages failed. */
  readonly failed: number;
  /** The outcomes that were reported, or the error that ended the command, as texts. */
  readonly outcomes: readonly string[];
}

export interface Version {
  readonly name: string;
  readonly root: string;
  readonly layout: string;
  /** Whether a rollback to this version must work. An upgrade from it must always work. */
  readonly rollback: boolean;
}

const here = resolve(import.meta.dirname, "../..");

export const thisVersion: Version = {
  name: "this version",
  root: here,
  layout: "warm heads",
  rollback: true,
};

export const earlierVersions: readonly Version[] = versions.map(({ commit, layout, rollback }) => {
  return { name: commit.slice(0, 7), root: install(commit), layout, rollback };
});

/**
 * Installs a version in a folder that later runs use again. The folder is not in `node_modules`, because Node.js does not strip types from
 * files there.
 */
function install(commit: string): string {
  const root = join(here, ".khulasa/versions", commit);
  if (existsSync(root)) return root;
  const unfinished = `${root}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const archive = execFileSync("git", ["archive", commit], { cwd: here, maxBuffer: 1e9 });
  execFileSync("tar", ["-x"], { cwd: unfinished, input: archive });
  const options = ["--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["ci", ...options], { cwd: unfinished, stdio: ["ignore", "ignore", "inherit"] });
  renameSync(unfinished, root);
  return root;
}

/** A process that runs one version. It keeps its memory between commands, like a warm Lambda function. */
export class VersionProcess {
  readonly #child;
  readonly #answers;

  constructor({ root, layout }: Version, store: string) {
    const worker = join(import.meta.dirname, "worker.ts");
    this.#child = spawn(process.execPath, [worker, root, layout, store], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async carryOut(command: Command): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error("the version's process has ended");
    return JSON.parse(value) as Answer;
  }

  close(): void {
    this.#child.stdin.end();
  }
}
