// Runs an external program with a time limit.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const limit = 10 * 60_000; // in milliseconds; only a program that hangs takes so long

/** Runs a program, and returns its output even if it fails. Undefined if there is no such program. */
export async function runCommand(
  command: string,
  args: readonly string[],
  { input = "", env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {},
): Promise<Ended | undefined> {
  const child = spawn(command, args, { timeout: limit, env: { ...process.env, ...env } });
  const ended = new Promise<number | null | undefined>((resolve, reject) => {
    child.once("error", (error) =>
      "code" in error && error.code === "ENOENT" ? resolve(undefined) : reject(error),
    );
    child.once("close", resolve);
  });
  child.stdin.on("error", () => undefined); // the program may end before it has read its input
  child.stdin.end(input);
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return status === undefined ? undefined : { status, stdout, stderr };
}

/** Runs a program and returns its output. @throws Error if there is no such program, or if it fails */
export async function runToEnd(...call: Parameters<typeof runCommand>): Promise<string> {
  const ended = await runCommand(...call);
  if (ended?.status === 0) return ended.stdout;
  const [command, args] = call;
  throw new Error(`${command} ${args.join(" ")} ended with ${ended?.status}: ${ended?.stderr}`);
}
