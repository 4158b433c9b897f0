// Looks for texts that take more than linear time: each token is repeated to 45 and 90 kB in each field of each format, and the time is
// measured from parsing the file to rendering the documents.
import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFile } from "../../local/check/check-file.ts";
import { readSettings } from "../../local/read-settings.ts";
import { fields, writeFile } from "./files.ts";
import { tokens } from "./tokens.ts";

const short = 45_000;
const long = 90_000;
/** The greatest ratio of their processor times. It is 2 in linear time, and 4 in quadratic time. */
const mostRatio = 3;
/** Times below this are not compared, in milliseconds of processor time. */
const negligible = 300;
/** The longest allowed processor time for 90 kB, in milliseconds. */
const most = 5000;
/** How many times a slow case is measured again, because a busy machine makes single measurements longer. */
const tries = 3;

const settings = join(import.meta.dirname, "../../content/publication.json");

/** @param only a format, or a format and a field such as `md.title`; all if absent */
export async function searchByPumping(minutes: number, only: string | undefined): Promise<boolean> {
  const end = Date.now() + minutes * 60_000;
  const publication = await readSettings(settings);
  const folder = mkdtempSync(join(tmpdir(), "khulasa-pump-"));
  const slow: string[] = [];
  let count = 0;
  /** Processor time in milliseconds. */
  const measure = async (format: string, field: string, pump: string) => {
    const { name, bytes } = await writeFile(format, field, pump);
    writeFileSync(join(folder, name), bytes);
    const start = process.cpuUsage();
    await checkFile(folder, name, publication);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const isSlow = async (format: string, field: string, token: string) => {
    for (let number = 0; number < tries; number += 1) {
      const time = await measure(format, field, repeat(token, long));
      if (time < negligible) return false;
      const ratio = time / (await measure(format, field, repeat(token, short)));
      if (ratio <= mostRatio && time <= most) return false;
    }
    return true;
  };
  try {
    for (const [format, field, token] of shuffled(cases(only))) {
      if (Date.now() > end) break;
      count += 1;
      if (!(await isSlow(format, field, token))) continue;
      slow.push(`${format}.${field} ${JSON.stringify(token)}`);
      console.log(`SLOW: ${slow.at(-1)}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${count} of ${cases(only).length} fields and tokens, ${slow.length} slow`);
  return slow.length === 0;
}

type Case = readonly [format: string, field: string, token: string];

function cases(only: string | undefined): readonly Case[] {
  return Object.entries(fields).flatMap(([format, ofFormat]) =>
    Object.keys(ofFormat)
      .filter((field) => only === undefined || only === format || only === `${format}.${field}`)
      .flatMap((field) => tokens.map((token) => [format, field, token] as const)),
  );
}

/** In another order each time, so that short runs try other cases. */
function shuffled(all: readonly Case[]): readonly Case[] {
  return all
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

function repeat(token: string, length: number): string {
  return token.repeat(Math.ceil(length / new TextEncoder().encode(token).length));
}
