// The code of a function as CDK uploads it.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AssetHashType } from "aws-cdk-lib";
import { type AssetCode, Code, Runtime } from "aws-cdk-lib/aws-lambda";
import { bundle } from "./bundle.ts";
import { addNativePackages } from "./native-packages.ts";

export const runtime = Runtime.NODEJS_24_X;

export interface BundledCodeProps {
  /** Texts beside the code, by their names. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether packages with native code lie beside the code (native-packages.ts). */
  readonly hasNativePackages?: boolean;
}

/** What was bundled in this process, by its entry: many newspapers have the same code. */
const bundles = new Map<string, string>();

/**
 * CDK uses Docker if there is no `tryBundle`.
 *
 * @param entry the file to bundle, in the project
 */
export function bundledCode(
  entry: string,
  { files = {}, hasNativePackages = false }: BundledCodeProps = {},
): AssetCode {
  return Code.fromAsset(fileURLToPath(new URL("../../lambdas", import.meta.url)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: runtime.bundlingImage,
      // Part of the name under which CDK remembers what it has bundled.
      environment: { entry, ...files },
      local: {
        tryBundle(outdir) {
          cpSync(bundled(entry), outdir, { recursive: true });
          if (hasNativePackages) addNativePackages(outdir);
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
