// Measures how long Node takes to load the bundle, compared with a bundle that only creates the client of S3. Each measurement uses a new
// process.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Metafile } from "esbuild";
import { environmentNames, settingsFile } from "../../lambdas/publish/aws/environment.ts";
import { bundle } from "../../lib/bundle/bundle.ts";
import { loadsOf } from "../../lib/bundle/bundle-report.ts";
import { type Contest, type Contestant, hold } from "../contest.ts";

const project = join(import.meta.dirname, "../..");

/** The module that the function loads with the first file of the inbox. */
const plainTextParser = "lambdas/inbox/parse-submission.ts";

export async function coldStart(): Promise<Contest> {
  const folder = mkdtempSync(join(tmpdir(), "khulasa-cold-start-"));
  const compileCache = join(folder, "cache");
  const contestantOf = (entry: string) => {
    const outdir = join(folder, entry.replaceAll("/", "-"));
    mkdirSync(outdir);
    const metafile = bundle(outdir, entry);
    cpSync(join(project, "content/publication.json"), join(outdir, settingsFile));
    return (variables: NodeJS.ProcessEnv = {}, ...more: readonly string[]) => {
      const loads = loadsOf(metafile).filter(({ of }) => of === entry || more.includes(of));
      const kilobytes = Math.round(loads.reduce((sum, { bytes }) => sum + bytes, 0) / 1000);
      const files = [entry, ...more].map((source) => fileOf(source, metafile));
      return [kilobytes, { run: () => load(outdir, files, variables) }] as const;
    };
  };
  try {
    const client = contestantOf("bench/cold-start/s3-client.ts");
    const khulasa = contestantOf("lambdas/publish/handler.ts");
    const named = (name: string, [kilobytes, contestant]: readonly [number, Contestant]) =>
      [`${name}, ${kilobytes} kB`, contestant] as const;
    return await hold(
      "Loading the bundle",
      Object.fromEntries([
        named("only the client of S3", client()),
        named("Khulasa", khulasa()),
        named("Khulasa and its parser of plain texts", khulasa({}, plainTextParser)),
        named("Khulasa with source maps", khulasa({ NODE_OPTIONS: "--enable-source-maps" })),
        named("Khulasa with V8's code cache", khulasa({ NODE_COMPILE_CACHE: compileCache })),
      ]),
      { rounds: 20, warmUp: 1 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The name of the file in the bundle that has a module of the source. */
function fileOf(source: string, { outputs }: Metafile): string {
  return basename(Object.keys(outputs).find((path) => outputs[path]?.entryPoint === source) ?? "");
}

/** The processor time of loading files of the bundle in a new process, without the start of Node, in milliseconds. */
function load(outdir: string, files: readonly string[], variables: NodeJS.ProcessEnv): number {
  const urls = files.map((file) => pathToFileURL(join(outdir, file)).href);
  const code = `
    const before = process.cpuUsage();
    for (const url of ${JSON.stringify(urls)}) await import(url);
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
