// The public site: the site bucket and the CloudFront distribution in front of it.
import { Duration, Stack } from "aws-cdk-lib";
import type { ICertificate } from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { notFoundSeconds } from "../../lambdas/documents/cache-rules.ts";
import { documents } from "../../lambdas/documents/documents.ts";
import { pathInFeed } from "../../lambdas/documents/render-documents.ts";
import type { AccessLogs } from "../buckets/access-logs.ts";
import { privateBucket } from "../buckets/private-bucket.ts";
import { SharedEdge } from "./shared-edge.ts";

export interface SiteProps {
  /** The newspaper's name, unique in the account and region. At most 28 letters. */
  readonly name: string;
  readonly accessLogs: AccessLogs;
  /** Default: a name that CloudFormation makes. */
  readonly bucketName?: string | undefined;
  /** The site's address from the settings. Default: CloudFront's own domain. */
  readonly siteUrl?: string | undefined;
  /** The certificate for the host of `siteUrl`, in us-east-1. Default: the site answers only for CloudFront's own domain. */
  readonly certificate?: ICertificate | undefined;
  /** The ARN of a firewall, in us-east-1. Default: none. */
  readonly firewall?: string | undefined;
  /** The functions and headers that newspapers share. Default: this site has its own. */
  readonly edge?: SharedEdge | undefined;
}

/** Only the publisher function and this distribution can access the bucket, and only the function can write. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const { name, accessLogs, bucketName, siteUrl, certificate, firewall } = props;
    // CDK leaves the id "Default" out of logical ids. So these parts keep the logical ids from before they could be shared.
    const edge = props.edge ?? new SharedEdge(this, "Default", { name, siteUrl });

    this.bucket = new Bucket(this, "Bucket", {
      ...privateBucket,
      bucketName,
      ...accessLogs.under("site"),
      // For the preflight request that a browser sends before a script's conditional GET. CloudFront adds the CORS headers to all other
      // responses.
      cors: [
        {
          allowedOrigins: ["*"],
          allowedMethods: [HttpMethods.GET, HttpMethods.HEAD],
          allowedHeaders: ["*"],
          maxAge: 86_400,
        },
      ],
    });

    this.distribution = new cloudfront.Distribution(this, "Distribution", {
      comment: `${name}: feeds and pages`,
      ...(siteUrl && certificate && { domainNames: [new URL(siteUrl).hostname], certificate }),
      ...(firewall && { webAclId: firewall }),
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      // The cheapest class with edges in the Middle East and Africa.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_200,
      defaultRootObject: pathInFeed(documents.feedPage, "all"),
      defaultBehavior: {
        // With the permission to list, S3 answers 404 for absent keys. Without it, S3 answers 403, and a broken policy would look like
        // an empty site. Readers can't list: a listing is a request for the root, which CloudFront replaces by the default root object.
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
          originAccessControl: new cloudfront.S3OriginAccessControl(this, "OriginAccess", {
            originAccessControlName: `${name}-${Stack.of(this).region}-OriginAccess`,
          }),
          originAccessLevels: [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],
        }),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        compress: true,
        // This policy obeys the Cache-Control header, which every object has. The cache key has no query string, no cookie and no header
        // except Accept-Encoding. The minimum time to live is one second. With zero, CloudFront would not cache compressed content.
        cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
        originRequestPolicy: cloudfront.OriginRequestPolicy.CORS_S3_ORIGIN,
        responseHeadersPolicy: edge.responseHeadersPolicy,
        functionAssociations: edge.functionAssociations,
      },
      errorResponses: [
        {
          httpStatus: 404,
          responseHttpStatus: 404,
          responsePagePath: `/${documents.notFoundPage.path}`,
          ttl: Duration.seconds(notFoundSeconds),
        },
      ],
    });
  }
}
