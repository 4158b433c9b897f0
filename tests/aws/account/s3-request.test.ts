import { expect, test } from "vitest";
import { permissionsFor, permissionToMiss, readRequest } from "./s3-request.ts";

const key = "%D8%B1%D9%8A%D8%A7%D8%B6%D8%A9/a%2Bb%20c.txt";
const object = "arn:aws:s3:::inbox/رياضة/a+b c.txt";

function permissions(method: string, url: string, headers: Record<string, string> = {}) {
  return permissionsFor(readRequest(method, url, headers)).map(
    ({ action, resource }) => `${action} ${resource}`,
  );
}

test.each([
  ["GET", `/inbox/${key}?x-id=GetObject`, {}, [`s3:GetObject ${object}`]],
  ["HEAD", `/inbox/${key}`, {}, [`s3:GetObject ${object}`]],
  ["PUT", `/inbox/${key}?x-id=PutObject`, { "if-none-match": "*" }, [`s3:PutObject ${object}`]],
  ["PUT", `/inbox/${key}`, { "if-match": '"1"' }, [`s3:PutObject ${object}`, `s3:GetObject ${object}`]],
  ["DELETE", `/inbox/${key}`, {}, [`s3:DeleteObject ${object}`]],
  ["DELETE", `/inbox/${key}`, { "if-match": '"1"' }, [`s3:DeleteObject ${object}`, `s3:GetObject ${object}`]],
  ["GET", "/inbox?list-type=2&prefix=a%2F", {}, ["s3:ListBucket arn:aws:s3:::inbox"]],
  ["GET", "/inbox/?list-type=2", {}, ["s3:ListBucket arn:aws:s3:::inbox"]],
])("%s %s with %o needs %j", (method, url, headers, expected) => {
  expect(permissions(method, url, headers)).toEqual(expected);
});

test("to be told that an object is not there, one must be allowed to list", () => {
  const listing = [{ action: "s3:ListBucket", resource: "arn:aws:s3:::inbox" }];
  expect(permissionToMiss(readRequest("HEAD", `/inbox/${key}`, {}))).toEqual(listing);
  expect(permissionToMiss(readRequest("DELETE", `/inbox/${key}`, {}))).toEqual([]);
});

test.each([
  ["POST", `/inbox/${key}`],
  ["GET", `/inbox/${key}?acl`],
  ["GET", `/inbox/${key}?versionId=1`],
  ["DELETE", "/inbox"],
])("%s %s is unheard of", (method, url) => {
  expect(() => permissions(method, url)).toThrow("nobody expected");
});
