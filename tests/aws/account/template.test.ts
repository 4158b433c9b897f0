import { expect, test } from "vitest";
import { Template, Unresolved } from "./template.ts";

/** As Fn::Sub writes a name in a text. */
const named = (name: string) => `\${${name}}`;

const template = new Template(
  JSON.stringify({
    Resources: {
      InboxBucket1: { Type: "AWS::S3::Bucket" },
      SiteBucket2: {
        Type: "AWS::S3::Bucket",
        Properties: { Name: { "Fn::Sub": `site-${named("AWS::Region")}` } },
      },
    },
    Outputs: {
      Site: { Value: { "Fn::Join": ["", ["https://", { "Fn::GetAtt": ["SiteBucket2", "Host"] }]] } },
    },
  }),
);
template.made("AWS::Region", { ref: "eu-west-1" });
template.made("SiteBucket2", { ref: "khulasa-site", attributes: { Host: "site.example" } });

test("carries out Ref, Fn::GetAtt, Fn::Join and Fn::Sub, however deep", () => {
  expect(template.resolve({ Ref: "SiteBucket2" })).toBe("khulasa-site");
  expect(template.output("Site")).toBe("https://site.example");
  expect(
    template.resolve([{ deep: { "Fn::Sub": `${named("SiteBucket2")}:${named("SiteBucket2.Host")}` } }, 5]),
  ).toEqual([{ deep: "khulasa-site:site.example" }, 5]);
  const { properties } = template.one("AWS::S3::Bucket", "Site");
  expect(template.resolve(properties)).toEqual({ Name: "site-eu-west-1" });
});

test.each([
  ["a function that it does not know", { "Fn::ImportValue": "x" }],
  ["a resource that nobody made", { Ref: "InboxBucket1" }],
  ["an attribute that nobody gave", { "Fn::GetAtt": ["SiteBucket2", "Arn"] }],
  ["a name in a text that nobody made", { "Fn::Sub": named("InboxBucket1") }],
])("stops at %s", (_what, value) => {
  expect(() => template.resolve({ inside: [value] })).toThrow(Unresolved);
});

test("stops where one resource is asked for and there are two, or none", () => {
  expect(() => template.one("AWS::S3::Bucket")).toThrow(Unresolved);
  expect(() => template.one("AWS::SQS::Queue")).toThrow(Unresolved);
});
