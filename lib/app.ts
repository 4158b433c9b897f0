// The CDK app, run by the `cdk` command in the project's folder. It makes one stack from the settings of one newspaper and of
// its deployment.
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { readDeployment } from "./deployment.ts";
import { KhulasaStack } from "./khulasa-stack.ts";
import { readSettings } from "./settings.ts";
import { suppressFindings } from "./suppressions.ts";

const app = new App();
const settings = readSettings("content/publication.json");
const deployment = readDeployment(app.node.getAllContext());
if (!settings.ok || !deployment.ok) {
  for (const read of [settings, deployment]) if (!read.ok) refuse(...read.problems);
} else if (deployment.deployment.certificateArn && !settings.publication.site) {
  refuse("content/publication.json: site: found nothing, expected the host of cdk.json's certificateArn");
} else {
  const stack = new KhulasaStack(app, "Khulasa", {
    stackName: deployment.deployment.stackName,
    publication: settings.publication,
    deployment: deployment.deployment,
  });
  suppressFindings(stack);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

function refuse(...problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  process.exitCode = 1;
}
