// What readers get: the site bucket and the CloudFront distribution in front of it.
import { Duration, Stack } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { AccessLogs } from "./buckets/access-logs.ts";
import { privateBucket } from "./buckets/private-bucket.ts";
import { compileEdgeFunction, type EdgeFunction } from "./edge/compile.ts";

export interface SiteProps {
  readonly accessLogs: AccessLogs;
  /** Where the settings say that the site is served. Absent: wherever CloudFront serves it. */
  readonly siteUrl?: string | undefined;
  /** A host of the newspaper's own, and the ARN of its certificate (in us-east-1). Absent: CloudFront's own domain. */
  readonly domain?: { readonly host: string; readonly certificateArn: string } | undefined;
}

/** The function writes to the bucket; CloudFront, and of it only this distribution, reads; nobody else does either. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, { accessLogs, siteUrl, domain }: SiteProps) {
    super(scope, id);

    this.bucket = new Bucket(this, "Bucket", {
      ...privateBucket,
      ...accessLogs.under("site"),
      // Answers the browser's question before a script sends a conditional GET; the CORS headers themselves are CloudFront's.
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
      defaultRootObject: "index.html",
      defaultBehavior: {
        // It may list the bucket, or S3 would say 403 for what is absent, and a broken policy look like an empty site. No reader
        // can: a listing is what S3 answers at its root, for which CloudFront asks for the root object instead.
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
            function: this.edgeFunction("FeedType", "feed-type"),
          },
        ],
      },
      // Ten seconds, because it may be about to come.
      errorResponses: [
        {
          httpStatus: 404,
          responseHttpStatus: 404,
          responsePagePath: "/404.html",
          ttl: Duration.seconds(10),
        },
      ],
    });
  }

  /**
   * As long as the object's own Cache-Control says, with its stale-while-revalidate: seconds for feeds, a year for
   * pictures; a minute for one that says nothing. At least a second, for with none "CloudFront won't cache compressed
   * content" (CloudFront developer guide, "Serve compressed files").
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
      // Of the function's own use: it tells a document that has changed from one that has not.
      removeHeaders: ["x-amz-meta-fingerprint"],
      corsBehavior: {
        accessControlAllowCredentials: false,
        accessControlAllowOrigins: ["*"],
        accessControlAllowMethods: ["GET", "HEAD", "OPTIONS"],
        accessControlAllowHeaders: ["*"],
        accessControlExposeHeaders: ["ETag", "Last-Modified"],
        accessControlMaxAge: Duration.days(1),
        originOverride: true,
      },
      securityHeadersBehavior: {
        strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
        contentTypeOptions: { override: true },
        referrerPolicy: {
          referrerPolicy: cloudfront.HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
          override: true,
        },
        contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(siteUrl), override: true },
      },
    });
  }

  /**
   * What CDK would call it by its construct alone. An account's CloudFront has one set of names: for all of its regions, and for
   * all newspapers in it.
   */
  private nameOf(id: string): string {
    const { stackName, region } = Stack.of(this);
    return `${stackName}-${region}-${id}`;
  }

  /** Each file in lib/edge says what it is for. */
  private edgeFunction(id: string, name: EdgeFunction): cloudfront.Function {
    return new cloudfront.Function(this, id, {
      functionName: this.nameOf(id),
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromInline(compileEdgeFunction(name)),
    });
  }
}

/**
 * What a page or a feed in a browser may load: the site's style sheet, and pictures, sound and film from anywhere over
 * HTTPS, since a newspaper keeps them where it likes. Nothing else, no script: articles are cleaned of them before they are
 * published, and this is the second lock on that door.
 */
function contentSecurityPolicy(siteUrl: string | undefined): string {
  // Pages link their style sheet by its full address: the newspaper's own, even when CloudFront's domain serves the page.
  const style = siteUrl === undefined ? "'self'" : `'self' ${new URL(siteUrl).origin}`;
  return [
    "default-src 'none'",
    `style-src ${style}`,
    "img-src https:",
    "media-src https:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
