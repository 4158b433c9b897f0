// Makes the stack under test, and reads its template.
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, type AppProps } from "aws-cdk-lib";
import type { Template } from "aws-cdk-lib/assertions";
import { expect } from "vitest";
import { type Publication, parsePublication } from "../../lambdas/publication/publication.ts";
import { type Deployment, readDeployment } from "../../lib/deployment.ts";
import { KhulasaStack, type KhulasaStackProps } from "../../lib/khulasa-stack.ts";

export const { context } = JSON.parse(readFileSync("cdk.json", "utf8"));

/** The settings that come with the project, without a site of their own. */
export function settings(changes: Partial<Publication> = {}): Publication {
  const parsed = parsePublication(readFileSync("content/publication.json", "utf8"));
  if (!parsed.ok) throw new Error(parsed.problems.join("\n"));
  return { ...parsed.publication, site: undefined, ...changes };
}

/** The settings of the deployment in cdk.json, with changes. */
export function deploymentOf(changes: Readonly<Record<string, unknown>> = {}): Deployment {
  const read = readDeployment({ ...context, ...changes });
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.deployment;
}

/**
 * An app without the code of the functions, which takes long to bundle and is the same in all stacks. CDK does not compare its templates
 * with CloudFormation's schemas, which takes seconds. One test in domain.test.ts makes this comparison.
 */
export function newApp(changes: AppProps = {}): App {
  return new App({
    context: { ...context, "aws:cdk:bundling-stacks": [] },
    outdir: mkdtempSync(join(tmpdir(), "khulasa-stack-")),
    builtinCloudFormationValidation: false,
    ...changes,
  });
}

/** The stack of a newspaper, in an app of its own. */
export function unbundledStack(props: Partial<KhulasaStackProps> = {}): KhulasaStack {
  const app = newApp();
  return new KhulasaStack(app, "Khulasa", { publication: settings(), deployment: deploymentOf(), ...props });
}

type Resource = { readonly Type: string };

export function resourcesOf(template: Template): readonly [string, Resource][] {
  return Object.entries(template.toJSON().Resources as Record<string, Resource>);
}

/** The logical id of the only resource of this type whose id begins like this. */
export function idOf(template: Template, type: string, prefix: string): string {
  const found = resourcesOf(template).filter(([id, { Type }]) => Type === type && id.startsWith(prefix));
  expect(found.length, `${type} ${prefix}`).toBe(1);
  return found[0]?.[0] ?? "";
}

export function arn(id: string) {
  return { "Fn::GetAtt": [id, "Arn"] };
}

export function everythingIn(bucket: string, folder = "") {
  return { "Fn::Join": ["", [arn(bucket), `/${folder}*`]] };
}

export function tlsOnly(action: string, resource: unknown) {
  return {
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: action,
    Resource: resource,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}
