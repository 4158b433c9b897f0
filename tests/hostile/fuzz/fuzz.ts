// Checks files that were changed at random. No file may cause an exception, take too long, or become a document that fails the gate (the
// check of every document).
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { mutate, mutateWord } from "./mutate.ts";
import { randomOf } from "./random.ts";
import { formats, seedsOf } from "./seeds.ts";
import type { Answer, Question } from "./worker.ts";

/** The time limit for a file, in milliseconds. It is much longer than the allowed processor time, because the computer may be busy. */
const longest = 120_000;

export interface FuzzOptions {
  /** The time for all formats together. */
  readonly minutes: number;
  readonly only?: string | undefined;
  /** Checks only the file that has this number, of the format that `only` names. */
  readonly seed?: number | undefined;
}

export async function fuzz({ minutes, only, seed }: FuzzOptions): Promise<boolean | undefined> {
  const chosen = formats.filter((format) => only === undefined || format === only);
  if (chosen.length === 0) return undefined;
  let worker = startWorker();
  let isRight = true;
  for (const format of chosen) {
    const end = Date.now() + (minutes * 60_000) / chosen.length;
    const kinds = new Map<string, number>();
    const problems = new Set<string>();
    let slowest = 0;
    for (let number = seed ?? Date.now() % 2 ** 31; Date.now() < end; number += 1) {
      const question = await fileOf(format, number);
      const answer = await ask(worker, question);
      kinds.set(answer.kind, (kinds.get(answer.kind) ?? 0) + 1);
      slowest = Math.max(slowest, answer.time);
      if (answer.kind === "hangs" || answer.kind === "crashed") worker = startWorker();
      // The same defect is found many times. It is reported only once.
      const what = answer.problem?.split("\n").slice(0, 2).join(" ");
      if (what !== undefined && !problems.has(what)) {
        problems.add(what);
        const saved = join(tmpdir(), `khulasa-fuzz-${format}-${number}-${question.name}`);
        writeFileSync(saved, question.bytes);
        console.log(`FOUND: fuzz --only ${format} --seed ${number}: ${answer.problem}\n  ${saved}`);
      }
      if (seed !== undefined) break;
    }
    if (problems.size > 0) isRight = false;
    const counts = [...kinds].map(([kind, count]) => `${count} ${kind}`).join(", ");
    console.log(`fuzz ${format}: ${counts}; slowest ${slowest} ms; ${problems.size} problems`);
  }
  await worker.terminate();
  return isRight;
}

function startWorker(): Worker {
  return new Worker(new URL("./worker.ts", import.meta.url));
}

async function fileOf(format: string, number: number): Promise<Question> {
  const random = randomOf(number);
  const seeds = seedsOf(format);
  const { extension, bytes } = random.pick(seeds);
  const isInside = extension === ".docx" && random.below(5) > 0;
  const changed = isInside
    ? await mutateWord(bytes, random)
    : mutate(bytes, random, random.pick(seeds).bytes);
  return { name: `1${extension}`, bytes: changed };
}

async function ask(worker: Worker, question: Question): Promise<Answer> {
  const limit = AbortSignal.timeout(longest);
  worker.postMessage(question);
  try {
    const [answer] = await once(worker, "message", { signal: limit });
    return answer;
  } catch (error) {
    await worker.terminate();
    const kind = limit.aborted ? "hangs" : "crashed";
    return { kind, time: longest, problem: limit.aborted ? kind : `${error}` };
  }
}
