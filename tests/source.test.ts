// Rules for the source code that the linter can't check.
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const project = join(import.meta.dirname, "..");

/** Marks, embeddings, overrides and isolates of direction, and the byte order mark. */
const invisible = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/;

test("no source holds a character that nobody sees: they are written as escapes", () => {
  const files = globSync(["*.json", "*.ts", "{bench,content,lambdas,lib,local,tests}/**/*.{ts,js,json}"], {
    cwd: project,
    exclude: ["package-lock.json"],
  });
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => invisible.test(readFileSync(join(project, file), "utf8")))).toEqual([]);
});

/** Each folder imports only folders that come before it. */
const layers = [
  ...["text", "store", "dates", "article", "refusal", "gate", "plain-text", "publication", "rich-text"],
  ...["feed", "page", "sitemap", "documents", "formats", "catalog", "inbox", "protocol", "pictures"],
  ...["announce", "site", "reconcile", "archive", "regenerate", "publish", "release", "watch"],
].map((name) => `lambdas/${name}`);
const folders = [...layers, "lib", "local", "bench"];

test("a folder imports only itself and folders before it in the list", () => {
  const files = globSync("{lambdas,lib,local,bench}/**/*.ts", { cwd: project });
  const imports = files.flatMap((file) =>
    [...readFileSync(join(project, file), "utf8").matchAll(/(?:from|import\() ?"(\.[^"]+)"/g)].map(
      ([, path = ""]) => ({ file, imported: join(dirname(file), path) }),
    ),
  );
  const layerOf = (path: string) => folders.findIndex((folder) => path.startsWith(`${folder}/`));
  expect(imports.length).toBeGreaterThan(1000);
  expect(files.filter((file) => layerOf(file) === -1)).toEqual([]);
  expect(
    imports.filter(({ file, imported }) => layerOf(imported) === -1 || layerOf(imported) > layerOf(file)),
  ).toEqual([]);
});
