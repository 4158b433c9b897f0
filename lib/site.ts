// What readers get: the site bucket and the CloudFront distribution in front of it.
import { fileURLToPath } from "node:url";
import { Duration } from "aws-cdk-lib";
import { Certificate } from "aws-cdk-lib/aws-certificatemanager";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { S3BucketOrigin } from "aws-cdk-lib/aws-cloudfront-origins";
import { Bucket, HttpMethods } from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import { privateBucket } from "./private-bucket.ts";

export interface SiteProps {
  /** A host of the newspaper's own, and the ARN of its certificate (in us-east-1). Absent: CloudFront's own domain. */
  readonly domain?: { readonly host: string; readonly certificateArn: string } | undefined;
}

/** The function writes to the bucket; CloudFront, and of it only this distribution, reads; nobody else does either. */
export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: cloudfront.Distribution;

  constructor(scope: Construct, id: string, { domain }: SiteProps) {
    super(scope, id);

    this.bucket = new Bucket(this, "Bucket", {
      ...privateBucket,
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
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
        compress: true,
        cachePolicy: this.cachePolicy(),
        originRequestPolicy: cloudfront.OriginRequestPolicy.CORS_S3_ORIGIN,
        responseHeadersPolicy: this.responseHeadersPolicy(),
        functionAssociations: [
          { eventType: cloudfront.FunctionEventType.VIEWER_REQUEST, function: this.directoryIndex() },
        ],
      },
      // CloudFront may not list the bucket, so S3 answers 403 for what is absent. Ten seconds, because it may be about to come.
      errorResponses: [403, 404].map((httpStatus) => ({
        httpStatus,
        responseHttpStatus: 404,
        responsePagePath: "/404.html",
        ttl: Duration.seconds(10),
      })),
    });
  }

  /** As long as the object's own Cache-Control says; a minute for one that says nothing, a day at the most. */
  private cachePolicy(): cloudfront.CachePolicy {
    return new cloudfront.CachePolicy(this, "CachePolicy", {
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.minutes(1),
      maxTtl: Duration.days(1),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private responseHeadersPolicy(): cloudfront.ResponseHeadersPolicy {
    return new cloudfront.ResponseHeadersPolicy(this, "ResponseHeaders", {
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
        // Articles are cleaned of scripts before they are published; this is the second lock on that door.
        contentSecurityPolicy: {
          contentSecurityPolicy:
            "script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          override: true,
        },
      },
    });
  }

  private directoryIndex(): cloudfront.Function {
    return new cloudfront.Function(this, "DirectoryIndex", {
      comment: "/oman/ is the page /oman/index.html",
      runtime: cloudfront.FunctionRuntime.JS_2_0,
      code: cloudfront.FunctionCode.fromFile({
        filePath: fileURLToPath(new URL("directory-index.js", import.meta.url)),
      }),
    });
  }
}
