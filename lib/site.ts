// The public site: the site bucket and the CloudFront distribution in front of it.
import { Duration, Stack } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { notFoundSeconds } from "../lambdas/documents/cache-rules.ts";
import { documents } from "../lambdas/documents/documents.ts";
import { pathInFeed } from "../lambdas/documents/render-documents.ts";
import { contentSecurityPolicy, cors, referrerPolicy } from "../lambdas/documents/response-headers.ts";
import type { AccessLogs } from "./buckets/access-logs.ts";
import { privateBucket } from "./buckets/private-bucket.ts";
import { compileEdgeFunction, type EdgeFunction } from "./edge/compile.ts";

export interface SiteProps {
  readonly accessLogs: AccessLogs;
  /** Default: a name that CloudFormation makes. */
  readonly bucketName?: string | undefined;
  /** The site's address from the settings. Default: CloudFront's own domain. */
  readonly siteUrl?: string | undefined;
  /** The newspaper's own host and the ARN of its certificate (in us-east-1). Default: CloudFront's own domain. */
  readonly domain?: { readonly host: string; readonly certificateArn: string } | undefined;
}

/** Only the publisher function and this distribution can access the bucket, and only the function can write. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, { accessLogs, bucketName, siteUrl, domain }: SiteProps) {
    super(scope, id);

    this.bucket = new Bucket(this, "Bucket", {
      ...privateBucket,
      bucketName,
      ...accessLogs.under("site"),
      // For the preflight request before a script's conditional GET. CloudFront adds the CORS headers of other responses.
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
      comment: "Khulasa: feeds and pages",
      ...(domain && {
        domainNames: [domain.host],
        certificate: Certificate.fromCertificateArn(this, "Certificate", domain.certificateArn),
      }),
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      // The cheapest class with edges in the Middle East and Africa.
      priceClass: cloudfront.PriceClass.PRICE_CLASS_200,
      defaultRootObject: pathInFeed(documents.feedPage, "all"),
      defaultBehavior: {
        // With the right to list, S3 answers 404 for absent keys. Without it, it answers 403, and a broken policy looks like an
        // empty site. Readers cannot list: the listing is at the root, where CloudFront requests the root object instead.
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
          originAccessControl: new cloudfront.S3OriginAccessControl(this, "OriginAccess", {
            originAccessControlName: this.nameOf("OriginAccess"),
          }),
          originAccessLevels: [cloudfront.AccessLevel.READ, cloudfront.AccessLevel.LIST],
        }),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        compress: true,
        cachePolicy: this.cachePolicy(),
        originRequestPolicy: cloudfront.OriginRequestPolicy.CORS_S3_ORIGIN,
        responseHeadersPolicy: this.responseHeadersPolicy(siteUrl),
        functionAssociations: [
          {
            eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
            function: this.edgeFunction("DirectoryIndex", "directory-index"),
          },
          {
            eventType: cloudfront.FunctionEventType.VIEWER_RESPONSE,
            function: this.edgeFunction("ViewerResponse", "viewer-response"),
          },
        ],
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

  /**
   * Obeys the Cache-Control of each object, including stale-while-revalidate; one minute if an object has none. The minimum is
   * one second, because with zero "CloudFront won't cache compressed content" (developer guide, "Serve compressed files").
   */
  private cachePolicy(): cloudfront.CachePolicy {
    return new cloudfront.CachePolicy(this, "CachePolicy", {
      cachePolicyName: this.nameOf("CachePolicy"),
      minTtl: Duration.seconds(1),
      defaultTtl: Duration.minutes(1),
      maxTtl: Duration.days(365),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private responseHeadersPolicy(siteUrl: string | undefined): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, "ResponseHeaders", {
      responseHeadersPolicyName: this.nameOf("ResponseHeaders"),
      // Only the publisher function uses it, to recognise changed documents.
      removeHeaders: ["x-amz-meta-fingerprint"],
      corsBehavior: {
        accessControlAllowCredentials: false,
        accessControlAllowOrigins: ["*"],
        accessControlAllowMethods: [...cors.methods],
        accessControlAllowHeaders: ["*"],
        accessControlExposeHeaders: [...cors.exposedHeaders],
        accessControlMaxAge: Duration.days(1),
        originOverride: true,
      },
      securityHeadersBehavior: {
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: {
          referrerPolicy: referrerPolicy as cloudfront.HeadersReferrerPolicy,
          override: true,
        },
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(siteUrl), override: true },
      },
    });
  }

  /** A name with stack and region: CloudFront's names are unique in an account, over all regions and newspapers. */
  private nameOf(id: string): string {
    const { stackName, region } = Stack.of(this);
    return `${stackName}-${region}-${id}`;
  }

  private edgeFunction(id: string, name: EdgeFunction): cloudfront.Function {
    return new cloudfront.Function(this, id, {
      functionName: this.nameOf(id),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(compileEdgeFunction(name)),
    });
  }
}
