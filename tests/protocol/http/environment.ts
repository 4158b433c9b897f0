// Starts and calls execution environments of the function. Each is a process that may be killed in the middle of a call.
import { type ChildProcess, fork } from "node:child_process";
import { environmentNames } from "../../../lambdas/publish/aws/environment.ts";
import { siteUrl } from "../../publish/publish-fixture.ts";
import type { Call, CallResult } from "./worker-process.ts";

export const buckets = { inbox: "khulasa-inbox", catalog: "khulasa-catalog", site: "khulasa-site" };

/** @param port the port of the emulated S3 */
export function workerEnvironment(port: number): NodeJS.ProcessEnv {
  return {
    ...process.env,
    // This is an IP address, because with a host name the SDK would put the bucket's name into the host name.
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    ...{ AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: "us-east-1" },
    [environmentNames.inbox]: buckets.inbox,
    [environmentNames.catalog]: buckets.catalog,
    [environmentNames.site]: buckets.site,
    [environmentNames.siteUrl]: siteUrl,
  };
}

/** After this time Lambda ends a call, in milliseconds. */
const functionLimit = 60_000;

export class Environment {
  readonly #env: NodeJS.ProcessEnv;
  #process: ChildProcess | undefined;
  /** How many processes were killed in the middle of a call. */
  killed = 0;
  /** How many of the killed processes had exceeded the time limit of the function. */
  timedOut = 0;

  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  /**
   * @param killAfter the process is killed if it is still at work after this time, in milliseconds; default: the time limit of the function
   * @returns undefined if the process was killed
   */
  async call(call: Call, killAfter = functionLimit): Promise<CallResult | undefined> {
    const running = this.#process ?? this.#start();
    const timer = setTimeout(() => {
      running.kill("SIGKILL");
      if (killAfter === functionLimit) this.timedOut += 1;
    }, killAfter);
    const result = await new Promise<CallResult | undefined>((resolve) => {
      running.once("message", (message) => resolve(message as CallResult));
      running.once("exit", () => resolve(undefined));
      running.send(call, () => undefined); // ignores the error of a process that has ended: `exit` reports it
    });
    clearTimeout(timer);
    running.removeAllListeners("message").removeAllListeners("exit");
    if (result === undefined || running.exitCode !== null || running.signalCode !== null) {
      this.killed += 1;
      this.#process = undefined;
    }
    return result;
  }

  end(): void {
    this.#process?.kill("SIGKILL");
    this.#process = undefined;
  }

  #start(): ChildProcess {
    const program = new URL("./worker-process.ts", import.meta.url);
    this.#process = fork(program, { env: this.#env, execArgv: [], serialization: "json" });
    return this.#process;
  }
}
