// The packages with native code that npm fetches when the function is bundled, for processors other than this computer's.
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { addNativePackages } from "../../lib/bundle/native-packages.ts";

test.skipIf(process.platform === "win32")(
  "an archive that has another hash than the one in package-lock.json is not used",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "khulasa-native-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    // A registry that was taken over: it answers with another archive under the same name and version.
    const npm = join(folder, "npm");
    writeFileSync(
      npm,
      `#!/bin/sh\nprintf changed >"$4/changed.tgz"\nprintf '[{"filename":"changed.tgz"}]'\n`,
    );
    chmodSync(npm, 0o755);
    vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
    onTestFinished(() => void vi.unstubAllEnvs());

    const cache = join(folder, "cache");
    const bundle = () => addNativePackages(join(folder, "bundle"), cache);
    expect(bundle).toThrow(/@img\/sharp-.* is not what package-lock\.json names/);
    expect(readdirSync(cache)).toEqual([]);
  },
);
