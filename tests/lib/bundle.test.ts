// The code that a cold start loads, according to esbuild's description of the bundle.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bundle } from "../../lib/bundle/bundle.ts";
import { loadsOf } from "../../lib/bundle/bundle-report.ts";

const outdir = mkdtempSync(join(tmpdir(), "khulasa-bundle-"));
afterAll(() => rmSync(outdir, { recursive: true }));

const metafile = bundle(outdir);
const [start, ...later] = loadsOf(metafile);

/** The parsers of formats that many newspapers never use. */
const heavy = [
  "mammoth",
  "jszip",
  "markdown-it",
  "markdown-it-footnote",
  "yaml",
  "linkedom",
  "@mozilla/readability",
  "htmlparser2",
  "image-size",
  "exifreader",
];

/** Packages that the function needs seldom, or never. */
const unneeded = ["@aws-sdk/nested-clients", "@aws-sdk/credential-provider-ini"];

test("a cold start reads the parser of no format but plain text", () => {
  expect(start?.of).toBe("lambdas/publish/handler.ts");
  expect(start?.packages).toContain("@aws-sdk/client-s3");
  expect(start?.packages.filter((name) => [...heavy, ...unneeded].includes(name))).toEqual([]);
});

test.each([
  ["the style sheets and the fonts", "lambdas/regenerate/regenerate-settings.ts", 50_000],
  ["the texts of refusals", "lambdas/refusal/format-refusals.ts", 10_000],
])("a cold start does not read %s", (_, file, bytes) => {
  expect(later.find(({ of }) => of === file)?.bytes).toBeGreaterThan(bytes);
});

test("`npm run bundle` prints what a cold start reads, and what is loaded later", () => {
  const { stdout } = spawnSync(process.execPath, ["lib/bundle/bundle-report.ts"], { encoding: "utf8" });
  expect(stdout).toMatch(
    /^At every cold start:\n +\d+ kB {2}lambdas\/publish\/handler\.ts\n .*@aws-sdk\/client-s3, /,
  );
  expect(stdout).toMatch(/\n +\d+ kB {2}.*\n +.*mammoth/);
});

test("Arabic letters are in the bundle as they are, two bytes each", () => {
  const files = readdirSync(outdir).filter((name) => name.endsWith(".mjs"));
  const code = files.map((name) => readFileSync(join(outdir, name), "utf8")).join("");
  expect(code.includes("العالمي الموحد")).toBe(true);
});

test("sharp is beside the bundle, and is loaded with the first picture that needs it", () => {
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const kinds = new Set(imports.filter(({ path }) => path === "sharp").map(({ kind }) => kind));
  expect([...kinds]).toEqual(["dynamic-import"]);
});

test.each(heavy)("%s is in the bundle all the same", (name) => {
  expect(later.filter(({ packages }) => packages.includes(name))).not.toEqual([]);
});
