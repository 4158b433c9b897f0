// Gives the tests a folder for their temporary files, and removes it after the last test. Many tests start a command in a process of its
// own: these processes keep compiled code for each other, because most of a short command's time is to compile it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

export function setup({ config }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "khulasa-tests-"));
  process.env.TMPDIR = folder;
  // With code from the cache, V8's coverage is less exact.
  if (!config.coverage.enabled) process.env.NODE_COMPILE_CACHE ??= join(folder, "code");
  return () => rmSync(folder, { recursive: true, force: true });
}
