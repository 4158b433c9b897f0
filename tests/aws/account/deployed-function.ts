// The function that the template describes: its code in the cloud assembly, its handler, its environment.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import type { Template } from "./template.ts";

const functionShape = z.object({
  Code: z.object({ S3Key: z.string() }),
  /** `index.handler`: a module of the code, and what it exports. */
  Handler: z.string().regex(/^[^.]+\.[^.]+$/),
  Environment: z.object({ Variables: z.record(z.string(), z.string()) }),
  Role: z.string(),
  /** Seconds. */
  Timeout: z.int(),
});

const assetsShape = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export interface DeployedFunction {
  /** The module that Lambda loads. */
  readonly file: string;
  readonly exported: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly roleArn: string;
  /** Milliseconds that a call may take. */
  readonly timeout: number;
}

export function readFunction(template: Template, assembly: string): DeployedFunction {
  const { properties } = template.one("AWS::Lambda::Function");
  const { Code, Handler, Environment, Role, Timeout } = functionShape.parse(template.resolve(properties));
  const [module = "", exported = ""] = Handler.split(".");
  const folder = findAsset(assembly, Code.S3Key);
  const file = [".js", ".mjs", ".cjs"].map((end) => join(folder, module + end)).find(existsSync);
  if (!file) throw new Error(`no ${module} in ${folder}`);
  return { file, exported, variables: Environment.Variables, roleArn: Role, timeout: Timeout * 1000 };
}

/** The folder that `cdk deploy` would zip and put under this key. */
function findAsset(assembly: string, key: string): string {
  const { files } = assetsShape.parse(
    JSON.parse(readFileSync(join(assembly, "Khulasa.assets.json"), "utf8")),
  );
  for (const { source, destinations } of Object.values(files)) {
    if (Object.values(destinations).some(({ objectKey }) => objectKey === key))
      return join(assembly, source.path);
  }
  throw new Error(`the assembly has nothing for ${key}`);
}
