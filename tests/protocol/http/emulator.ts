// Starts emulators of S3. Each is a server in a process of its own, which ends when this process ends.
import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { findFreePort } from "../../local/find-free-port.ts";

const scripts = join(import.meta.dirname, "../../../.ci");

interface Command {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

/** For each emulator, the command that starts it on a port of this computer, with a folder for its files. */
const emulators: Readonly<Record<string, (port: string, folder: string) => Promise<Command>>> = {
  ministack: async (port, folder) => ({
    program: join(await installTools("ministack"), "bin/ministack"),
    parameters: [],
    environment: { GATEWAY_PORT: port, BIND_HOST: "127.0.0.1", SERVICES: "s3", TMPDIR: folder },
  }),
  moto: async (port) => ({
    program: join(await installTools("moto"), "bin/python"),
    parameters: [join(scripts, "moto_server.py"), "--port", port],
  }),
  seaweedfs: async (port, folder) => {
    const [master, volume, filer] = [await findFreePort(), await findFreePort(), await findFreePort()];
    const ports = [`-master.port=${master}`, `-volume.port=${volume}`, `-filer.port=${filer}`];
    // The emulator allows every request, because it gets no file of identities.
    const parameters = ["server", "-s3", `-s3.port=${port}`, `-dir=${folder}`, "-ip=127.0.0.1", ...ports];
    return { program: "weed", parameters };
  },
};

/** The names of the emulators. SeaweedFS is left out if it is not installed. */
export function availableEmulators(): readonly string[] {
  const hasWeed = spawnSync("weed", ["version"]).status === 0;
  return Object.keys(emulators).filter((name) => name !== "seaweedfs" || hasWeed);
}

export interface Emulator {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

export async function startEmulator(name: string): Promise<Emulator> {
  const command = emulators[name];
  if (!command) throw new Error(`there is no emulator ${name}`);
  const folder = await mkdtemp(join(tmpdir(), `khulasa-${name}-`));
  const port = await findFreePort();
  const { program, parameters, environment } = await command(`${port}`, folder);
  const server = spawnBound(program, parameters, { ...process.env, ...environment });
  let log = "";
  for (const output of [server.stdout, server.stderr]) {
    output?.on("data", (data: Buffer) => {
      log = `${log}${data}`.slice(-4000);
    });
  }
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.stdin?.end();
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  while (!(await answers(port))) {
    if (server.exitCode === null) await sleep(200);
    else {
      await stop();
      throw new Error(`${name} did not start: ${log}`);
    }
  }
  return { port, stop };
}

/** Starts a server that is killed when its standard input ends. So it never outlives this process, even if this process is killed. */
function spawnBound(program: string, parameters: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  const script = '"$@" </dev/null & read -r _; kill -KILL $!';
  return spawn("bash", ["-c", script, "emulator", program, ...parameters], { env });
}

/** Whether the server answers at all. The answer may be an error, because the request has no credentials. */
async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}

/** Installs a Python tool. @returns the folder of its virtual environment */
async function installTools(name: string): Promise<string> {
  const script = 'here=$1; source "$here/python-tools"; python_tools "$2" >&2; printf %s "$venv"';
  const { stdout } = await promisify(execFile)("bash", ["-euc", script, "bash", scripts, name]);
  return stdout;
}
