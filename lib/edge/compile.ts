// The functions of this folder, from TypeScript to the script that CloudFront runs: types removed, imported files joined.
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

export const edgeFunctions = ["directory-index", "feed-type"] as const;
export type EdgeFunction = (typeof edgeFunctions)[number];

/**
 * What CloudFront lists beyond ECMAScript 5.1 for its JavaScript runtime 2.0. esbuild refuses what it can't express in these. It
 * can express `?.`, say, but a test refuses that, too, so that a source is what is deployed. CloudFront also lists `async`, with
 * restrictions that esbuild does not know.
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

/** @param target of esbuild; another one than ES5 leaves the syntax as it is */
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
    logLevel: "silent", // the error says it all
  });
  const [script = "", ...rest] = (outputFiles[0]?.text ?? "").split("export {\n  handler\n};\n");
  // CloudFront calls the function of this name and knows no modules.
  if (rest.length !== 1 || rest[0] !== "")
    throw new Error(`${name}.ts has to export its handler and nothing else`);
  return script;
}
