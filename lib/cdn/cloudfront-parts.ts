// The parts that CloudFront accepts only from us-east-1: the certificate of the newspaper's host, and the firewall.
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

/** Whether a certificate or a firewall must be created. A certificate that already exists is only referred to. */
export function needsCloudFrontParts({ host, deployment }: Omit<CloudFrontPartsProps, "name">): boolean {
  return madeCertificate(host, deployment) || deployment.requestsPerAddress !== undefined;
}

function madeCertificate(host: string | undefined, deployment: Settings): boolean {
  return host !== undefined && deployment.hostedZoneId !== undefined && !deployment.certificateArn;
}

/** @throws Error if the stack is in another region, or if its region is not known yet */
export class CloudFrontParts extends Construct {
  readonly certificate?: ICertificate;
  /** The ARN of the firewall. */
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
        // ACM reads a record in the DNS zone to check that the host is ours, now and at each renewal of the certificate.
        validation: CertificateValidation.fromDns(zoneOf(this, host, deployment.hostedZoneId)),
      });
    }
    if (deployment.requestsPerAddress) this.firewall = this.makeFirewall(name, deployment.requestsPerAddress);
  }

  /** Blocks a reader's address that sends more requests than this in five minutes, until it sends fewer. */
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

/** Refers to the DNS zone. CDK adds the zone's name to the names of records. All records here are for the host, so it is given as name. */
export function zoneOf(scope: Construct, host: string, hostedZoneId: string): IHostedZone {
  return HostedZone.fromHostedZoneAttributes(scope, "Zone", { hostedZoneId, zoneName: host });
}
