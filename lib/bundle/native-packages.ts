// Copies packages with native code next to the bundle: sharp, and libvips for the two processor types of Lambda. npm installs only the
// files for this computer. The files for other processors are fetched with npm, and compared with the hashes in package-lock.json.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(project, "node_modules");
/** The folder that keeps fetched packages, so that none is fetched twice. */
const usualCache = join(modules, ".cache/khulasa-native");

/** The packages that esbuild leaves out of the bundle. */
export const nativePackages = ["sharp"] as const;

const portable = ["sharp", "@img/colour", "detect-libc", "semver"];
const processors = ["arm64", "x64"];
/** Matches sources and scripts of sharp, which are only needed to compile it. */
const needless = /[\\/]node_modules[\\/]sharp[\\/](?:src|install)(?:[\\/]|$)/;

/**
 * Copies the packages into the bundle's `node_modules`.
 *
 * @param outdir the folder of the bundle
 * @throws Error if npm can't fetch a package, or if it is not the one that package-lock.json names
 */
export function addNativePackages(outdir: string, cache = usualCache): void {
  const native = processors.flatMap((one) => [`@img/sharp-linux-${one}`, `@img/sharp-libvips-linux-${one}`]);
  for (const name of portable) copy(join(modules, name), name, outdir);
  for (const name of native)
    copy(existsSync(join(modules, name)) ? join(modules, name) : fetched(name, cache), name, outdir);
}

function copy(from: string, name: string, outdir: string): void {
  cpSync(from, join(outdir, "node_modules", name), {
    recursive: true,
    dereference: true,
    filter: (path) => !needless.test(path),
  });
}

interface Locked {
  readonly version: string;
  readonly integrity: string;
}

/** Fetches a package for another processor. Returns its folder. */
function fetched(name: string, cache: string): string {
  const lock = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  const { version, integrity }: Locked = lock.packages[`node_modules/${name}`];
  const target = join(cache, `${name.replace("/", "-")}-${version}`);
  if (existsSync(target)) return target;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "new-"));
  try {
    const [{ filename }] = JSON.parse(
      run("npm", ["pack", "--json", "--pack-destination", folder, `${name}@${version}`]),
    );
    const archive = join(folder, filename);
    const hash = createHash("sha512").update(readFileSync(archive)).digest("base64");
    if (integrity !== `sha512-${hash}`)
      throw new Error(`${name}@${version} is not what package-lock.json names`);
    run("tar", ["-xzf", archive, "-C", folder]);
    try {
      renameSync(join(folder, "package"), target);
    } catch (error) {
      if (!existsSync(target)) throw error; // otherwise another process has fetched it at the same time
    }
    return target;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(command: string, args: readonly string[]): string {
  const isWindows = process.platform === "win32";
  const ended = spawnSync(command, args, { cwd: project, encoding: "utf8", shell: isWindows });
  if (ended.status === 0) return ended.stdout;
  throw new Error(`${command} ${args.join(" ")}: ${ended.stderr || ended.error}`);
}
