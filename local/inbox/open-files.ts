// Finds the files that a program on this computer has open for writing. Only Linux lists them (proc_pid_fd(5)).
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

/**
 * Returns the paths that are open for writing. Only root sees the files that programs of other users have open.
 *
 * @returns undefined on systems that do not list open files
 */
export function openForWriting(paths: ReadonlySet<string>): ReadonlySet<string> | undefined {
  if (process.platform !== "linux") return undefined;
  const found = new Set<string>();
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  for (const id of processes) {
    if (Number(id) === process.pid) continue;
    const descriptors = join("/proc", id, "fd");
    for (const number of attempt(() => readdirSync(descriptors)) ?? []) {
      const path = attempt(() => readlinkSync(join(descriptors, number)));
      if (path === undefined || !paths.has(path) || found.has(path)) continue;
      const information = attempt(() => readFileSync(join("/proc", id, "fdinfo", number), "latin1"));
      if (isForWriting(information ?? "")) found.add(path);
    }
  }
  return found;
}

/** The last octal digit of the flags holds the access mode: 0 is for reading only (open(2)). */
function isForWriting(information: string): boolean {
  const mode = /^flags:\s*[0-7]*([0-7])$/m.exec(information)?.[1];
  return mode !== undefined && (Number(mode) & 3) !== 0;
}

/** Undefined if the system call fails: the process may have ended, or belong to another user. */
function attempt<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
