// Compiles the functions of this folder into scripts that CloudFront can run: one file each, without types.
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { servedTypes } from "../../lambdas/documents/served-types.ts";

export const edgeFunctions = ["directory-index", "viewer-response"] as const;
export type EdgeFunction = (typeof edgeFunctions)[number];

const folder = fileURLToPath(new URL(".", import.meta.url));

/** The source of each script, which exports its handler. The content types are written into it, because such a function has no settings. */
const sources: Readonly<Record<EdgeFunction, string>> = {
  "directory-index": `export { handler } from "./directory-index.ts";`,
  "viewer-response": `import { setFeedType } from "./feed-type.ts";
import { setStoredStatus } from "./stored-status.ts";
const types = ${JSON.stringify(servedTypes)};
export function handler(event) {
  setFeedType(event, types);
  return setStoredStatus(event);
}`,
};

/**
 * The syntax that CloudFront's JavaScript runtime 2.0 supports in addition to ECMAScript 5.1. esbuild rejects all other syntax, or
 * rewrites it (`?.`, for example). A test makes sure that nothing is rewritten, so that the deployed script is the same as the source.
 * CloudFront also supports `async`, but with restrictions that esbuild does not know.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
const listedFeatures = {
  arrow: true,
  "const-and-let": true,
  "exponent-operator": true,
  "regexp-named-capture-groups": true,
  "rest-argument": true,
  "template-literal": true,
};

/** @param target "esnext" leaves the syntax unchanged; only tests use it */
export function compileEdgeFunction(name: EdgeFunction, target: "es5" | "esnext" = "es5"): string {
  const { outputFiles } = buildSync({
    absWorkingDir: folder,
    stdin: { contents: sources[name], resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    target,
    supported: listedFeatures,
    charset: "utf8",
    logLevel: "silent", // the exception has the same messages
  });
  const [script = "", ...rest] = (outputFiles[0]?.text ?? "").split("export {\n  handler\n};\n");
  // CloudFront calls the function `handler` and supports no exports.
  if (rest.length !== 1 || rest[0] !== "")
    throw new Error(`the source of ${name} must export its handler and nothing else`);
  return script;
}
