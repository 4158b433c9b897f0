// `node tests/local/soak/kills.ts --kills 50 --articles 200`: kills `npm start` in the middle of an import again and again. At the
// end every document must be the same, byte for byte, as after an import without kills. It takes minutes.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { openSqliteStore } from "../../../local/sqlite-object-store.ts";
import { findFreePort } from "../find-free-port.ts";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "50" }, articles: { type: "string", default: "200" } },
});
const kills = Number(values.kills);
const articles = Number(values.articles);
const main = join(import.meta.dirname, "../../../local/main.ts");

const folder = await mkdtemp(join(tmpdir(), "khulasa-kills-"));
try {
  await writeArticles(join(folder, "in"));
  const port = await findFreePort(); // the same for all starts, because documents contain the address
  await runToEnd(start(join(folder, "quiet.sqlite"), port));
  let killed = 0;
  for (; killed < kills; killed++) {
    const child = start(join(folder, "killed.sqlite"), port);
    // Each start continues where the one before was killed, so the kills are spread over the whole import.
    if (!(await killDuring(child, 1 + (killed % 3)))) break;
  }
  await runToEnd(start(join(folder, "killed.sqlite"), port));
  const [expected, found] = [read(join(folder, "quiet.sqlite")), read(join(folder, "killed.sqlite"))];
  const different = differences(await expected, await found);
  console.log(
    `${articles} articles, killed ${killed} times: ${(await found).size} objects, ${different.length} differ`,
  );
  for (const key of different.slice(0, 20)) console.log(`  ${key}`);
  process.exitCode = different.length === 0 && killed === kills ? 0 : 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function writeArticles(inbox: string): Promise<void> {
  await mkdir(inbox);
  for (let number = 0; number < articles; number++) {
    const path = join(inbox, `${1_200_000 + number}.txt`);
    const text = `عنوان الخبر ${number}\n${1 + (number % 28)} ديسمبر 2017\nقال كذا وكذا.\n`;
    await writeFile(path, number % 50 === 49 ? "" : text);
    await utimes(path, 1_700_000_000 + number, 1_700_000_000 + number);
  }
}

function start(store: string, port: number): ChildProcess {
  const options = ["--articles", join(folder, "in"), "--store", store, "--port", String(port), "--json"];
  return spawn(process.execPath, [main, ...options], { stdio: ["ignore", "pipe", "inherit"] });
}

/** Kills the process after this many events. Returns false if the import ended before that. */
async function killDuring(child: ChildProcess, events: number): Promise<boolean> {
  let seen = 0;
  for await (const event of eventsOf(child)) {
    if (event === "started") break;
    if (++seen < events) continue;
    child.kill("SIGKILL");
    await once(child, "close");
    return true;
  }
  child.kill("SIGKILL");
  return false;
}

async function runToEnd(child: ChildProcess): Promise<void> {
  for await (const event of eventsOf(child)) if (event === "started") break;
  child.kill("SIGINT");
  await once(child, "close");
}

async function* eventsOf({ stdout }: ChildProcess): AsyncIterable<string> {
  if (!stdout) return;
  for await (const line of createInterface(stdout)) yield JSON.parse(line).event;
}

/** The ETags of all objects that readers and editors get, and of the catalog, by bucket and key. */
async function read(file: string): Promise<ReadonlyMap<string, string>> {
  const store = openSqliteStore(file);
  const objects = new Map<string, string>();
  for (const bucket of ["inbox", "site"]) {
    for (const { key, etag } of await store.bucket(bucket).list({ prefix: "" }))
      objects.set(`${bucket} ${key}`, etag);
  }
  for (const { key } of await store.bucket("queue").list({ prefix: "queue/" }))
    objects.set(`queue ${key}`, "left");
  store.close();
  return objects;
}

function differences(
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): readonly string[] {
  const keys = new Set([...expected.keys(), ...found.keys()]);
  return [...keys].filter((key) => expected.get(key) !== found.get(key));
}
