// One of Lambda's workers: a process of its own that has the template's environment, the function's bundle, and nothing else.
import { type ChildProcess, fork } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { dirname, join } from "node:path";
import type { DeployedFunction } from "./deployed-function.ts";

export interface Invocation {
  readonly requestId: string;
  readonly event: unknown;
  /** How far the function's clock is ahead of the real one, ms. */
  readonly clockAhead: number;
  /** Milliseconds that the call may take. */
  readonly timeout: number;
}

export interface Outcome {
  readonly requestId: string;
  readonly result?: unknown;
  readonly error?: string;
}

/** What the handler threw, or why it could not be loaded. */
export class FunctionError extends Error {
  override readonly name = "FunctionError";
}

export class ExecutionEnvironment {
  readonly #process: ChildProcess;
  readonly #timeout: number;
  #log = "";
  #turn: Promise<unknown> = Promise.resolve();

  /** @param endpoint where the function finds S3 */
  constructor({ file, exported, variables, timeout }: DeployedFunction, endpoint: string) {
    this.#timeout = timeout;
    this.#process = fork(join(import.meta.dirname, "lambda-runtime.ts"), [file, exported], {
      cwd: dirname(file),
      env: { ...variables, ...reserved, AWS_ENDPOINT_URL_S3: endpoint },
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.#log += text;
      });
    }
  }

  /** What the function would have written to CloudWatch so far. */
  get log(): string {
    return this.#log;
  }

  /**
   * One call at a time, as it is with Lambda; others wait.
   *
   * @throws FunctionError
   */
  invoke(event: unknown, clockAhead = 0): Promise<unknown> {
    const answer = this.#turn.then(() => this.#invoke(event, clockAhead));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #invoke(event: unknown, clockAhead: number): Promise<unknown> {
    const requestId = randomUUID();
    const ended = new AbortController();
    try {
      if (this.#process.exitCode !== null) throw new FunctionError(`it has ended: ${this.#log}`);
      const timeout = this.#timeout;
      this.#process.send({ requestId, event, clockAhead, timeout } satisfies Invocation);
      const [answer] = await Promise.race([
        once(this.#process, "message", { signal: ended.signal }),
        once(this.#process, "exit", { signal: ended.signal }).then(() => {
          throw new FunctionError(`it ended: ${this.#log}`);
        }),
      ]);
      const { result, error } = answer as Outcome;
      if (error !== undefined) throw new FunctionError(error);
      return result;
    } finally {
      ended.abort();
    }
  }

  async close(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const gone = once(this.#process, "exit");
    this.#process.kill();
    await gone;
  }
}

/** What Lambda sets itself ("Defined runtime environment variables", Lambda developer guide). */
const reserved = {
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  AWS_LAMBDA_FUNCTION_NAME: "khulasa-publisher",
  TZ: ":UTC",
};
