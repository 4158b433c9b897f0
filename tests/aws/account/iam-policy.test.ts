import { expect, test } from "vitest";
import { findUnneeded, isAllowed, parsePolicy } from "./iam-policy.ts";

const reads = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::inbox/*" };
const writes = {
  Effect: "Allow",
  Action: ["s3:PutObject", "s3:DeleteObject"],
  Resource: "arn:aws:s3:::inbox/_refused/*",
};

function policy(...Statement: readonly object[]) {
  return parsePolicy({ Version: "2012-10-17", Statement });
}

function request(action: string, key: string) {
  return { action, resource: `arn:aws:s3:::inbox/${key}` };
}

test("nothing is allowed but what a statement allows, in any folder, the action in any case", () => {
  const statements = policy(reads, writes);
  expect(isAllowed(statements, request("s3:GetObject", "a/b.txt"))).toBe(true);
  expect(isAllowed(statements, request("S3:getobject", "a.txt"))).toBe(true);
  expect(isAllowed(statements, request("s3:PutObject", "_refused/a.txt"))).toBe(true);
  expect(isAllowed(statements, request("s3:PutObject", "a.txt"))).toBe(false);
  expect(isAllowed(statements, request("s3:GetObjectAcl", "a.txt"))).toBe(false);
  expect(isAllowed(statements, { action: "s3:GetObject", resource: "arn:aws:s3:::inbox" })).toBe(false);
  expect(isAllowed(statements, { action: "s3:GetObject", resource: "arn:aws:s3:::inbox2/a" })).toBe(false);
});

test("a pattern's other characters mean themselves", () => {
  const statements = policy({ ...reads, Resource: "arn:aws:s3:::inbox/a.b?(c)" });
  expect(isAllowed(statements, request("s3:GetObject", "a.b1(c)"))).toBe(true);
  expect(isAllowed(statements, request("s3:GetObject", "axb1(c)"))).toBe(false);
});

test("a denial wins, whatever else is allowed", () => {
  const statements = policy(reads, { ...reads, Effect: "Deny", Resource: "arn:aws:s3:::inbox/secret*" });
  expect(isAllowed(statements, request("s3:GetObject", "secret.txt"))).toBe(false);
  expect(isAllowed(statements, request("s3:GetObject", "a.txt"))).toBe(true);
});

test("a statement with conditions and principals holds for those who meet all of them", () => {
  const statements = policy({
    ...reads,
    Principal: { Service: "s3.amazonaws.com" },
    Condition: {
      StringEquals: { "aws:SourceAccount": "1" },
      ArnLike: { "aws:SourceArn": "arn:aws:s3:::in*" },
    },
  });
  const asked = {
    ...request("s3:GetObject", "a.txt"),
    principal: ["Service", "s3.amazonaws.com"],
    context: { "AWS:SourceAccount": "1", "aws:SourceArn": "arn:aws:s3:::inbox" },
  } as const;
  expect(isAllowed(statements, asked)).toBe(true);
  expect(isAllowed(statements, { ...asked, principal: ["Service", "sns.amazonaws.com"] })).toBe(false);
  expect(isAllowed(statements, { ...asked, context: { ...asked.context, "AWS:SourceAccount": "2" } })).toBe(
    false,
  );
  expect(isAllowed(statements, { ...asked, context: { "AWS:SourceAccount": "1" } })).toBe(false);
});

test("what it does not understand it does not judge", () => {
  expect(() => policy({ Effect: "Allow", NotAction: "s3:GetObject", Resource: "*" })).toThrow();
  const statements = policy({ ...reads, Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } });
  const asked = { ...request("s3:GetObject", "a.txt"), context: { "aws:SourceIp": "192.0.2.1" } };
  expect(() => isAllowed(statements, asked)).toThrow("IpAddress");
});

test("names each action and resource that was allowed for nothing", () => {
  const asked = [request("s3:GetObject", "a.txt"), request("s3:PutObject", "_refused/a.txt")];
  expect(findUnneeded(policy(reads, writes), asked)).toEqual([
    "s3:DeleteObject on arn:aws:s3:::inbox/_refused/*",
  ]);
});
