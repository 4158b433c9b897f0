// Runs a program and measures it from outside, so that every program is measured in the same way. Only Linux provides these figures
// (proc_pid_stat(5), proc_pid_status(5)).
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder: string;
  /** A line of the output that says that the work is done. Without it, the work is done when the program has ended. */
  readonly done?: RegExp | undefined;
}

export type Usage = Readonly<Record<"wall" | "processor" | "memory", number>>;

/** How often the program's processor time and memory are read, in milliseconds. */
const interval = 10;

/** The processor time is counted in hundredths of a second. */
const tick = 10;

export class Program {
  readonly #command: Command;
  readonly #child: ChildProcess;
  readonly #began = performance.now();
  #output = "";
  #errors = "";

  constructor(command: Command) {
    const { file, args, folder } = command;
    this.#command = command;
    this.#child = spawn(file, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
    this.#child.stdout?.setEncoding("utf8").on("data", (text) => (this.#output += text));
    this.#child.stderr?.setEncoding("utf8").on("data", (text) => (this.#errors += text));
  }

  /** Waits until the work is done. @returns seconds, and the greatest memory in megabytes */
  async done(): Promise<Usage> {
    let usage = { processor: 0, memory: 0 };
    while (this.isRunning) {
      usage = this.#read() ?? usage;
      if (this.#command.done?.test(this.#output)) break;
      await sleep(interval);
    }
    const isWrong = this.#command.done ? !this.isRunning : this.#child.exitCode !== 0;
    if (isWrong) throw new Error(`${this.#command.file} has failed: ${this.#errors || this.#output}`);
    return { wall: (performance.now() - this.#began) / 1000, ...usage };
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async end(): Promise<void> {
    if (!this.isRunning) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await ended;
  }

  /** Undefined if the program has just ended. */
  #read(): Pick<Usage, "processor" | "memory"> | undefined {
    try {
      const stat = readFileSync(`/proc/${this.#child.pid}/stat`, "utf8");
      const [user, system] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14).map(Number);
      const status = readFileSync(`/proc/${this.#child.pid}/status`, "utf8");
      const kilobytes = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]);
      if (Number.isNaN(kilobytes)) return undefined; // it has ended, and nobody has asked for its exit code yet
      return { processor: (((user ?? 0) + (system ?? 0)) * tick) / 1000, memory: kilobytes / 1000 };
    } catch {
      return undefined;
    }
  }
}

/** Runs a program until its work is done, and ends it. */
export async function run(command: Command): Promise<Usage> {
  const program = new Program(command);
  try {
    return await program.done();
  } finally {
    await program.end();
  }
}
