// The CDK app, run by the `cdk` command in the project's folder.
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { addStacks } from "./add-stacks.ts";
import { readNewspapers } from "./newspapers.ts";

const app = new App();
const read = readNewspapers(app.node.getAllContext());
if (read.ok) {
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = process.env;
  addStacks(app, read, { account, region });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
} else {
  for (const problem of read.problems) console.error(problem);
  process.exitCode = 1;
}
