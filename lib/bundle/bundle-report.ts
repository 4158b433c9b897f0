// `npm run bundle`: prints how much code a cold start reads, and how much is loaded later, when a file of a certain format comes.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { bundle, bundleEntry } from "./bundle.ts";

export interface Load {
  /** The module that is loaded: the entry of the function, or a module that is imported dynamically. */
  readonly of: string;
  /** The size of the minified code, in bytes. */
  readonly bytes: number;
  /** The packages of `node_modules` in the code, the largest first. */
  readonly packages: readonly string[];
}

/** Returns first the entry with its static imports, then each dynamic import with only the code that it adds. */
export function loadsOf({ outputs }: Metafile): readonly Load[] {
  const entry = Object.keys(outputs).find((path) => path.endsWith(`/${bundleEntry}.mjs`)) ?? "";
  const atStart = closureOf([entry], outputs);
  const later = new Set(
    Object.values(outputs).flatMap(({ imports }) =>
      imports.filter(({ kind, external }) => kind === "dynamic-import" && !external).map(({ path }) => path),
    ),
  );
  return [
    loadOf(entry, atStart, outputs),
    ...[...later].map((path) => {
      const files = closureOf([path], outputs);
      return loadOf(path, new Set([...files].filter((file) => !atStart.has(file))), outputs);
    }),
  ];
}

/** Returns these files and all files that they import statically. */
function closureOf(paths: readonly string[], outputs: Metafile["outputs"]): ReadonlySet<string> {
  const files = new Set(paths);
  for (const file of files) {
    for (const { kind, path } of outputs[file]?.imports ?? [])
      if (kind === "import-statement") files.add(path);
  }
  return files;
}

function loadOf(path: string, files: ReadonlySet<string>, outputs: Metafile["outputs"]): Load {
  const bytesOf = new Map<string, number>();
  let bytes = 0;
  for (const file of files) {
    bytes += outputs[file]?.bytes ?? 0;
    for (const [input, { bytesInOutput }] of Object.entries(outputs[file]?.inputs ?? {})) {
      const name = /^(?:@[^/]+\/)?[^/]+/.exec(input.split("node_modules/").slice(1).at(-1) ?? "")?.[0];
      if (name) bytesOf.set(name, (bytesOf.get(name) ?? 0) + bytesInOutput);
    }
  }
  const packages = [...bytesOf].sort(([, a], [, b]) => b - a).map(([name]) => name);
  return { of: outputs[path]?.entryPoint ?? path, bytes, packages };
}

if (import.meta.main) {
  const outdir = mkdtempSync(join(tmpdir(), "khulasa-bundle-"));
  try {
    const [start, ...later] = loadsOf(bundle(outdir));
    const format = (load: Load) =>
      `${String(Math.round(load.bytes / 1000)).padStart(6)} kB  ${load.of}\n           ${load.packages.slice(0, 6).join(", ")}`;
    if (start) console.log(`At every cold start:\n${format(start)}\n\nWhen it is first needed, beside that:`);
    for (const load of later.sort((a, b) => b.bytes - a.bytes)) console.log(format(load));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
