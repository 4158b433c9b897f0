// Compiles the functions of this folder from TypeScript to scripts that CloudFront runs.
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

export const edgeFunctions = ["directory-index", "feed-type"] as const;
export type EdgeFunction = (typeof edgeFunctions)[number];

/**
 * The features that CloudFront lists beyond ECMAScript 5.1 for its JavaScript runtime 2.0. esbuild rewrites some other features,
 * such as `?.`, and fails on the rest. A test rejects the rewritten ones too, so that the deployed code equals the source.
 * CloudFront also lists `async`, but with restrictions that esbuild does not know.
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

/** @param target the target of esbuild; `esnext` leaves the syntax as it is */
export function compileEdgeFunction(name: EdgeFunction, target: "es5" | "esnext" = "es5"): string {
  const { outputFiles } = buildSync({
    absWorkingDir: fileURLToPath(new URL(".", import.meta.url)),
    entryPoints: [`${name}.ts`],
    bundle: true,
    write: false,
    format: "esm",
    target,
    supported: listedFeatures,
    charset: "utf8",
    logLevel: "silent", // the thrown error has the messages
  });
  const [script = "", ...rest] = (outputFiles[0]?.text ?? "").split("export {\n  handler\n};\n");
  // CloudFront calls the function named `handler` and does not support modules.
  if (rest.length !== 1 || rest[0] !== "")
    throw new Error(`${name}.ts has to export its handler and nothing else`);
  return script;
}
