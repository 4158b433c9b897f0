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
  /** Further files that are added to the code: the keys are their names, the values their texts. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether packages with native code are added (native-packages.ts). */
  readonly hasNativePackages?: boolean;
}

/** The folders of code that this process has already bundled, by entry. If many newspapers have the same code, it is bundled only once. */
const bundles = new Map<string, string>();

/**
 * Bundles the code with esbuild. Without the function `tryBundle`, CDK would use Docker.
 *
 * @param entry the file to bundle, as a path in the project
 */
export function bundledCode(
  entry: string,
  { files = {}, hasNativePackages = false }: BundledCodeProps = {},
): AssetCode {
  return Code.fromAsset(fileURLToPath(new URL("../../lambdas", import.meta.url)), {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: runtime.bundlingImage,
      // CDK makes the name of the cached bundle from this, so different values must give different bundles.
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
