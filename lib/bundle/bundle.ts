// Bundles the function's code: one file with what every call needs, and further files that are loaded when needed.
import { fileURLToPath } from "node:url";
import { buildSync, type Metafile } from "esbuild";
import { nativePackages } from "./native-packages.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));

/** The file in the bundle that Lambda loads, without its extension. */
export const bundleEntry = "index";

/**
 * Sources of credentials that the AWS SDK would load if the environment variables held none. Lambda always sets those variables. The code
 * that these sources share with the client of S3 would be loaded with each start.
 */
const unusedCredentials = [
  ...["http", "ini", "login", "process", "sso", "web-identity"].map(
    (one) => `@aws-sdk/credential-provider-${one}`,
  ),
  "@smithy/credential-provider-imds",
];

/**
 * Bundles the function into ECMAScript modules. The AWS SDK is included, so that the deployed version is the tested one. Modules that
 * are imported dynamically, such as the Word parser, get separate files, which a cold start does not read.
 *
 * @param outdir an empty folder
 * @param entry the file to bundle, as a path in the project
 * @returns esbuild's description of the output files
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
    external: [...nativePackages, ...unusedCredentials],
    format: "esm",
    platform: "node",
    target: "node24",
    // Takes the ECMAScript modules of packages, which are smaller and load faster than those in CommonJS.
    mainFields: ["module", "main"],
    // CommonJS packages load Node's own modules with `require`, which does not exist in an ECMAScript module.
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
    minify: true,
    // Arabic letters stay as they are. As escapes they would take three times the space.
    charset: "utf8",
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}
