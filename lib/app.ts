// The CDK app, run by the `cdk` command in the project's folder: the settings of one newspaper in, one stack out.
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { KhulasaStack } from "./khulasa-stack.ts";
import { readSettings } from "./settings.ts";
import { suppressFindings } from "./suppressions.ts";

const settings = readSettings("content/publication.json");
if (settings.ok) {
  const app = new App();
  const stack = new KhulasaStack(app, "Khulasa", {
    publication: settings.publication,
    certificateArn: app.node.tryGetContext("certificateArn"),
  });
  suppressFindings(stack);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} else {
  for (const problem of settings.problems) console.error(problem);
  process.exitCode = 1;
}
