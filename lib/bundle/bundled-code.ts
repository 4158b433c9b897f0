// The code of a function as CDK uploads it.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AssetHashType } from "aws-cdk-lib";
import { type AssetCode, Code, Runtime } from "aws-cdk-lib/aws-lambda";
import { bundle } from "./bundle.ts";

export const runtime = Runtime.NODEJS_24_X;

/** What was bundled in this process, by its entry: many newspapers have the same code. */
const bundles = new Map<string, string>();

/**
 * CDK uses Docker if there is no `tryBundle`.
 *
 * @param entry the file to bundle, in the project
 * @param files texts beside the code, by their names
 */
export function bundledCode(entry: string, files: Readonly<Record<string, string>> = {}): AssetCode {
  return Code.fromAsset(fileURLToPath(new URL("../../lambdas", import.meta.url)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: runtime.bundlingImage,
      // Part of the name under which CDK remembers what it has bundled.
      environment: { entry, ...files },
      local: {
        tryBundle(outdir) {
          cpSync(bundled(entry), outdir, { recursive: true });
          for (const [name, text] of Object.entries(files)) writeFileSync(join(outdir, name), text);
          return true;
        },
      },
    },
  });
}

function bundled(entry: string): string {
  const known = bundles.get(entry);
  if (known) return known;
  const folder = mkdtempSync(join(tmpdir(), "khulasa-bundle-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  bundle(folder, entry);
  bundles.set(entry, folder);
  return folder;
}
