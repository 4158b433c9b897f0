// The DNS records of the newspaper's own host, for IPv4 and IPv6.
import type { IDistribution } from "aws-cdk-lib/aws-cloudfront";
import { AaaaRecord, ARecord, RecordTarget } from "aws-cdk-lib/aws-route53";
import { CloudFrontTarget } from "aws-cdk-lib/aws-route53-targets";
import { Construct } from "constructs";
import { zoneOf } from "./cloudfront-parts.ts";

export interface AddressProps {
  readonly host: string;
  readonly hostedZoneId: string;
  readonly distribution: IDistribution;
}

/** The records are aliases. They are free, and Route 53 updates them when the addresses of the distribution change. */
export class Address extends Construct {
  constructor(scope: Construct, id: string, { host, hostedZoneId, distribution }: AddressProps) {
    super(scope, id);
    const zone = zoneOf(this, host, hostedZoneId);
    const target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
    new ARecord(this, "IPv4", { zone, target });
    new AaaaRecord(this, "IPv6", { zone, target });
  }
}
