// Simulates a day of a newspaper over HTTP. Several processes, which are killed now and then, use the real adapter of S3, through a proxy
// with faults, on an emulated S3. At the end the site must be the same as that of a clean run (clean-run.ts).
import { setTimeout as sleep } from "node:timers/promises";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { s3ObjectStore } from "../../../lambdas/store/s3-object-store.ts";
import { eventFor } from "../../publish/publish-fixture.ts";
import { generator } from "../random/draws.ts";
import { compareWithCleanRun, type Stores, soakPublication } from "./clean-run.ts";
import { edit, furthestAhead } from "./editors.ts";
import { availableEmulators, startEmulator } from "./emulator.ts";
import { buckets, Environment, workerEnvironment } from "./environment.ts";
import { startFaultProxy } from "./fault-proxy.ts";
import { Queue } from "./queue.ts";
import type { CallResult } from "./worker-process.ts";

export interface SoakOptions {
  readonly minutes: number;
  readonly seed: number;
  readonly articles: number;
  /** The name of an emulator. Default: all emulators that are installed, one after the other. */
  readonly emulator?: string | undefined;
}

const workers = 2;
const largestBatch = 10;
/** The share of the calls that are killed, and the latest time at which, in milliseconds after the call began. */
const killed = 0.05;
const latestKill = 3000;
const clockPause = 2000;
/** Shares of the time for one emulator: when the editors stop, and when all messages must be done. */
const [editingShare, workShare] = [0.6, 0.9];

/** Ends within the given time. Returns whether all sites were right; undefined if there is no emulator of this name. */
export async function soakOverHttp(options: SoakOptions): Promise<boolean | undefined> {
  setTimeout(() => {
    console.error("no time left");
    process.exit(1); // this also ends the servers and the workers
  }, options.minutes * 60_000).unref();
  const end = Date.now() + options.minutes * 60_000;
  const names = availableEmulators().filter((name) => (options.emulator ?? name) === name);
  if (names.length === 0) return undefined;
  let isRight = true;
  for (const [index, name] of names.entries()) {
    const share = (end - Date.now()) / (names.length - index);
    const problems = await soakOn(name, share, options);
    for (const problem of problems.slice(0, 20)) console.error(`  - ${problem}`);
    console.log(`${name}: ${problems.length === 0 ? "ends right" : `${problems.length} problems`}`);
    if (problems.length > 0) isRight = false;
  }
  return isRight;
}

async function soakOn(name: string, time: number, options: SoakOptions): Promise<readonly string[]> {
  const begun = Date.now();
  const emulator = await startEmulator(name);
  const proxy = await startFaultProxy(emulator.port, generator(options.seed));
  const day = new Day(await openStores(emulator.port), proxy.port, generator(options.seed + 1));
  const progress = setInterval(
    () => console.log(`${name}: ${proxy.counts.requests} requests, ${day.summary()}`),
    30_000,
  );
  try {
    const uploaded = await day.run(options.articles, begun + editingShare * time, begun + workShare * time);
    const seconds = Math.round((Date.now() - begun) / 1000);
    const { requests, retries, conditionsFailed, faults } = proxy.counts;
    console.log(
      `${name}: ${uploaded} articles in ${seconds} s, from seed ${options.seed}: ${requests} requests, ${retries} retries of the SDK, ` +
        `${conditionsFailed} failed conditions; ${day.summary()}; faults of the proxy: ${JSON.stringify(faults)}`,
    );
    return await day.findProblems();
  } finally {
    clearInterval(progress);
    day.end();
    proxy.close();
    await emulator.stop();
  }
}

/** Opens the stores without the proxy, so that requests to them have no faults. */
async function openStores(port: number): Promise<Stores> {
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  for (const Bucket of Object.values(buckets)) await client.send(new CreateBucketCommand({ Bucket }));
  return {
    inbox: s3ObjectStore(client, buckets.inbox),
    catalog: s3ObjectStore(client, buckets.catalog),
    site: s3ObjectStore(client, buckets.site),
  };
}

