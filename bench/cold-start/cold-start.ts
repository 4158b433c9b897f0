// Measures how long Node takes to load the bundle, compared with a bundle that only creates the client of S3. Each measurement uses a new
// process.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { environmentNames, settingsFile } from "../../lambdas/publish/aws/environment.ts";
import { bundle, bundleEntry } from "../../lib/bundle/bundle.ts";
import { loadsOf } from "../../lib/bundle/bundle-report.ts";
import { type Contestant, type Contests, hold } from "../contest.ts";

const project = join(import.meta.dirname, "../..");

export async function coldStart(): Promise<Contests> {
  const folder = mkdtempSync(join(tmpdir(), "khulasa-cold-start-"));
  const compileCache = join(folder, "cache");
  const contestantOf = (entry: string) => {
    const outdir = join(folder, entry.replaceAll("/", "-"));
    mkdirSync(outdir);
    const kilobytes = Math.round((loadsOf(bundle(outdir, entry))[0]?.bytes ?? 0) / 1000);
    cpSync(join(project, "content/publication.json"), join(outdir, settingsFile));
    return (variables: NodeJS.ProcessEnv = {}) =>
      [kilobytes, { run: () => load(outdir, variables) }] as const;
  };
  try {
    const client = contestantOf("bench/cold-start/s3-client.ts");
    const khulasa = contestantOf("lambdas/publish/handler.ts");
    const named = (name: string, [kilobytes, contestant]: readonly [number, Contestant]) =>
      [`${name}, ${kilobytes} kB`, contestant] as const;
    return await hold(
      "cold-start",
      "Loading the bundle",
      Object.fromEntries([
        named("only the client of S3", client()),
        named("Khulasa", khulasa()),
        named("Khulasa with source maps", khulasa({ NODE_OPTIONS: "--enable-source-maps" })),
        named("Khulasa with V8's code cache", khulasa({ NODE_COMPILE_CACHE: compileCache })),
      ]),
      { rounds: 20, warmUp: 1 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The processor time of loading the bundle in a new process, without the start of Node, in milliseconds. */
function load(outdir: string, variables: NodeJS.ProcessEnv): number {
  const url = pathToFileURL(join(outdir, `${bundleEntry}.mjs`)).href;
  const code = `
    const before = process.cpuUsage();
    await import(${JSON.stringify(url)});
    const { user, system } = process.cpuUsage(before);
    console.log((user + system) / 1000);`;
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.values(environmentNames).map((name) => [name, "https://news.example"])),
    AWS_REGION: "eu-central-1",
    ...variables,
  };
  return Number(
    execFileSync(process.execPath, ["--input-type=module", "--eval", code], { env, encoding: "utf8" }),
  );
}
