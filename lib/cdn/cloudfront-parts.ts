// What CloudFront takes from us-east-1 only: the certificate of the newspaper's host, and the firewall.
import { Stack, Token } from "aws-cdk-lib";
import { Certificate, CertificateValidation, type ICertificate } from "aws-cdk-lib/aws-certificatemanager";
import { HostedZone, type IHostedZone } from "aws-cdk-lib/aws-route53";
import { CfnWebACL } from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import type { Deployment } from "../deployment.ts";

export const cloudFrontRegion = "us-east-1";

type Settings = Pick<Deployment, "certificateArn" | "hostedZoneId" | "requestsPerAddress">;

export interface CloudFrontPartsProps {
  readonly name: string;
  /** The newspaper's own host, if it has one. */
  readonly host?: string | undefined;
  readonly deployment: Settings;
}

/** Whether there is anything to make in us-east-1. A certificate that exists already is only referred to. */
export function needsCloudFrontParts({ host, deployment }: Omit<CloudFrontPartsProps, "name">): boolean {
  return madeCertificate(host, deployment) || deployment.requestsPerAddress !== undefined;
}

function madeCertificate(host: string | undefined, deployment: Settings): boolean {
  return host !== undefined && deployment.hostedZoneId !== undefined && !deployment.certificateArn;
}

/** @throws Error in a stack of another region, or of one that is not known yet */
export class CloudFrontParts extends Construct {
  readonly certificate?: ICertificate;
  /** Its ARN. */
  readonly firewall?: string;

  constructor(scope: Construct, id: string, props: CloudFrontPartsProps) {
    super(scope, id);
    const { name, host, deployment } = props;
    const { region } = Stack.of(this);
    if (needsCloudFrontParts(props) && (Token.isUnresolved(region) || region !== cloudFrontRegion)) {
      throw new Error(`${this.node.path}: CloudFront takes certificates and firewalls from us-east-1 only`);
    }
    if (deployment.certificateArn) {
      this.certificate = Certificate.fromCertificateArn(this, "Given", deployment.certificateArn);
    } else if (host && deployment.hostedZoneId) {
      this.certificate = new Certificate(this, "Certificate", {
        domainName: host,
        // ACM proves that the host is ours with a record in the zone, now and at each renewal.
        validation: CertificateValidation.fromDns(zoneOf(this, host, deployment.hostedZoneId)),
      });
    }
    if (deployment.requestsPerAddress) this.firewall = this.makeFirewall(name, deployment.requestsPerAddress);
  }

  /** Blocks an address that asks more often than this in five minutes, until it asks less often. */
  private makeFirewall(name: string, limit: number): string {
    const visible = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: true,
      metricName,
    });
    const acl = new CfnWebACL(this, "Firewall", {
      name: `${name}-site`,
      scope: "CLOUDFRONT",
      defaultAction: { allow: {} },
      visibilityConfig: visible(`${name}-site`),
      rules: [
        {
          name: "requests-per-address",
          priority: 0,
          action: { block: {} },
          statement: { rateBasedStatement: { limit, aggregateKeyType: "IP", evaluationWindowSec: 300 } },
          visibilityConfig: visible(`${name}-requests-per-address`),
        },
      ],
    });
    const comment = "Readers ask for files. No Java program reads their requests.";
    acl.addMetadata("checkov", { skip: [{ id: "CKV_AWS_192", comment }] });
    return acl.attrArn;
  }
}

/** The records of the host are the zone's own, so the zone counts as named like it. */
export function zoneOf(scope: Construct, host: string, hostedZoneId: string): IHostedZone {
  return HostedZone.fromHostedZoneAttributes(scope, "Zone", { hostedZoneId, zoneName: host });
}
