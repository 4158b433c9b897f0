// Puts packages with native code beside the bundle: sharp, with libvips for the processors that Lambda has. npm installs only the
// files for this computer, so those for others are fetched by npm and compared with the hashes of package-lock.json. No Docker.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("../..", import.meta.url));
const modules = join(project, "node_modules");
/** What was fetched once is not fetched again. */
const cache = join(modules, ".cache/khulasa-native");

/** Packages that esbuild does not bundle. */
export const nativePackages = ["sharp"] as const;

const portable = ["sharp", "@img/colour", "detect-libc", "semver"];
const processors = ["arm64", "x64"];
/** Sources and scripts, for those who compile it. */
const needless = /[\\/]node_modules[\\/]sharp[\\/](?:src|install)(?:[\\/]|$)/;

/**
 * @param outdir the folder of the bundle
 * @throws Error if npm can't fetch a package, or if it is not the one that package-lock.json names
 */
export function addNativePackages(outdir: string): void {
  const native = processors.flatMap((one) => [`@img/sharp-linux-${one}`, `@img/sharp-libvips-linux-${one}`]);
  for (const name of portable) copy(join(modules, name), name, outdir);
  for (const name of native)
    copy(existsSync(join(modules, name)) ? join(modules, name) : fetched(name), name, outdir);
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

/** The folder of a package for another computer. */
function fetched(name: string): string {
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
    renameSync(join(folder, "package"), target);
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