class Day {
  readonly #stores: Stores;
  readonly #random: () => number;
  readonly #queue: Queue;
  readonly #environments: readonly Environment[];
  readonly #clock: Environment;
  readonly #faults: string[] = [];
  readonly #wrongs: string[] = [];
  #calls = 0;
  #isEditing = true;
  #isOver = false;

  constructor(stores: Stores, proxyPort: number, random: () => number) {
    const env = workerEnvironment(proxyPort);
    this.#stores = stores;
    this.#random = random;
    this.#queue = new Queue(random);
    this.#environments = Array.from({ length: workers }, () => new Environment(env));
    this.#clock = new Environment(env);
  }

  /** @returns the number of articles that the editors uploaded */
  async run(articles: number, editorsEnd: number, end: number): Promise<number> {
    const editors = { inbox: this.#stores.inbox, queue: this.#queue, random: this.#random };
    const editing = edit(articles, editorsEnd, editors).finally(() => {
      this.#isEditing = false;
    });
    const clock = this.#tickUntilOver();
    const timer = setTimeout(() => this.end(), end - Date.now());
    await Promise.all([editing, ...this.#environments.map((each) => this.#consume(each, end))]);
    clearTimeout(timer);
    if (this.#queue.length === 0) await sleep(furthestAhead);
    else this.end();
    this.#isOver = true;
    await clock;
    if (this.#queue.length > 0) return editing;
    for (let tries = 0; tries < 10 && !(await this.#tick()); tries++);
    return editing;
  }

  summary(): string {
    const all = [...this.#environments, this.#clock];
    const [kills, timeouts] = (["killed", "timedOut"] as const).map((count) =>
      all.reduce((sum, each) => sum + each[count], 0),
    );
    return `${this.#queue.length} messages wait, ${this.#calls} calls, ${kills} killed (${timeouts} at their time limit), ${this.#faults.length} faults that reached the code, ${this.#queue.redelivered} messages delivered again`;
  }

  async findProblems(): Promise<readonly string[]> {
    if (this.#queue.length > 0) return [`${this.#queue.length} messages are not worked off in time`];
    const differences = await compareWithCleanRun(this.#stores, soakPublication);
    return [...this.#wrongs, ...differences];
  }

  end(): void {
    for (const environment of [...this.#environments, this.#clock]) environment.end();
  }

  async #consume(environment: Environment, end: number): Promise<void> {
    while ((this.#isEditing || this.#queue.length > 0) && Date.now() < end) {
      const batch = this.#queue.receive(1 + Math.floor(this.#random() * largestBatch));
      if (batch.length === 0) {
        await sleep(50);
        continue;
      }
      this.#calls += 1;
      const killAfter = this.#random() < killed ? this.#random() * latestKill : undefined;
      const result = await environment.call(eventFor(...batch.map(({ key }) => key)), killAfter);
      this.#note(result);
      const failures = new Set(result?.failures.map(({ itemIdentifier }) => itemIdentifier));
      const failed = result ? batch.filter((_message, index) => failures.has(`message-${index}`)) : batch;
      this.#queue.settle(batch, failed);
    }
  }

  async #tickUntilOver(): Promise<void> {
    while (!this.#isOver) {
      await this.#tick(this.#random() < killed ? this.#random() * latestKill : undefined);
      await sleep(clockPause);
    }
  }

  /** @returns whether the call had no fault */
  async #tick(killAfter?: number): Promise<boolean> {
    const result = await this.#clock.call("tick", killAfter);
    this.#note(result);
    return result !== undefined && result.faults.length === 0;
  }

  #note(result: CallResult | undefined): void {
    this.#faults.push(...(result?.faults ?? []));
    this.#wrongs.push(...(result?.wrongs ?? []));
  }
}
