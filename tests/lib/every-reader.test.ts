// Libraries export different things in the tests' module loader, in Node and in the bundle. The files must be read the same in all.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { bundle, bundleEntry } from "../../lib/bundle/bundle.ts";
import { type Readings, readEverything } from "./every-reader.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const reader = "tests/lib/every-reader.ts";

/**
 * Reads the files in a separate process, without the test framework. The process must print no warnings, because a library prints one if it
 * does not find a feature that it needs.
 */
function readIn(module: string): Readings {
  const script = `const { readEverything } = await import(${JSON.stringify(module)});
    console.warn = console.error = (...said) => { throw new Error(said.join(" ")); };
    console.log(JSON.stringify(await readEverything(${JSON.stringify(project)})));`;
  const arguments_ = ["--input-type=module", "--eval", script];
  return JSON.parse(
    execFileSync(process.execPath, arguments_, { encoding: "utf8", maxBuffer: 2 ** 26 }),
  ) as Readings;
}

const words = {
  "agency.jpg": {
    caption: "سفن الصيد في مرفأ مطرح صباح أمس",
    credit: "هدى السالمية / وكالة الأنباء العمانية",
  },
  "xmp-in-two-languages.jpg": {
    caption: "قوارب في مرفأ صور",
    credit: "منى الهنائية / سالم الغافري / وكالة الأنباء العمانية",
  },
};

test.each([
  ["Node", () => readIn(join(project, reader))],
  [
    "the bundle",
    () => {
      const outdir = mkdtempSync(join(tmpdir(), "khulasa-readers-"));
      onTestFinished(() => rmSync(outdir, { recursive: true }));
      bundle(outdir, reader);
      return readIn(join(outdir, `${bundleEntry}.mjs`));
    },
  ],
])("in %s every file is read as it is in the tests", async (_where, read) => {
  const readings = read();
  for (const [name, expected] of Object.entries(words))
    expect(readings[name]).toMatchObject({ words: expected });
  expect(readings).toEqual(await readEverything(project));
});
