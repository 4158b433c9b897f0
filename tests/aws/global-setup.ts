// Before the tests of the project "aws": is there a server to test against, and what would `cdk deploy` deploy?
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the cloud assembly: template, manifest, and the function's code. */
    readonly assembly: string;
    /** Where moto answers for S3 and SQS. */
    readonly endpoint: string;
  }
}

export default function setUp(project: TestProject): () => void {
  const endpoint = process.env.KHULASA_S3_ENDPOINT;
  if (!endpoint) throw new Error("KHULASA_S3_ENDPOINT is not set: run `npm run test:aws`, which starts moto");
  const assembly = mkdtempSync(join(tmpdir(), "khulasa-cdk-"));
  synthesise(assembly);
  project.provide("endpoint", endpoint);
  project.provide("assembly", assembly);
  return () => rmSync(assembly, { recursive: true });
}

/** By the very command that deploys, with the settings of content/publication.json; cdk.json says how. */
function synthesise(output: string): void {
  const cdk = createRequire(import.meta.url).resolve("aws-cdk/bin/cdk");
  const path = [dirname(process.execPath), process.env.PATH].join(delimiter);
  execFileSync(process.execPath, [cdk, "synth", "--quiet", "--output", output], {
    cwd: join(import.meta.dirname, "../.."),
    env: { ...process.env, PATH: path },
    stdio: "pipe",
  });
}
