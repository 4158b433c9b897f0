// Suppresses the findings that suppressions.ts lists, each only at its construct.
import { CfnResource, Stack, Token, Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import type { Newspaper } from "../newspaper.ts";
import { suppressionsOf } from "./suppressions.ts";

/** Suppresses each finding at its construct only, so that the same finding elsewhere still fails. */
export function suppressFindings(newspaper: Newspaper): void {
  const at = (path: string) =>
    path.split("/").reduce<IConstruct | undefined>((scope, id) => scope?.node.tryFindChild(id), newspaper);
  const idOf = (path: string) => {
    const resource = at(path)?.node.defaultChild;
    return CfnResource.isCfnResource(resource) ? Stack.of(newspaper).getLogicalId(resource) : "";
  };
  const { partition, region, account } = Stack.of(newspaper);
  const known = (value: string, name: string) => (Token.isUnresolved(value) ? `<AWS::${name}>` : value);
  const arnOf = (service: string, resource: string) =>
    `arn:${known(partition, "Partition")}:${service}:${known(region, "Region")}:${known(account, "AccountId")}:${resource}`;
  for (const [path, reasons] of Object.entries(suppressionsOf({ name: newspaper.name, idOf, arnOf }))) {
    const construct = at(path);
    // Constructs that settings switch on, such as the release guard, may be missing.
    const [responsibility = ""] = path.split("/");
    if (construct === undefined && newspaper.node.tryFindChild(responsibility) === undefined) continue;
    if (construct === undefined) throw new Error(`there is no ${path} to suppress findings at`);
    for (const [rules, reason] of Object.entries(reasons))
      for (const rule of rules.split(" ")) suppress(construct, rule, reason);
  }
}

function suppress(construct: IConstruct, rule: string, reason: string): void {
  if (/^(AwsSolutions-|Annotation::)/.test(rule)) {
    const id = rule.replace(/^AwsSolutions-/, "AwsSolutions::$&");
    Validations.of(construct).acknowledge({ id, reason });
    return;
  }
  const resource = CfnResource.isCfnResource(construct) ? construct : construct.node.defaultChild;
  if (!CfnResource.isCfnResource(resource)) throw new Error(`${construct.node.path} is not one resource`);
  if (rule.startsWith("CKV_")) {
    const skip = resource.getMetadata("checkov")?.skip ?? [];
    resource.addMetadata("checkov", { skip: [...skip, { id: rule, comment: reason }] });
  } else {
    resource.addMetadata("cfn-lint", { config: { ignore_checks: [rule] } });
  }
}
