// Whether a program has a file open for writing, on the real system.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openForWriting } from "../../../local/inbox/open-files.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { write } from "./desk.ts";

/** Starts a program that opens the file, prints a line, and keeps the file open until it ends. */
async function openElsewhere(path: string, flags: "a" | "r") {
  const script = `require("fs").openSync(process.argv[1], "${flags}"); console.log("open"); setInterval(() => 0, 1e6)`;
  const child = spawn(process.execPath, ["-e", script, path], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return async () => {
    child.kill("SIGKILL");
    await once(child, "close");
  };
}

test.runIf(process.platform === "linux")(
  "only a file that another program writes is open for writing",
  async () => {
    const folder = await temporaryFolder();
    const path = (name: string) => join(folder, name);
    const names = ["written.txt", "read.txt", "closed.txt", "ours.txt"];
    for (const name of names) await write(folder, name, "1");
    const end = await openElsewhere(path("written.txt"), "a");
    await openElsewhere(path("read.txt"), "r");
    await using _ours = await open(path("ours.txt"), "a");
    const paths = new Set(names.map(path));
    expect(openForWriting(paths)).toEqual(new Set([path("written.txt")]));
    await end();
    expect(openForWriting(paths)).toEqual(new Set());
  },
);

test.skipIf(process.platform === "linux")("the answer is unknown on other systems", () => {
  expect(openForWriting(new Set(["/a.txt"]))).toBeUndefined();
});
