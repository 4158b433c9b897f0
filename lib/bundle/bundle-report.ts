// `npm run bundle`: what a cold start reads, and what only a file of some format makes it read.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { bundle, bundleEntry } from "./bundle.ts";

export interface Load {
  /** The module whose import this is: the function's entry, or what is imported when it is needed. */
  readonly of: string;
  /** Bytes of code, minified. */
  readonly bytes: number;
  /** Of `node_modules`, the largest first. */
  readonly packages: readonly string[];
}

/** The entry with all that it imports at once, then each later import with what it brings beside that. */
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

/** All files that are read once these are. */
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
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
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
