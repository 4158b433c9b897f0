// The function's code as it is deployed: what every call needs in one file, what only some files need beside it.
import { fileURLToPath } from "node:url";
import { buildSync, type Metafile } from "esbuild";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** The file in the bundle that Lambda loads, without its extension. */
export const bundleEntry = "index";

/**
 * Bundles the function into ECMAScript modules, the SDK too: the version that the tests ran with, not the one that the
 * runtime has today. What the code imports when it needs it (a Word parser, say) gets files of its own, so that a cold
 * start does not read them. Answers esbuild's account of what went where.
 *
 * @param outdir an empty folder
 * @param entry the file to bundle, in the project
 */
export function bundle(outdir: string, entry = "lambdas/publish/handler.ts"): Metafile {
  const { metafile } = buildSync({
    absWorkingDir: project,
    entryPoints: { [bundleEntry]: entry },
    outdir,
    outExtension: { ".js": ".mjs" },
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    // Packages as they are written rather than as compiled to CommonJS: smaller, and faster to load.
    mainFields: ["module", "main"],
    // Packages in CommonJS ask for Node's own modules with `require`, which a module does not have.
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}
