// What the distributions of one account can share: the functions at the edge and the headers of every response.
import { Duration, Stack } from "aws-cdk-lib";
import * as cloudfront from "aws-cdk-lib/aws-cloudfront";
import { Construct } from "constructs";
import { contentSecurityPolicy, cors, referrerPolicy } from "../../lambdas/documents/response-headers.ts";
import { compileEdgeFunction, type EdgeFunction } from "../edge/compile.ts";

export interface SharedEdgeProps {
  /** Begins every name, because CloudFront's names are unique in an account. At most 28 letters. */
  readonly name: string;
  /** The address of the one newspaper that uses it. With several, pages find their style sheet on their own host only. */
  readonly siteUrl?: string | undefined;
}

/**
 * An account has 20 response headers policies and 100 functions, so many newspapers share one of these. One newspaper alone makes
 * its own (site.ts).
 */
export class SharedEdge extends Construct {
  readonly responseHeadersPolicy: cloudfront.IResponseHeadersPolicy;
  readonly functionAssociations: cloudfront.FunctionAssociation[];

  constructor(scope: Construct, id: string, props: SharedEdgeProps) {
    super(scope, id);
    const nameOf = (part: string) => `${props.name}-${Stack.of(this).region}-${part}`;
    const edgeFunction = (part: string, source: EdgeFunction) =>
      new cloudfront.Function(this, part, {
        functionName: nameOf(part),
        runtime: cloudfront.FunctionRuntime.JS_2_0,
        code: cloudfront.FunctionCode.fromInline(compileEdgeFunction(source)),
      });
    this.functionAssociations = [
      {
        eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
        function: edgeFunction("DirectoryIndex", "directory-index"),
      },
      {
        eventType: cloudfront.FunctionEventType.VIEWER_RESPONSE,
        function: edgeFunction("ViewerResponse", "viewer-response"),
      },
    ];
    this.responseHeadersPolicy = new cloudfront.ResponseHeadersPolicy(this, "ResponseHeaders", {
      responseHeadersPolicyName: nameOf("ResponseHeaders"),
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
        contentSecurityPolicy: {
          contentSecurityPolicy: contentSecurityPolicy(props.siteUrl),
          override: true,
        },
      },
    });
  }
}
