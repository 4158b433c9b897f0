// A role for a service of AWS.
import { Stack } from "aws-cdk-lib";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Construct } from "constructs";

/** A role that only this service can assume, and only on behalf of this account. */
export class ServiceRole extends Role {
  constructor(scope: Construct, id: string, service: string) {
    const conditions = { StringEquals: { "aws:SourceAccount": Stack.of(scope).account } };
    super(scope, id, { assumedBy: new ServicePrincipal(service, { conditions }) });
  }
}
