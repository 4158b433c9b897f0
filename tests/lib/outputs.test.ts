// What a newsroom reads when `cdk deploy` has ended.
import { Match, Template } from "aws-cdk-lib/assertions";
import { expect, test } from "vitest";
import { idOf, settings, unbundledStack } from "./stack-fixture.ts";

const site = "https://khulasa.example";

function deploy(changes: Parameters<typeof settings>[0] = {}): Template {
  return Template.fromStack(unbundledStack({ publication: settings({ site, ...changes }) }));
}

test("says where to drop articles and where the newspaper's feeds are", () => {
  const template = deploy();
  const inbox = { Ref: idOf(template, "AWS::S3::Bucket", "Inbox") };
  template.hasOutput("DropArticlesInto", { Value: { "Fn::Join": ["", ["s3://", inbox]] } });
  template.hasOutput("FrontPage", { Value: site });
  template.hasOutput("RssFeed", { Value: `${site}/rss.xml` });
  template.hasOutput("AtomFeed", { Value: `${site}/atom.xml` });
  template.hasOutput("JsonFeed", { Value: `${site}/feed.json` });
  template.hasOutput("AllFeeds", { Value: `${site}/feeds.opml` });
});

test("says where each section's are, by its slug, in ASCII", () => {
  const sections = [
    { name: "العرب والعالم", slug: "arab-world" },
    { name: "كأس 2026", slug: "cup-2026" },
    { name: "كأس ٢٠٢٦", slug: "cup2026" },
  ];
  const template = deploy({ sections });
  template.hasOutput("Section1", {
    Value: `${site}/sections/arab-world/rss.xml ${site}/sections/arab-world/atom.xml ${site}/sections/arab-world/feed.json`,
    Description: Match.stringLikeRegexp("^[ -~]+$"),
  });
  template.hasOutput("Section2", { Value: Match.stringLikeRegexp("sections/cup-2026/rss.xml") });
  template.hasOutput("Section3", { Value: Match.stringLikeRegexp("sections/cup2026/rss.xml") });
});

test("says nothing of sections where the settings have no feeds for them", () => {
  const template = deploy({ feeds: { sections: false, authors: false, tags: false } });
  expect(Object.keys(template.findOutputs("*")).filter((name) => name.startsWith("Section"))).toEqual([]);
});
