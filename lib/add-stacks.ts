// Adds one stack for each newspaper, and stacks for the parts that newspapers share.
import { type App, type Environment, Stack } from "aws-cdk-lib";
import { CloudFrontParts, cloudFrontRegion, needsCloudFrontParts } from "./cdn/cloudfront-parts.ts";
import { SharedEdge } from "./cdn/shared-edge.ts";
import { KhulasaStack } from "./khulasa-stack.ts";
import type { NewspaperSettings, ReadNewspapers } from "./newspapers.ts";
import { Budget } from "./operations/budget.ts";
import { suppressFindings } from "./suppressions/suppress-findings.ts";

type Newspapers = Extract<ReadNewspapers, { readonly ok: true }>;

/**
 * A single newspaper is one stack that names no account and no region. Several newspapers share the stack `Khulasa-shared`, because AWS
 * allows only a few resources of some types in an account. For a newspaper outside us-east-1, the certificate and the firewall are in the
 * stack `...-us-east-1`.
 *
 * @param here the account and the region that the `cdk` command would deploy to
 */
export function addStacks(app: App, { common, newspapers }: Newspapers, here: Environment): void {
  const bound = { ...here, region: here.region ?? cloudFrontRegion };
  const shared =
    newspapers.length > 1 ? addSharedStack(app, `${common.stackName}-shared`, newspapers, bound) : undefined;
  for (const settings of newspapers) addStack(app, settings, bound, shared);
}

function addStack(app: App, settings: NewspaperSettings, bound: Environment, edge?: SharedEdge): void {
  const { publication, deployment } = settings;
  const name = deployment.stackName;
  const props = { name, host: publication.site && new URL(publication.site).hostname, deployment };
  const isBound = needsCloudFrontParts(props);
  // Stacks that refer to each other must name their account and region.
  const env = isBound || edge ? bound : {};
  let cloudFrontParts: CloudFrontParts | undefined;
  if (isBound && bound.region !== cloudFrontRegion) {
    const stack = new Stack(app, `${name}-${cloudFrontRegion}`, {
      description: `Khulasa: what CloudFront takes from ${cloudFrontRegion} only`,
      env: { ...bound, region: cloudFrontRegion },
    });
    cloudFrontParts = new CloudFrontParts(stack, "CloudFront", props);
  }
  const stack = new KhulasaStack(app, edge ? name : "Khulasa", {
    stackName: name,
    publication,
    deployment,
    env,
    ...(edge && { edge }),
    ...(cloudFrontParts && { cloudFrontParts }),
  });
  if (!edge) addBudget(stack, [settings]);
  suppressFindings(stack.newspaper);
}

function addSharedStack(
  app: App,
  name: string,
  newspapers: readonly NewspaperSettings[],
  env: Environment,
): SharedEdge {
  const description = "Khulasa: what all newspapers of the account share";
  const stack = new Stack(app, name, { description, env });
  addBudget(stack, newspapers);
  return new SharedEdge(stack, "Edge", { name });
}

function addBudget(stack: Stack, newspapers: readonly NewspaperSettings[]): void {
  const found = newspapers.find(({ deployment }) => deployment.monthlyBudget !== undefined);
  const limit = found?.deployment.monthlyBudget;
  const mail = found?.publication.alarmMail;
  if (limit && mail) new Budget(stack, "Budget", { limit, mail });
}
