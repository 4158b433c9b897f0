import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { temporaryFolder } from "./temporary-folder.ts";

const main = join(import.meta.dirname, "../../local/main.ts");

function start(...args: string[]): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

test("--help says how to use it", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [main, "--help"]);
  expect(stdout).toContain("npm start -- --port 8081");
});

test("a taken port is one clear line in each language on stderr", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const child = start("--port", `${port}`, "--store", join(await temporaryFolder(), "store.sqlite"));
  const [[code], stderr] = await Promise.all([once(child, "close"), text(child.stderr)]);
  expect(code).toBe(1);
  expect(stderr.split("\n")).toEqual([
    `المنفذ ${port} يستخدمه برنامج آخر؛ جرّب منفذا غيره: npm start -- --port ${port + 1}`,
    `port ${port} is taken by another program; try another: npm start -- --port ${port + 1}`,
    "",
  ]);
});

async function runUntil(signal: "SIGINT" | "SIGTERM", ...args: string[]): Promise<void> {
  const child = start("--port", "0", "--store", join(await temporaryFolder(), "store.sqlite"), ...args);
  let said = "";
  const { promise: ready, resolve } = Promise.withResolvers<string>();
  child.stdout.on("data", (chunk) => {
    said += chunk;
    const url = /http:\S+\/rss\.xml/.exec(said)?.[0];
    if (url && said.includes("Ctrl-C")) resolve(url);
  });
  const stderr = text(child.stderr);
  const rss = await fetch(await ready);
  expect(rss.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
  child.kill(signal);
  const [code] = await once(child, "close");
  expect([code, await stderr]).toEqual([0, ""]);
}

test("publishes the articles of this project until SIGINT", () => runUntil("SIGINT"));

test("serves a newspaper without an article until SIGTERM", async () =>
  runUntil("SIGTERM", "--articles", await temporaryFolder()));
