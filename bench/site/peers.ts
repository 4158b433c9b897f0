// The programs that are compared. Each gets a folder of its own with the same articles.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "./program.ts";

const project = join(import.meta.dirname, "../..");
const eleventyFolder = join(project, ".khulasa/bench/eleventy");

export interface Peer {
  /** Why it can't run on this computer. */
  readonly absent?: string | undefined;
  /** Puts its settings and templates into the folder, beside `articles`. */
  prepare(folder: string): void;
  /** Publishes everything. */
  publish(folder: string, port: number): Command;
  /** Removes everything that was published. */
  forget(folder: string): void;
  /** Publishes everything, serves it, and watches the articles. */
  serve(folder: string, port: number): Command;
}

export function findPeers() {
  return { Khulasa: khulasa, Hugo: findHugo(), Eleventy: findEleventy() } satisfies Record<string, Peer>;
}

const start = (folder: string, port: number): Command => ({
  file: process.execPath,
  args: [
    // As `npm start` does.
    ...[
      "--max-semi-space-size=8",
      "--max-old-space-size=1000",
      "--import",
      join(project, "local/start/cache-code.ts"),
    ],
    ...[join(project, "local/main.ts"), "--articles", join(folder, "articles")],
    ...["--store", join(folder, "store/store.sqlite"), "--port", `${port}`, "--json"],
  ],
  folder: project,
  done: /"event":"started"/,
});

const khulasa: Peer = {
  prepare: () => undefined,
  publish: start,
  forget: (folder) => rmSync(join(folder, "store"), { recursive: true, force: true }),
  serve: start,
};

const forget = (folder: string) => rmSync(join(folder, "public"), { recursive: true, force: true });

function findHugo(): Peer {
  const { status } = spawnSync("hugo", ["version"]);
  const command = (folder: string, args: readonly string[]) => ({ file: "hugo", args, folder });
  return {
    absent: status === 0 ? undefined : "not installed",
    prepare: (folder) => cpSync(join(import.meta.dirname, "hugo"), folder, { recursive: true }),
    publish: (folder) => command(folder, ["--quiet", "--destination", "public"]),
    forget,
    serve: (folder, port) => ({
      ...command(folder, ["server", "--disableLiveReload", "--bind", "127.0.0.1", "--port", `${port}`]),
      done: /Web Server is available/,
    }),
  };
}

function findEleventy(): Peer {
  const modules = join(eleventyFolder, "node_modules");
  const command = (folder: string, args: readonly string[]) => ({
    file: process.execPath,
    args: [join(folder, "node_modules/@11ty/eleventy/cmd.cjs"), ...args],
    folder,
  });
  return {
    absent: installEleventy(),
    prepare: (folder) => {
      cpSync(join(import.meta.dirname, "eleventy"), folder, { recursive: true });
      symlinkSync(modules, join(folder, "node_modules"));
    },
    publish: (folder) => command(folder, ["--quiet"]),
    forget,
    serve: (folder, port) => ({
      ...command(folder, ["--serve", "--port", `${port}`]),
      done: /Watching/,
    }),
  };
}

/** @returns why it can't be installed */
function installEleventy(): string | undefined {
  mkdirSync(eleventyFolder, { recursive: true });
  cpSync(join(import.meta.dirname, "eleventy"), eleventyFolder, { recursive: true });
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", args, { cwd: eleventyFolder, stdio: ["ignore", "ignore", "inherit"] });
  return status === 0 ? undefined : "npm could not install it";
}
