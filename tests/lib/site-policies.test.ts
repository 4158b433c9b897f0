// The policies of the distribution: how long documents are cached, which scripts may read them, and which headers protect readers.
import { Match, Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { documents } from "../../lambdas/documents/documents.ts";
import { renderArticlePage } from "../../lambdas/page/article-page.ts";
import { naskhArabic, naskhLatin } from "../../lambdas/page/fonts/naskh.ts";
import { fontPath } from "../../lambdas/publication/addresses.ts";
import { renderDocument, seedEntry } from "../feed/feed-fixture.ts";
import { publication, siteUrl } from "../publish/publish-fixture.ts";
import { settings, unbundledStack } from "./stack-fixture.ts";

const seed = await seedEntry();

const template = Template.fromStack(unbundledStack());

// CachingOptimized: one second to a year, by Accept-Encoding alone, without query strings, cookies and other headers.
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
test("every document is cached as long as it says, whoever asks, and whatever is added to its address", () => {
  template.resourceCountIs("AWS::CloudFront::CachePolicy", 0);
  template.hasResourceProperties("AWS::CloudFront::Distribution", {
    DistributionConfig: {
      DefaultCacheBehavior: { CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6" },
    },
  });
  for (const { cacheControl } of Object.values(documents)) expect(cacheControl).toMatch(/max-age=\d+/);
});

test("scripts of every site may read documents, also with conditional requests", () => {
  template.hasResourceProperties("AWS::CloudFront::ResponseHeadersPolicy", {
    ResponseHeadersPolicyConfig: {
      CorsConfig: {
        AccessControlAllowOrigins: { Items: ["*"] },
        AccessControlAllowMethods: { Items: ["GET", "HEAD", "OPTIONS"] },
        AccessControlAllowHeaders: { Items: ["*"] },
        AccessControlExposeHeaders: { Items: ["ETag", "Last-Modified"] },
        AccessControlAllowCredentials: false,
        OriginOverride: true,
      },
      SecurityHeadersConfig: {
        ContentTypeOptions: { Override: true },
        StrictTransportSecurity: Match.objectLike({ Override: true }),
      },
    },
  });
});

describe("the content security policy", () => {
  test("allows what pages need, and nothing else", () => {
    expect(Object.fromEntries(securityPolicy(template))).toEqual({
      "default-src": "'none'",
      "style-src": "'self'",
      "font-src": "'self'",
      "script-src": "'self'",
      "connect-src": "'self'",
      "img-src": "'self' https:",
      "media-src": "https:",
      "base-uri": "'none'",
      "form-action": "'none'",
      "frame-ancestors": "'none'",
    });
  });

  test("allows the newspaper's own address for the style sheet, which pages name in full, and no script but that of the search", () => {
    const own = Template.fromStack(unbundledStack({ publication: settings({ site: `${siteUrl}/feeds` }) }));
    expect(securityPolicy(own).get("style-src")).toBe(`'self' ${siteUrl}`);
    expect(securityPolicy(own).get("script-src")).toBe(`${siteUrl}/search.js`);
  });

  test.each([
    ["an article", renderArticlePage(seed, publication, siteUrl)],
    ["a feed", renderDocument("index.html", [seed])],
    ["what is not there", renderDocument("404.html", [])],
  ])("is enough for the page of %s", (_, page) => {
    // Structured data is not executed, so the policy need not allow it (HTML, "The script element", data blocks).
    const executed = page.replaceAll('<script type="application/ld+json">', "");
    expect(executed).not.toMatch(/<(script|iframe|object|embed|form|base|style)\b|\sstyle=|\son\w+=/i);
    const links = [...page.matchAll(/<link rel="(\w+)"[^>]* href="([^"]*)"/g)];
    const loaded = links.filter(([, rel]) => rel !== "alternate" && rel !== "canonical");
    expect(loaded.map(([, rel, href]) => [rel, href])).toEqual([
      ["icon", `${siteUrl}/favicon.ico`],
      ...[naskhArabic, naskhLatin].map(({ name }) => ["preload", `${siteUrl}/${fontPath(name)}`]),
      ["stylesheet", `${siteUrl}/style.css`],
    ]);
  });
});

/** The directives of a policy, by name. */
function securityPolicy(of: Template): ReadonlyMap<string, string> {
  const [policy] = Object.values(of.findResources("AWS::CloudFront::ResponseHeadersPolicy"));
  const text: string =
    policy?.Properties.ResponseHeadersPolicyConfig.SecurityHeadersConfig.ContentSecurityPolicy
      .ContentSecurityPolicy;
  return new Map(
    text.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources.join(" ")];
    }),
  );
}
