// The outputs of the stack, which `cdk deploy` prints at its end.
import { Template } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { deploymentOf, idOf, settings, unbundledStack } from "./stack-fixture.ts";

const site = "https://khulasa.example";

function deploy(changes: Parameters<typeof settings>[0] = {}): Template {
  const deployment = deploymentOf({ releaseGuard: "off" });
  return Template.fromStack(unbundledStack({ publication: settings({ site, ...changes }), deployment }));
}

test("prints where to drop articles and where the newspaper's feeds are", () => {
  const template = deploy();
  const inbox = { Ref: idOf(template, "AWS::S3::Bucket", "Inbox") };
  template.hasOutput("DropArticlesInto", { Value: { "Fn::Join": ["", ["s3://", inbox]] } });
  template.hasOutput("FrontPage", { Value: site });
  template.hasOutput("RssFeed", { Value: `${site}/rss.xml` });
  template.hasOutput("AtomFeed", { Value: `${site}/atom.xml` });
  template.hasOutput("JsonFeed", { Value: `${site}/feed.json` });
  template.hasOutput("AllFeeds", { Value: `${site}/feeds.opml` });
});

describe.each([184, 500])("a newspaper with %i sections", (count) => {
  const sections = Array.from({ length: count }, (_, index) => ({
    name: `قسم الأخبار المحلية رقم ${index + 1}`,
    slug: `local-news-section-${index + 1}`,
  }));
  const text = JSON.stringify(deploy({ sections }).toJSON());
  const { Outputs, Parameters, Mappings, Resources } = JSON.parse(text);

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
  test("stays within the limits of a template", () => {
    expect(Object.keys(Outputs).length).toBeLessThanOrEqual(200);
    expect(Object.keys(Parameters ?? {}).length).toBeLessThanOrEqual(200);
    expect(Object.keys(Mappings ?? {}).length).toBeLessThanOrEqual(200);
    expect(Object.keys(Resources).length).toBeLessThanOrEqual(500);
    expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
    for (const { Description = "" } of Object.values<{ Description?: string }>(Outputs))
      expect(Description).toMatch(/^[ -~]*$/);
  });

  test("has the template of one with no section", () => {
    // The settings are part of the code, whose name is a hash.
    const withoutHashes = (template: string) => template.replaceAll(/[0-9a-f]{64}/g, "hash");
    expect(withoutHashes(text)).toBe(withoutHashes(JSON.stringify(deploy({ sections: [] }).toJSON())));
  });
});
