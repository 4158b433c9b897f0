// A program of somebody else's, with a limit on its time.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const limit = 10 * 60_000; // ms; only for what hangs

/** Undefined when there is no such program; whatever it answers otherwise. */
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
  child.stdin.on("error", () => undefined); // it may end without reading
  child.stdin.end(input);
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return status === undefined ? undefined : { status, stdout, stderr };
}

/** @throws when the program is not there or does not end well */
export async function runToEnd(...call: Parameters<typeof runCommand>): Promise<string> {
  const ended = await runCommand(...call);
  if (ended?.status === 0) return ended.stdout;
  const [command, args] = call;
  throw new Error(`${command} ${args.join(" ")} ended with ${ended?.status}: ${ended?.stderr}`);
}
