// The command of `npm run check`. The check runs in a process of its own, because how Node and glibc use memory is decided before a process
// starts. Otherwise a large picture takes a hundred megabytes more.
import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";

const flags = ["--max-semi-space-size=1", "--optimize-for-size"];
const environment = {
  // One heap for all threads. Freed blocks of 16 kB or more go back to the system. Pictures in ZIPs are unpacked in such blocks.
  MALLOC_ARENA_MAX: "1",
  MALLOC_MMAP_THRESHOLD_: "16384",
  // The folder in which Node stores compiled modules. With them, the next run takes half of the time and memory.
  NODE_COMPILE_CACHE: join(import.meta.dirname, "../../.khulasa/code"),
  ...process.env,
};
const command = [...flags, join(import.meta.dirname, "main.ts"), ...process.argv.slice(2)];
const { status, signal, error } = spawnSync(process.execPath, command, {
  stdio: "inherit",
  env: environment,
});
if (error) throw error;
process.exitCode = status ?? 128 + constants.signals[signal ?? "SIGKILL"];
